using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using EnquiryBot.Retrieval.Qdrant;
using Microsoft.AspNetCore.Http;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>What is known to go wrong with a Qdrant server, each by its name.</summary>
public sealed class QdrantTrapTests
{
    private static readonly Filter North = QdrantSchema.Of(Pages.North);

    [Fact]
    public void An_idle_connection_is_given_up_before_the_server_drops_it_after_five_seconds()
    {
        using var handler = QdrantServer.Handler();

        Assert.InRange(handler.PooledConnectionIdleTimeout, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
        Assert.InRange(handler.PooledConnectionLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
        Assert.False(handler.AllowAutoRedirect);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_once_more()
    {
        await using var host = await QdrantHost.StartAsync();
        var calls = Break(host, times: 1);

        Assert.Equal("1.19.0", (await host.Client.HealthAsync()).Version);
        Assert.Equal(2, calls());
    }

    [Fact]
    public async Task A_connection_that_breaks_again_is_a_failure()
    {
        await using var host = await QdrantHost.StartAsync();
        var calls = Break(host, times: 9);

        await Assert.ThrowsAsync<QdrantException>(() => host.Client.HealthAsync());
        Assert.Equal(2, calls());
    }

    [Theory]
    [InlineData(408, null, 2)]
    [InlineData(500, null, 2)]
    [InlineData(503, null, 2)]
    [InlineData(429, "0", 2)]
    [InlineData(429, null, 1)]
    [InlineData(400, null, 1)]
    [InlineData(404, null, 1)]
    [InlineData(422, null, 1)]
    [InlineData(507, null, 1)]
    public async Task A_refusal_is_tried_again_when_it_may_pass(int status, string? retryAfter, int tries)
    {
        await using var host = await QdrantHost.StartAsync();
        var calls = Answer(host, status, """{"status":{"error":"because"},"time":0}""", "application/json", retryAfter);

        var refusal = await Assert.ThrowsAsync<QdrantException>(() => host.Client.CountAsync("a", North));

        Assert.Equal(tries, calls());
        Assert.Equal(status, refusal.StatusCode);
        Assert.Contains("because", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_key_is_answered_in_plain_text_and_names_the_setting(int status)
    {
        await using var host = await QdrantHost.StartAsync();
        Answer(host, status, "Invalid API key or JWT", "text/plain");

        var refusal = await Assert.ThrowsAsync<QdrantException>(() => host.Client.CountAsync("a"));

        Assert.Equal(status, refusal.StatusCode);
        Assert.Contains("Retrieval:Qdrant:ApiKey", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_travels_in_its_header_and_stands_in_no_log()
    {
        await using var host = await QdrantHost.StartAsync(o => o.ApiKey = "key-never-in-a-log");
        host.Stub.ApiKey = "key-never-in-a-log";

        Assert.False(await host.Client.CollectionExistsAsync("a"));

        host.Stub.ApiKey = "another";
        await Assert.ThrowsAsync<QdrantException>(() => host.Client.CollectionExistsAsync("a"));
        Assert.DoesNotContain(host.Logs.GetSnapshot(), l => l.Message.Contains("key-never-in-a-log", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rate_limit_without_a_time_to_wait_splits_an_upsert()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one"), default);
        var sizes = new ConcurrentQueue<int>();
        host.Stub.Instead = async context => context.Request.Method == "PUT" && await IsTooMuchAsync(context, sizes, "points", most: 3);

        await host.Client.UpsertAsync(QdrantHost.Alias, Points(8));

        Assert.Equal([8, 4, 2, 2, 2, 2], sizes);
        Assert.Equal(8UL, await host.Client.CountAsync(QdrantHost.Alias, North));
    }

    [Fact]
    public async Task A_rate_limit_without_a_time_to_wait_asks_the_queries_one_by_one()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", QdrantHost.Passage(Pages.North, "bins", 0, [1, 0, 0, 0], 1)), default);
        var sizes = new ConcurrentQueue<int>();
        host.Stub.Instead = context => IsTooMuchAsync(context, sizes, "searches", most: 1);

        var found = await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0], 1), default);

        Assert.Equal(["north/bins/en#0"], found);
        Assert.Equal([3, 1, 1, 1], sizes);
    }

    [Fact]
    public async Task A_write_that_the_server_did_not_finish_in_time_is_not_done_though_it_says_200()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one"), default);
        host.Stub.UpdateStatus = "wait_timeout";

        await Assert.ThrowsAsync<QdrantException>(() => host.Client.UpsertAsync(QdrantHost.Alias, Points(1)));
        await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.DeleteAsync(new ArticleKey(Pages.North, LanguageTag.English, "bins"), "two", default));
        Assert.Equal(UpdateStatus.WaitTimeout, (await host.Client.UpsertAsync(QdrantHost.Alias, Points(1), wait: false)).Status);
    }

    [Fact]
    public async Task Every_write_waits_and_says_how_long()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", QdrantHost.Passage(Pages.North, "bins", 0, null, 1)), default);

        var writes = host.Stub.Exchanges.Where(e => e.Path.EndsWith("/points", StringComparison.Ordinal) || e.Path.EndsWith("/index", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, writes.Count);
        Assert.All(writes, w => Assert.Equal("wait=true&timeout=30", w.Query));
    }

    [Fact]
    public async Task An_upsert_has_at_most_256_points()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one"), default);

        await host.Client.UpsertAsync(QdrantHost.Alias, Points(600));

        Assert.Equal([256, 256, 88], Upserts(host).Select(e => e.Body!["points"]!.AsArray().Count));
        Assert.Equal(600UL, await host.Client.CountAsync(QdrantHost.Alias, North));
    }

    [Fact]
    public async Task An_upsert_has_at_most_8_megabytes()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one"), default);
        var wide = Enumerable.Range(0, 60_000).Select(i => ((float)Math.Sqrt(i), (uint)i)).ToArray();
        var points = Points(16);
        foreach (var point in points)
        {
            point.Vectors.Vectors_!.Vectors["bm25"] = wide;
        }

        await host.Client.UpsertAsync(QdrantHost.Alias, points);

        Assert.True(Upserts(host).Count() > 1);
        Assert.All(Upserts(host), e => Assert.InRange(e.Body!.ToJsonString().Length, 1, 8 * 1024 * 1024));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_search_gives_up_soon_after_the_configured_time(bool withHeaders)
    {
        await using var host = await QdrantHost.StartAsync(o => o.TimeoutSeconds = 1);
        host.Stub.Instead = async context =>
        {
            if (withHeaders)
            {
                // HttpClient reads the body outside its handlers: a server that stops there would be waited for without end.
                await context.Response.WriteAsync("{", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return true;
        };

        var refusal = await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.FindAsync(QdrantHost.Ask(Pages.North, null, 1), default));

        Assert.Contains("in time", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_told_how_long_a_search_may_take()
    {
        await using var host = await QdrantHost.StartAsync(o => o.TimeoutSeconds = 2);
        await host.Index.BuildAsync(QdrantHost.Generation("one"), default);

        await host.Index.FindAsync(QdrantHost.Ask(Pages.North, null, 1), default);

        Assert.Equal("timeout=2", host.Stub.Exchanges.Last().Query);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_no_failure_of_the_server()
    {
        await using var host = await QdrantHost.StartAsync();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.HealthAsync(given.Token));
    }

    [Theory]
    [InlineData("1.15.5", false)]
    [InlineData("0.11.0", false)]
    [InlineData("1.16.0", true)]
    [InlineData("1.19.0", true)]
    [InlineData("1.20.0-dev", true)]
    [InlineData("", false)]
    public async Task A_server_older_than_1_16_is_refused_by_name(string version, bool taken)
    {
        await using var host = await QdrantHost.StartAsync();
        host.Stub.Version = version;

        var health = await host.Index.CheckAsync(default);

        Assert.Equal(taken, health.Problem is null);
        Assert.Contains(taken ? version : "version", taken ? health.Engine : health.Problem!.Replace("too old", "version", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_Qdrant_is_said_to_be_none()
    {
        await using var host = await QdrantHost.StartAsync();
        Answer(host, 200, "<html>Welcome</html>", "text/html");

        var refusal = await Assert.ThrowsAsync<QdrantException>(() => host.Client.HealthAsync());

        Assert.Contains("Retrieval:Qdrant:Url", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<EnquiryBot.Testing.Qdrant.QdrantExchange> Upserts(QdrantHost host) =>
        host.Stub.Exchanges.Where(e => e.Method == "PUT" && e.Path.EndsWith("/points", StringComparison.Ordinal));

    private static List<PointStruct> Points(int count) =>
        [.. Enumerable.Range(0, count).Select(i => QdrantSchema.Point(QdrantHost.Passage(Pages.North, "bins", i, [1, 0, 0, 0], 1)))];

    private static Func<int> Break(QdrantHost host, int times)
    {
        var calls = 0;
        host.Stub.Instead = context =>
        {
            var breaks = Interlocked.Increment(ref calls) <= times;
            if (breaks)
            {
                context.Abort();
            }

            return Task.FromResult(breaks);
        };
        return () => calls;
    }

    private static Func<int> Answer(QdrantHost host, int status, string body, string type, string? retryAfter = null)
    {
        var calls = 0;
        host.Stub.Instead = async context =>
        {
            Interlocked.Increment(ref calls);
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            await context.Response.WriteAsync(body, context.RequestAborted);
            return true;
        };
        return () => calls;
    }

    private static async Task<bool> IsTooMuchAsync(HttpContext context, ConcurrentQueue<int> sizes, string list, int most)
    {
        context.Request.EnableBuffering();
        var body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        context.Request.Body.Position = 0;
        var size = body![list]!.AsArray().Count;
        sizes.Enqueue(size);
        if (size <= most)
        {
            return false;
        }

        context.Response.StatusCode = (int)HttpStatusCode.TooManyRequests;
        await context.Response.WriteAsync("""{"status":{"error":"Rate limit exceeded"},"time":0}""", context.RequestAborted);
        return true;
    }
}
