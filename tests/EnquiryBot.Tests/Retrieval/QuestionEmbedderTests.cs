using EnquiryBot.Content;
using EnquiryBot.Retrieval;
using EnquiryBot.Tests.Embeddings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>A question and an encoder on a server that is not always there.</summary>
public sealed class QuestionEmbedderTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("enquirybot-questions").FullName;
    private readonly FakeTimeProvider _clock = new();
    private FakeEmbeddingServer _server = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeEmbeddingServer.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Embeddings:Provider"] = "OpenAI", ["Embeddings:BaseAddress"] = $"{_server.Address}/v1", ["Embeddings:Model"] = "fake",
            ["Embeddings:Dimensions"] = "4", ["Embeddings:Retries"] = "0", ["Embeddings:QuestionSeconds"] = "2",
        }).Build();
        _services = new ServiceCollection().AddLogging(l => l.AddFakeLogging())
            .AddEnquiryBot(settings, new HouseFolders(_folder, _folder, _folder), keysMayBePlain: true)
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)).BuildServiceProvider();
        var search = _services.GetRequiredService<KnowledgeSearch>();
        search.Replace(Pages.All, Pages.Synonyms, "pages");
        search.AddVectors(KnowledgeSearch.TextsFor(Pages.All).ToDictionary(t => t, _ => (ReadOnlyMemory<float>)new[] { 1f, 0, 0, 0 }, StringComparer.Ordinal), "pages");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_fails_leaves_the_question_to_its_words_and_is_asked_again_after_a_rest()
    {
        var down = true;
        _server.Instead = (_, http) =>
        {
            http.Response.StatusCode = down ? 503 : 200;
            return Task.FromResult(down);
        };

        Assert.Null(await EmbedAsync());
        down = false;
        Assert.Null(await EmbedAsync());
        Assert.Single(_server.Calls);

        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.NotNull(await EmbedAsync());
        var logged = Assert.Single(_services.GetRequiredService<FakeLogCollector>().GetSnapshot(), r => r.Level == LogLevel.Warning && r.Category!.EndsWith("QuestionEmbedder", StringComparison.Ordinal));
        Assert.DoesNotContain("sofa", logged.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Null(logged.Exception);
    }

    [Fact]
    public async Task A_server_that_is_slow_keeps_a_citizen_for_two_seconds_and_no_longer()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Instead = async (_, http) =>
        {
            called.SetResult();
            await Task.Delay(-1, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var vector = EmbedAsync();
        await called.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.False(vector.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(await vector);
    }

    [Fact]
    public async Task A_citizen_who_left_is_not_taken_for_a_server_that_failed()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbedAsync(left.Token));

        Assert.NotNull(await EmbedAsync());
    }

    private Task<ReadOnlyMemory<float>?> EmbedAsync(CancellationToken ct = default) => _services.GetRequiredService<QuestionEmbedder>()
        .EmbedAsync(Pages.North, default, Pages.Text("what does it cost to have a sofa taken away"), topic: null, ct);
}
