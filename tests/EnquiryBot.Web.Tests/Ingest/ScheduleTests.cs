using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Councils;
using EnquiryBot.Knowledge;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EnquiryBot.Web.Tests.Ingest;

/// <summary>The service visits sites by itself, and what the shared pages of a demonstration council become.</summary>
public sealed class ScheduleTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_service_visits_a_site_by_itself_says_so_in_its_health_and_not_again_after_a_restart()
    {
        await using var site = (await CouncilSite.StartAsync()).Page("/worms", "Worm composting bins", "<p>A worm composting bin costs £17. We deliver it to your home within two weeks.</p>");
        var data = "";
        await using (var app = Scheduled(site))
        {
            data = app.DataFolder;
            var run = await Eventually.SeeAsync(() => LastRunAsync(app), "the first visit");
            Assert.Equal(("alderbrook", 1), ((string?)run["council"], (int)run["added"]!));
            Assert.Equal(site.Sitemap.AbsoluteUri, (string?)run["source"]);
            var citizen = await app.BeginAsync("alderbrook");
            Assert.Contains("£17", (await citizen.AskAsync("How much does a worm composting bin cost?")).Text, StringComparison.Ordinal);
        }

        var asked = site.Asked.Count;
        await using var again = Scheduled(site);
        again.DataFolder = data;
        Assert.NotNull(await Eventually.SeeAsync(() => LastRunAsync(again), "what was known before"));
        Assert.Equal(asked, site.Asked.Count);
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_said_in_the_health()
    {
        await using var site = await CouncilSite.StartAsync();
        site.Status("/sitemap.xml", 404);
        await using var app = Scheduled(site);

        var degraded = await Eventually.SeeAsync(
            async () => (await HealthAsync(app))["degraded"]!.AsArray().Select(d => (string?)d).FirstOrDefault(d => d!.StartsWith("ingest:", StringComparison.Ordinal)), "the failure");

        Assert.Contains("404", degraded, StringComparison.Ordinal);
    }

    [NeedsSharedFact]
    public async Task Bare_pages_of_a_council_are_all_read_and_searched()
    {
        await using var site = await CouncilSite.StartAsync();
        var rows = File.ReadLines(Shared.Data("council-pages", "localgov_demo_pages.jsonl")).Select(l => JsonNode.Parse(l)!).ToList();
        foreach (var row in rows)
        {
            var text = string.Concat(((string)row["text"]!).Split('\n').Select(p => $"<p>{System.Net.WebUtility.HtmlEncode(p)}</p>"));
            site.Page((string)row["path"]!, System.Net.WebUtility.HtmlEncode((string)row["title"]!), text);
        }

        await using var app = Scheduled(site);
        _ = app.Address;
        var run = await Eventually.SeeAsync(() => LastRunAsync(app), "the visit");
        output.WriteLine(run.ToJsonString());

        Assert.Equal(0, (int)run["quarantined"]!);
        Assert.True((int)run["added"]! >= rows.Count - 5, run.ToJsonString());
        var articles = (await app.Services.GetRequiredService<KnowledgeImport>().ReadPublishedAsync(CouncilScope.Of(CouncilId.Parse("alderbrook")), default))
            .Where(a => a.Url.StartsWith(site.Address, StringComparison.Ordinal)).ToList();
        output.WriteLine(string.Join('\n', articles.Select(a => $"{a.Service} {a.Language} {a.Title}")));
        Assert.All(articles, a => Assert.NotEmpty(ArticleChunker.Chunk(a)));
        Assert.All(articles, a => Assert.Equal(new DateOnly(2026, 9, 14), a.Updated));
    }

    private static TestApp Scheduled(CouncilSite site) => new()
    {
        Settings =
        {
            ["Ingest:AllowLoopback"] = "true", ["Ingest:RequestsPerSecond"] = "1000", ["Ingest:Sources:0:Council"] = "alderbrook",
            ["Ingest:Sources:0:Sitemap"] = site.Sitemap.AbsoluteUri, ["Ingest:Sources:0:EveryHours"] = "24",
        },
    };

    private static async Task<JsonObject> HealthAsync(TestApp app) => (await app.Client().GetFromJsonAsync<JsonObject>("/health/ready"))!;

    private static async Task<JsonObject?> LastRunAsync(TestApp app) => (await HealthAsync(app))["ingest"]!.AsArray().Select(r => r!.AsObject()).FirstOrDefault();
}
