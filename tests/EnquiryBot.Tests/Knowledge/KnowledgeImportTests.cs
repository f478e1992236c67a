using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Knowledge;
using EnquiryBot.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.Knowledge;

public sealed class KnowledgeImportTests : IAsyncLifetime, IDbContextFactory<SqliteEnquiryBotDb>
{
    private static readonly CouncilScope Scope = CouncilScope.Of([CouncilId.Parse("alderbrook"), CouncilId.Parse("westmarch")]);

    private readonly KnowledgeFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly EnquiryBotStore _store;
    private readonly GroupCommitWriter _writer;
    private readonly KnowledgeImport _import;

    public KnowledgeImportTests()
    {
        _store = new EnquiryBotStore(this);
        _writer = new GroupCommitWriter(_store, NullLogger<GroupCommitWriter>.Instance);
        _import = new KnowledgeImport(_store, _writer, _clock);
    }

    public SqliteEnquiryBotDb CreateDbContext() => new(new DbContextOptionsBuilder<SqliteEnquiryBotDb>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.Path, "test.db"), Pooling = false }.ToString()).Options);

    public Task InitializeAsync() => _store.MigrateAsync(default);

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_imported_is_read_back_whole()
    {
        await StartAsync();
        var article = SomeArticle.Of("It costs £38.") with
        {
            Updated = new DateOnly(2026, 9, 14), ReviewBy = new DateOnly(2027, 9, 14), Contact = "waste", Owner = "Waste team",
        };

        var summary = await _import.ImportAsync([article], Scope, default);

        Assert.Equal(new ImportSummary(1, 0, 0), summary);
        var read = Assert.Single(await _import.ReadPublishedAsync(Scope, default));
        Assert.Equal(article.Interactions, read.Interactions);
        Assert.Equal(article.Keywords, read.Keywords);
        Assert.Equal(article, read with { Interactions = article.Interactions, Keywords = article.Keywords });
    }

    [Fact]
    public async Task Only_what_differs_is_written()
    {
        await StartAsync();
        await _import.ImportAsync([SomeArticle.Of("Bins.", "bins", digest: "1"), SomeArticle.Of("Trees.", "trees", digest: "1")], Scope, default);

        Assert.Equal(new ImportSummary(0, 0, 0), await _import.ImportAsync([SomeArticle.Of("Bins.", "bins", digest: "1"), SomeArticle.Of("Trees.", "trees", digest: "1")], Scope, default));

        Assert.Equal(2, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task A_changed_article_keeps_its_old_revision_withdrawn()
    {
        await StartAsync();
        await _import.ImportAsync([SomeArticle.Of("£38.", digest: "1")], Scope, default);
        _clock.Advance(TimeSpan.FromHours(1));

        var summary = await _import.ImportAsync([SomeArticle.Of("£40.", digest: "2")], Scope, default);

        Assert.Equal(new ImportSummary(0, 1, 0), summary);
        Assert.Equal(["£40."], (await _import.ReadPublishedAsync(Scope, default)).Select(a => a.Body));
        Assert.Equal([("1", _clock.GetUtcNow()), ("2", null)], (await RowsAsync()).Select(r => (r.Digest, r.WithdrawnAt)));
    }

    [Fact]
    public async Task An_article_that_is_gone_is_withdrawn_and_may_come_back()
    {
        await StartAsync();
        await _import.ImportAsync([SomeArticle.Of("Bins.")], Scope, default);

        Assert.Equal(new ImportSummary(0, 0, 1), await _import.ImportAsync([], Scope, default));
        Assert.Empty(await _import.ReadPublishedAsync(Scope, default));

        Assert.Equal(new ImportSummary(1, 0, 0), await _import.ImportAsync([SomeArticle.Of("Bins.")], Scope, default));
        Assert.Single(await _import.ReadPublishedAsync(Scope, default));
    }

    // One shown revision for each council, article and language is a unique index; the database checks it after every
    // statement, so each update must come before the insert that takes its place, also when a batch is split.
    [Fact]
    public async Task Replacing_many_revisions_at_once_does_not_hit_the_unique_index()
    {
        await StartAsync();
        Article[] All(string digest) =>
            [.. from council in new[] { "alderbrook", "westmarch" } from i in Enumerable.Range(0, 150) select SomeArticle.Of($"{digest}", $"a{i}", council, digest)];

        await _import.ImportAsync(All("1"), Scope, default);
        var summary = await _import.ImportAsync([.. All("2").Reverse().Skip(10)], Scope, default);

        Assert.Equal(new ImportSummary(0, 290, 10), summary);
        Assert.Equal(290, (await _import.ReadPublishedAsync(Scope, default)).Count(a => a.Digest == "2"));
        Assert.Equal(590, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task An_import_survives_a_neighbour_in_its_group_that_fails()
    {
        await StartAsync();
        await _import.ImportAsync([SomeArticle.Of("£38.", digest: "1")], Scope, default);
        await _writer.StopAsync(default);

        // A writer that has not begun yet: both changes wait, and go into one group.
        await using var writer = new GroupCommitWriter(_store, NullLogger<GroupCommitWriter>.Instance);
        var bad = writer.CommitAsync(db => db.Add(Duplicate()), default);
        var importing = new KnowledgeImport(_store, writer, _clock).ImportAsync([SomeArticle.Of("£40.", digest: "2")], Scope, default);
        await Task.Delay(50);
        await writer.StartAsync(default);

        await Assert.ThrowsAsync<DbUpdateException>(() => bad);
        Assert.Equal(new ImportSummary(0, 1, 0), await importing);
        Assert.Equal([("1", true), ("2", false)], (await RowsAsync()).Select(r => (r.Digest, r.WithdrawnAt is not null)));
    }

    [Fact]
    public async Task Another_councils_articles_are_neither_read_nor_withdrawn()
    {
        await StartAsync();
        await _import.ImportAsync([SomeArticle.Of("Bins."), SomeArticle.Of("Roads.", "roads", "westmarch")], Scope, default);
        var alderbrook = CouncilScope.Of(CouncilId.Parse("alderbrook"));

        Assert.Equal(["Bins."], (await _import.ReadPublishedAsync(alderbrook, default)).Select(a => a.Body));
        Assert.Equal(new ImportSummary(0, 0, 1), await _import.ImportAsync([], alderbrook, default));
        Assert.Equal(["Roads."], (await _import.ReadPublishedAsync(Scope, default)).Select(a => a.Body));
        Assert.Empty(await _import.ReadPublishedAsync(CouncilScope.None, default));
    }

    private static ArticleRevision Duplicate() => new()
    {
        Council = CouncilId.Parse("alderbrook"), ArticleId = "bins", Language = LanguageTag.English, Digest = "bad", Content = "{}",
        PublishedAt = DateTimeOffset.UnixEpoch,
    };

    private Task StartAsync() => _writer.StartAsync(default);

    private async Task<List<ArticleRevision>> RowsAsync()
    {
        await using var db = _store.Read(Scope);
        return await db.Set<ArticleRevision>().OrderBy(r => r.Id).ToListAsync();
    }
}
