using System.Text.Json;
using System.Text.Json.Serialization;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Knowledge;

/// <summary>What an import changed.</summary>
/// <param name="Added">Articles that are new.</param>
/// <param name="Changed">Articles whose digest differs.</param>
/// <param name="Withdrawn">Articles that are no longer there.</param>
public sealed record ImportSummary(int Added, int Changed, int Withdrawn);

/// <summary>
/// Imports a loaded set into the database by digest, and reads what is published there. Articles that were ingested from
/// elsewhere stay, but for those whose id an editor's file takes.
/// </summary>
public sealed class KnowledgeImport(EnquiryBotStore store, GroupCommitWriter writer, TimeProvider clock)
{
    /// <summary>Publishes what is new or changed and withdraws what is gone, all in one transaction.</summary>
    public async Task<ImportSummary> ImportAsync(IReadOnlyList<Article> articles, CouncilScope scope, CancellationToken ct)
    {
        var published = (await ReadRevisionsAsync(scope, ct)).ToDictionary(r => (r.Council, r.ArticleId, r.Language));
        var wanted = articles.ToDictionary(a => (a.Council, a.Id, a.Language));
        var gone = published.Where(p => wanted.TryGetValue(p.Key, out var a) ? a.Digest != p.Value.Digest : !p.Value.IsIngested).Select(p => p.Value).ToList();
        var fresh = wanted.Where(w => !published.TryGetValue(w.Key, out var r) || r.Digest != w.Value.Digest).Select(w => w.Value).ToList();
        var changed = fresh.Count(a => published.ContainsKey((a.Council, a.Id, a.Language)));
        if (gone.Count == 0 && fresh.Count == 0)
        {
            return new ImportSummary(0, 0, 0);
        }

        var now = clock.GetUtcNow();
        await writer.CommitAsync(
            db =>
            {
                foreach (var revision in gone)
                {
                    // Marked by hand: when the writer runs this a second time the value is already set and would not count as changed.
                    revision.WithdrawnAt = now;
                    db.Attach(revision).Property(r => r.WithdrawnAt).IsModified = true;
                }

                db.AddRange(fresh.Select(a => ToRevision(a, now, isIngested: false, quarantine: null)));
            },
            ct);
        return new ImportSummary(fresh.Count - changed, changed, gone.Count - changed);
    }

    /// <summary>The articles that are published now; those in quarantine are not.</summary>
    public async Task<IReadOnlyList<Article>> ReadPublishedAsync(CouncilScope scope, CancellationToken ct) =>
        [.. (await ReadRevisionsAsync(scope, ct)).Where(r => r.Quarantine is null).Select(r => JsonSerializer.Deserialize(r.Content, ArticleJson.Default.StoredArticle)!.ToArticle(r))];

    /// <summary>Differs when anything was published or withdrawn since, by whatever process; cheap enough to ask every few seconds.</summary>
    public async Task<string> ReadStampAsync(CouncilScope scope, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        var newest = await db.Set<ArticleRevision>().MaxAsync(r => (long?)r.Id, ct);
        var shown = await db.Set<ArticleRevision>().CountAsync(r => r.WithdrawnAt == null, ct);
        return FormattableString.Invariant($"{newest}|{shown}");
    }

    private async Task<List<ArticleRevision>> ReadRevisionsAsync(CouncilScope scope, CancellationToken ct)
    {
        await using var db = store.Read(scope);
        return await db.Set<ArticleRevision>().Where(r => r.WithdrawnAt == null).ToListAsync(ct);
    }

    internal static ArticleRevision ToRevision(Article article, DateTimeOffset now, bool isIngested, string? quarantine) => new()
    {
        Council = article.Council,
        ArticleId = article.Id,
        Language = article.Language,
        Digest = article.Digest,
        Content = JsonSerializer.Serialize(StoredArticle.From(article), ArticleJson.Default.StoredArticle),
        IsIngested = isIngested,
        Quarantine = quarantine,
        PublishedAt = now,
    };
}

/// <summary>What of an article is kept as JSON; the rest are columns.</summary>
internal sealed record StoredArticle(
    string Title, string Url, string Body, DateOnly? Updated, DateOnly? LastChecked, DateOnly? ReviewBy, int? Service,
    IReadOnlyList<string> Interactions, string? Contact, string? Owner, IReadOnlyList<string> Keywords, string Origin)
{
    public static StoredArticle From(Article a) => new(
        a.Title, a.Url, a.Body, a.Updated, a.LastChecked, a.ReviewBy, a.Service, a.Interactions, a.Contact, a.Owner, a.Keywords, a.Origin);

    public Article ToArticle(ArticleRevision r) => new()
    {
        Id = r.ArticleId, Council = r.Council, Language = r.Language, Digest = r.Digest, Title = Title, Url = Url, Body = Body,
        Updated = Updated, LastChecked = LastChecked, ReviewBy = ReviewBy, Service = Service, Interactions = Interactions,
        Contact = Contact, Owner = Owner, Keywords = Keywords, Origin = Origin,
    };
}

[JsonSerializable(typeof(StoredArticle))]
internal sealed partial class ArticleJson : JsonSerializerContext;
