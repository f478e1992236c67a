using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using EnquiryBot.Retrieval.Qdrant;
using EnquiryBot.Tests.Retrieval;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>
/// The life of an index as the lines of recorded-requests.jsonl: they can be sent to a real server, and its answers kept.
/// ENQUIRYBOT_RECORD_QDRANT=1 writes the file anew; what changed is then seen in the commit.
/// </summary>
public sealed class QdrantRecordingTests
{
    private static string Recorded([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "recorded-requests.jsonl");

    [Fact]
    public async Task The_requests_are_the_recorded_ones()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        await using var host = await QdrantHost.StartAsync(clock: clock);
        await LiveAsync(host, clock);
        var lines = host.Lines().ToList();
        if (Environment.GetEnvironmentVariable("ENQUIRYBOT_RECORD_QDRANT") == "1")
        {
            await File.WriteAllLinesAsync(Recorded(), lines);
        }

        Assert.Equal(await File.ReadAllLinesAsync(Recorded()), lines);
    }

    [Fact]
    public async Task Every_call_of_the_client_is_recorded()
    {
        var recorded = (await File.ReadAllLinesAsync(Recorded())).Select(l => JsonNode.Parse(l)!)
            .Select(l => $"{l["method"]} {string.Join('/', ((string)l["path"]!).Split('/').Select((p, i) => i == 2 && p != "aliases" ? "*" : p))}").ToHashSet();

        string[] calls =
        [
            "GET /", "GET /collections", "GET /aliases", "POST /collections/aliases", "GET /collections/*", "GET /collections/*/exists", "PUT /collections/*", "PATCH /collections/*", "DELETE /collections/*",
            "PUT /collections/*/index", "PUT /collections/*/points", "POST /collections/*/points/delete", "POST /collections/*/points/query/batch", "POST /collections/*/points/count",
        ];
        Assert.Equal(calls.Order(StringComparer.Ordinal), recorded.Order(StringComparer.Ordinal));
        Assert.Equal(calls.Length, typeof(QdrantClient).GetMethods().Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)).Select(m => m.Name).Distinct().Count());
    }

    private static async Task LiveAsync(QdrantHost host, FakeTimeProvider clock)
    {
        var bins = QdrantHost.Passage(Pages.North, "bins", 0, [1, 0, 0, 0], 1, 2);
        var tax = QdrantHost.Passage(Pages.South, "tax", 0, vector: null, 3);
        await host.Index.BuildAsync(QdrantHost.Generation("one", bins, tax), default);
        await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0], 1, 2), default);
        await host.Index.UpsertAsync(bins.Article, [bins, QdrantHost.Passage(Pages.North, "bins", 1, [0, 1, 0, 0], 4)], "two", default);
        await host.Index.DeleteAsync(tax.Article, "three", default);
        await host.Index.CountAsync(EnquiryBot.Councils.CouncilScope.Of(Pages.North), default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await host.Index.BuildAsync(QdrantHost.Generation("four", bins), default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await host.Index.BuildAsync(QdrantHost.Generation("five", tax), default);
        await host.Index.CheckAsync(default);
    }
}
