using EnquiryBot.Retrieval;
using EnquiryBot.Tests.Embeddings;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>Pages that change while the vectors of those before are being made: what is said of them is said of the newest.</summary>
public sealed class PassageVectorsTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly KnowledgeSearch _search = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WhenReady _log = new();
    private FakeEmbeddingServer _server = null!;
    private EmbeddingHost _host = null!;
    private PassageVectors _vectors = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeEmbeddingServer.StartAsync();
        _host = EmbeddingHost.Of(_server);
        _host["Retries"] = "0";
        _vectors = new PassageVectors(_search, _host.Source, TimeProvider.System, _log);
        await _vectors.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        _go.TrySetResult();
        await _vectors.StopAsync(default);
        _vectors.Dispose();
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Pages_that_come_at_the_last_moment_are_waited_for_though_those_before_are_in()
    {
        _server.Instead = async (call, _) =>
        {
            await (call == 1 ? Task.CompletedTask : HoldAsync());
            return false;
        };
        var second = new TaskCompletionSource<Task>();
        _log.Then = () =>
        {
            Serve("two");
            second.SetResult(_vectors.WhenSettledAsync(default));
        };
        Serve("one");

        var settled = await second.Task.WaitAsync(Limit);
        await _held.Task.WaitAsync(Limit);
        Assert.Equal((VectorState.Warming, false), (_vectors.State, settled.IsCompleted));

        _go.SetResult();
        await settled.WaitAsync(Limit);
        Assert.Equal(VectorState.Ready, _vectors.State);
        Assert.Empty(_search.WithoutVectors());
    }

    [Fact]
    public async Task A_failure_with_pages_that_are_no_longer_shown_says_nothing_of_those_that_are()
    {
        var first = new TaskCompletionSource();
        var fail = new TaskCompletionSource();
        _server.Instead = async (call, http) =>
        {
            if (call == 1)
            {
                first.SetResult();
                await fail.Task;
                http.Response.StatusCode = 500;
                return true;
            }

            await HoldAsync();
            return false;
        };
        Serve("one");
        await first.Task.WaitAsync(Limit);
        Serve("two");
        var settled = _vectors.WhenSettledAsync(default);

        fail.SetResult();
        await _held.Task.WaitAsync(Limit);
        Assert.Equal((VectorState.Warming, false), (_vectors.State, settled.IsCompleted));

        _go.SetResult();
        await settled.WaitAsync(Limit);
        Assert.Equal(VectorState.Ready, _vectors.State);
    }

    // The second order comes to the server, and is not answered until it may be.
    private Task HoldAsync()
    {
        _held.TrySetResult();
        return _go.Task;
    }

    private void Serve(string version)
    {
        _search.Replace([Pages.Passage(Pages.North, version, 0, $"Page {version}", [], default, 1, Pages.P($"Text {version}."))], Pages.Synonyms, version);
        _vectors.Make(_search.WithoutVectors(), version);
    }

    /// <summary>Does something when the first order is said to be in.</summary>
    private sealed class WhenReady : ILogger<PassageVectors>
    {
        public Action? Then { get; set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 1)
            {
                (var then, Then) = (Then, null);
                then?.Invoke();
            }
        }
    }
}
