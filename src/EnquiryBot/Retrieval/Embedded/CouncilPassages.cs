using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The passages of one council in one language as they change. Few passages are indexed anew with every change. Of many, what was
/// withdrawn is hidden and what was published stands in a small index of its own, weighed like the rest, until a few percent
/// have changed. Immutable.
/// </summary>
internal sealed class CouncilPassages
{
    /// <summary>The share of passages that may stand beside the rest before all are indexed anew.</summary>
    private const double MostBeside = 0.05;

    private readonly PassageIndex _main;
    private readonly PassageIndex? _recent;
    private readonly LanguageTag _language;
    private readonly int _fewUpTo;

    private CouncilPassages(PassageIndex main, PassageIndex? recent, LanguageTag language, int fewUpTo) =>
        (_main, _recent, _language, _fewUpTo) = (main, recent?.Beside(main), language, fewUpTo);

    /// <summary>Indexes passages.</summary>
    /// <param name="passages">The passages, all of one council and language.</param>
    /// <param name="language">The language.</param>
    /// <param name="synonyms">What means the same.</param>
    /// <param name="fewUpTo">More passages than these are many: see <see cref="PassageIndex"/> too.</param>
    public CouncilPassages(IEnumerable<Passage> passages, LanguageTag language, SynonymTable synonyms, int fewUpTo)
        : this(new PassageIndex(passages, language, synonyms, fewUpTo), null, language, fewUpTo)
    {
    }

    /// <summary>The passages.</summary>
    public IEnumerable<Passage> Passages => _recent is null ? _main.Passages : _main.Passages.Concat(_recent.Passages);

    /// <summary>The passages that have no vectors yet.</summary>
    public IEnumerable<Passage> WithoutVectors => _recent is null ? _main.WithoutVectors : _main.WithoutVectors.Concat(_recent.WithoutVectors);

    /// <summary>Whether questions are compared by their meaning too.</summary>
    public bool HasVectors => _main.HasVectors;

    /// <summary>Whether so much has changed that all are better indexed anew.</summary>
    public bool IsRagged => _main.Hidden + (_recent?.Passages.Count() ?? 0) > MostBeside * _main.Count;

    /// <summary>The same passages with vectors, where they are known.</summary>
    public CouncilPassages With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors) =>
        new(_main.With(vectors), _recent?.With(vectors), _language, _fewUpTo);

    /// <summary>The same passages with the vectors of those that former ones had too.</summary>
    public CouncilPassages WithVectorsOf(CouncilPassages former)
    {
        var main = _main.WithVectorsOf(former._main);
        return new CouncilPassages(former._recent is null ? main : main.WithVectorsOf(former._recent), _recent, _language, _fewUpTo);
    }

    /// <summary>These passages after some articles have changed; null when none are left.</summary>
    /// <param name="articles">The articles that change.</param>
    /// <param name="passages">All the passages that they have now.</param>
    /// <param name="synonyms">What means the same.</param>
    public CouncilPassages? Changed(IReadOnlySet<string> articles, IReadOnlyList<Passage> passages, SynonymTable synonyms)
    {
        var stay = Passages.Where(p => !articles.Contains(p.ArticleId)).Concat(passages);
        if (_main.Count <= _fewUpTo)
        {
            var all = stay.ToList();
            return all.Count == 0 ? null : new CouncilPassages(all, _language, synonyms, _fewUpTo).WithVectorsOf(this);
        }

        var recent = (_recent?.Passages ?? []).Where(p => !articles.Contains(p.ArticleId)).Concat(passages).ToList();
        var index = recent.Count == 0 ? null : new PassageIndex(recent, _language, synonyms, _fewUpTo, _main);
        return new CouncilPassages(articles.Any(a => _main.Opening(a) is not null) ? _main.Without(articles) : _main, _recent is null ? index : index?.WithVectorsOf(_recent), _language, _fewUpTo);
    }

    /// <summary>The same passages, indexed anew.</summary>
    public CouncilPassages Anew(SynonymTable synonyms) => new CouncilPassages(Passages, _language, synonyms, _fewUpTo).WithVectorsOf(this);

    /// <summary>Finds the best passages and articles.</summary>
    /// <param name="request">The question.</param>
    /// <param name="phrases">How like the question is to the phrases of each service.</param>
    /// <param name="weights">What each sign counts for.</param>
    public SearchResult Search(SearchRequest request, IReadOnlyDictionary<int, PhraseLikeness> phrases, RankingWeights weights)
    {
        var found = _main.Search(request, phrases, weights);
        return _recent is null ? found : SearchResult.Merge(found, _recent.Search(request, phrases, weights), request.Take);
    }

    /// <summary>The passages as an engine outside stores them.</summary>
    public IEnumerable<IndexedPassage> ToIndexed() => _recent is null ? _main.ToIndexed() : _main.ToIndexed().Concat(_recent.ToIndexed());

    /// <summary>A question as an engine outside is asked it.</summary>
    public (SparseVector Terms, SparseVector Grams) ToSparse(SearchRequest request) => _main.ToSparse(request);

    /// <summary>The question with its unknown words repaired, as one text; null when nothing needs repair.</summary>
    public string? Repair(string text) => _main.Repair(text);

    /// <summary>Whether a title or keyword of the council has the word.</summary>
    public bool IsTopicWord(string stem) => _main.IsTopicWord(stem) || (_recent?.IsTopicWord(stem) ?? false);

    /// <summary>The first passage of an article; null when there is none of that id.</summary>
    public Passage? Opening(string articleId) => _recent?.Opening(articleId) ?? _main.Opening(articleId);
}
