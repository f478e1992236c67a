using EnquiryBot.Embeddings;
using Microsoft.AspNetCore.Http;
using Polly.Timeout;

namespace EnquiryBot.Tests.Embeddings;

public sealed class RemoteEmbeddingsTests : IAsyncLifetime
{
    private FakeEmbeddingServer _server = null!;
    private EmbeddingHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeEmbeddingServer.StartAsync();
        _host = EmbeddingHost.Of(_server);
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_speaks_the_API_gives_unit_vectors()
    {
        var vector = Assert.Single(await _host.QuestionsAsync("abc"));

        Assert.Equal([3 / MathF.Sqrt(10), 1 / MathF.Sqrt(10), 0, 0], vector);
        var call = Assert.Single(_server.Calls);
        Assert.Equal(("/v1/embeddings", "Bearer sk-never-in-a-log", "fake", 4), (call.Path, call.Authorization, call.Model, call.Dimensions));
        Assert.Equal(new EmbeddingModel("openai/fake", 4), _host.Source.Model);
    }

    [Fact]
    public async Task Azure_OpenAI_is_called_by_deployment()
    {
        (_host["Provider"], _host["BaseAddress"]) = ("AzureOpenAI", _server.Address);

        await _host.QuestionsAsync("abc");

        var call = Assert.Single(_server.Calls);
        Assert.Equal(("/openai/deployments/fake/embeddings", "sk-never-in-a-log"), (call.Path, call.ApiKey));
        Assert.Equal("azureopenai/fake", _host.Source.Model!.Id);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_when_it_says_so()
    {
        _server.Instead = (call, context) =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (call < 3 ? 429 : 200, call < 3 ? "0" : default(string));
            return Task.FromResult(call < 3);
        };

        Assert.Single(await _host.QuestionsAsync("abc"));
        Assert.Equal(3, _server.Calls.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task What_asking_again_cannot_cure_is_asked_once_and_its_answer_is_not_repeated(int status)
    {
        _server.Instead = async (_, context) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (status, $"{_server.Address}/elsewhere");
            await context.Response.WriteAsync("the words of a citizen");
            return true;
        };

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => _host.QuestionsAsync("the words of a citizen"));

        Assert.Equal(status, (int?)failure.StatusCode);
        Assert.DoesNotContain("citizen", failure.ToString(), StringComparison.Ordinal);
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task Vectors_of_another_length_are_refused_with_the_name_of_the_setting()
    {
        _server.Dimensions = 8;

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => _host.PagesAsync("abc"));

        Assert.Contains("Embeddings:Dimensions", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
    {
        (_host["TimeoutSeconds"], _host["Retries"]) = ("1", "0");
        _server.Instead = async (_, context) =>
        {
            await context.RequestAborted.WhenCancelledAsync();
            return true;
        };

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => _host.QuestionsAsync("abc"));
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_call()
    {
        using var leave = new CancellationTokenSource();
        _server.Instead = async (_, context) =>
        {
            await leave.CancelAsync();
            await context.RequestAborted.WhenCancelledAsync();
            return true;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _host.Source.Questions!.GenerateAsync(["abc"], null, leave.Token));
    }

    [Fact]
    public async Task Many_texts_go_in_batches_few_at_a_time_and_come_back_in_order()
    {
        (_host["BatchSize"], _host["ConcurrentCalls"]) = ("10", "2");
        string[] texts = [.. Enumerable.Range(0, 105).Select(i => i % 21 == 0 ? " " : new string('a', i))];

        var vectors = await _host.QuestionsAsync(texts);

        Assert.All(texts.Zip(vectors), pair => Assert.Equal(
            string.IsNullOrWhiteSpace(pair.First) ? 0 : pair.First.Length, pair.Second[1] == 0 ? 0 : pair.Second[0] / pair.Second[1], 0.01));
        Assert.Equal(10, _server.Calls.Count);
        Assert.All(_server.Calls, call => Assert.True(call.Texts.Length <= 10 && call.Texts.All(t => t.Trim().Length > 0)));
        Assert.InRange(_server.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task The_key_is_in_no_log_and_no_exception()
    {
        _server.Instead = (call, context) =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (call == 1 ? 429 : 401, "0");
            return Task.FromResult(true);
        };

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => _host.QuestionsAsync("the words of a citizen"));

        var said = string.Join('\n', _host.Logs.GetSnapshot().Select(r => $"{r} {r.Exception} {string.Join(' ', r.StructuredState ?? [])}").Append(failure.ToString()));
        Assert.Contains("embeddings", said, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-never", said, StringComparison.Ordinal);
        Assert.DoesNotContain("citizen", said, StringComparison.Ordinal);
    }
}

internal static class Cancellations
{
    public static Task WhenCancelledAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        token.Register(cancelled.SetResult);
        return cancelled.Task;
    }
}
