using EnquiryBot.Retrieval;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Brings what is published into the search. Only articles that changed are cut and indexed; the passages of the others stay
/// the same objects, and so keep their vectors.
/// </summary>
internal sealed class ShownArticles(KnowledgeSearch search)
{
    /// <summary>Beyond this share of changed articles all are indexed anew.</summary>
    private const double MostChanged = 0.2;

    private Dictionary<ArticleKey, Shown> _shown = [];
    private SynonymTable? _synonyms;

    /// <summary>Shows these articles and no other.</summary>
    public void Show(IReadOnlyList<Article> published, SynonymTable synonyms, string version)
    {
        var now = published.ToDictionary(KeyOf, a => _shown.TryGetValue(KeyOf(a), out var same) && same.Digest == a.Digest ? same : new Shown(a.Digest, ArticleChunker.Chunk(a)));
        var changed = now.Where(n => _shown.GetValueOrDefault(n.Key) != n.Value).Select(n => n.Key)
            .Concat(_shown.Keys.Where(k => !now.ContainsKey(k))).ToList();
        if (_synonyms is not null && synonyms.HasGroupsOf(_synonyms) && changed.Count <= MostChanged * now.Count)
        {
            search.Update(changed, [.. changed.Where(now.ContainsKey).SelectMany(k => now[k].Passages)], version);
        }
        else
        {
            search.Replace([.. now.Values.SelectMany(s => s.Passages)], synonyms, version);
        }

        (_shown, _synonyms) = (now, synonyms);
    }

    private static ArticleKey KeyOf(Article article) => new(article.Council, article.Language, article.Id);

    // Compared by reference: the same object is the same text.
    private sealed class Shown(string digest, IReadOnlyList<Passage> passages)
    {
        public string Digest => digest;

        public IReadOnlyList<Passage> Passages => passages;
    }
}
