using System.Text.Json;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Everything that a run changes.</summary>
/// <param name="Council">The council.</param>
/// <param name="Keep">Pages that are new or changed, each with its article.</param>
/// <param name="Remove">Pages that are withdrawn.</param>
/// <param name="Run">What is recorded of the run.</param>
internal sealed record PageChanges(
    CouncilId Council, IReadOnlyList<(IngestedPage Page, Article Article)> Keep, IReadOnlyList<IngestedPage> Remove, IngestRun Run);

/// <summary>What a council has now.</summary>
/// <param name="Pages">The pages that were ingested.</param>
/// <param name="Articles">All articles, those in quarantine too, each with where it came from.</param>
internal sealed record KeptPages(IReadOnlyList<IngestedPage> Pages, IReadOnlyList<(Article Article, ArticleRevision Revision)> Articles);

/// <summary>Reads and writes what was ingested. A run is one transaction: a process that dies leaves the old set or the new one.</summary>
internal sealed class PageImport(EnquiryBotStore store, GroupCommitWriter writer, TimeProvider clock)
{
    /// <summary>What a council has now.</summary>
    public async Task<KeptPages> ReadAsync(CouncilId council, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        var pages = await db.Set<IngestedPage>().ToListAsync(ct);
        var revisions = await db.Set<ArticleRevision>().Where(r => r.WithdrawnAt == null).ToListAsync(ct);
        return new KeptPages(pages, [.. revisions.Select(r => (JsonSerializer.Deserialize(r.Content, ArticleJson.Default.StoredArticle)!.ToArticle(r), r))]);
    }

    /// <summary>The newest run of each council and source.</summary>
    public async Task<IReadOnlyList<IngestRun>> ReadLastRunsAsync(CouncilScope scope, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        return await db.Set<IngestRun>().GroupBy(r => new { r.Council, r.Source }).Select(g => g.OrderByDescending(r => r.FinishedAt).First()).ToListAsync(ct);
    }

    /// <summary>Records a run that did nothing.</summary>
    public Task RecordAsync(IngestRun run, CancellationToken ct) => writer.CommitAsync(db => db.Add(run), ct);

    /// <summary>Writes all changes of a run at once.</summary>
    public async Task ApplyAsync(PageChanges changes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var had = await ReadAsync(changes.Council, ct);
        var known = had.Pages.ToDictionary(p => p.Id);
        var kept = changes.Keep.Select(k => (k.Article.Id, k.Article.Language)).ToHashSet();
        var replaced = changes.Keep.Select(k => known.GetValueOrDefault(k.Page.Id)).OfType<IngestedPage>();
        // Of two addresses of one page, the one that goes does not take the article with it.
        var touched = changes.Remove.Select(p => p.Id).Concat(changes.Keep.Select(k => k.Page.Id)).ToHashSet(StringComparer.Ordinal);
        var still = known.Values.Where(p => !touched.Contains(p.Id)).Select(p => (p.ArticleId, p.Language)).ToHashSet();
        var gone = changes.Remove.Concat(replaced).Select(p => (p.ArticleId, p.Language)).Where(a => !still.Contains(a)).Concat(kept).ToHashSet();
        var revisions = had.Articles.Select(a => a.Revision)
            .Where(r => r.IsIngested && gone.Contains((r.ArticleId, r.Language))).ToList();

        await writer.CommitAsync(
            db =>
            {
                foreach (var revision in revisions)
                {
                    revision.WithdrawnAt = now;
                    db.Attach(revision).Property(r => r.WithdrawnAt).IsModified = true;
                }

                db.AddRange(changes.Keep.Select(k => KnowledgeImport.ToRevision(k.Article, now, isIngested: true, k.Page.Quarantine)));
                foreach (var (page, _) in changes.Keep)
                {
                    db.Entry(page).State = known.ContainsKey(page.Id) ? EntityState.Modified : EntityState.Added;
                }

                db.RemoveRange(changes.Remove.Where(p => known.ContainsKey(p.Id)));
                db.Add(changes.Run);
            },
            ct);
    }
}
