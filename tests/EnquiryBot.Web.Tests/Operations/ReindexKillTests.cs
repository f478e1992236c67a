using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Conversations;
using Microsoft.Data.Sqlite;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>The service dies while it takes new knowledge over: what is published is the old generation or the new one, whole.</summary>
public sealed class ReindexKillTests : IDisposable
{
    private const string Fact = "alderbrook/facts.yaml";

    private static readonly string[] Numbers = ["01632 960120", "01632 960171", "01632 960172", "01632 960173"];

    private readonly KnowledgeFolderCopy _knowledge = new();
    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
    private readonly HttpClient _client = new();

    [Fact]
    public async Task A_service_that_is_killed_during_a_reindex_comes_back_with_the_old_or_the_new_generation_whole()
    {
        await TrainAsync();
        for (var round = 1; round < Numbers.Length; round++)
        {
            using var service = await StartAsync();
            var before = await PublishedAsync();
            _knowledge.Change(Fact, Numbers[round - 1], Numbers[round]);

            // As soon as the first byte of the change is on the disk, it dies: before, within or after the commit.
            await UntilWrittenAsync(before);
            await service.KillAsync();

            AssertWhole(await PublishedAsync(), Numbers[round - 1], Numbers[round]);
        }

        using var mended = await StartAsync();
        var version = await VersionAsync(mended);
        await mended.KillAsync();
        using var again = await StartAsync();

        Assert.Equal(version, await VersionAsync(again));
        AssertWhole(await PublishedAsync(), Numbers[^1], Numbers[^1]);
    }

    public void Dispose()
    {
        _client.Dispose();
        _knowledge.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    // The intent model is trained (or taken from the cache of this run) by an app that is stopped in order.
    private async Task TrainAsync()
    {
        await using var app = new TestApp { DataFolder = _data, KnowledgeFolder = _knowledge.Path };
        Assert.NotEmpty(app.Address);
    }

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartAsync(_knowledge.Path, _data, ("Knowledge__ReloadSeconds", "1"), ("Embeddings__Provider", "None"));

    private async Task<string> VersionAsync(ServiceProcess service) =>
        (string)(await _client.GetFromJsonAsync<JsonObject>(new Uri(service.Address, "/health/ready")))!["knowledge"]!["version"]!;

    private async Task UntilWrittenAsync(string before)
    {
        var log = new FileInfo(Path.Combine(_data, "enquirybot.db-wal"));
        log.Refresh();
        var (length, written) = (log.Exists ? log.Length : 0, log.LastWriteTimeUtc);
        await Eventually.SeeAsync(
            async () =>
            {
                log.Refresh();
                return (log.Exists && (log.Length != length || log.LastWriteTimeUtc != written)) || await PublishedAsync() != before ? "" : null;
            },
            "a change on the disk");
    }

    // All articles that are published, from the file itself: no service is asked, which would mend it.
    private async Task<string> PublishedAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_data, "enquirybot.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Council || '/' || ArticleId || '/' || Language || ' ' || Content FROM article_revisions WHERE WithdrawnAt IS NULL ORDER BY 1";
        await using var rows = await command.ExecuteReaderAsync();
        var articles = new List<string>();
        while (await rows.ReadAsync())
        {
            articles.Add(rows.GetString(0));
        }

        return string.Join('\n', articles);
    }

    private static void AssertWhole(string published, string old, string now)
    {
        var articles = published.Split('\n');
        var keys = articles.Select(a => a[..a.IndexOf(' ', StringComparison.Ordinal)]).ToList();
        Assert.Equal(keys.Distinct(), keys);
        var (withOld, withNew) = (articles.Count(a => a.Contains(old, StringComparison.Ordinal)), articles.Count(a => a.Contains(now, StringComparison.Ordinal)));
        Assert.InRange(Math.Max(withOld, withNew), 2, articles.Length);
        Assert.True(old == now || Math.Min(withOld, withNew) == 0, $"{withOld} articles have the old number, {withNew} the new one.");
    }
}
