using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval.Embedded;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Searches the published passages. All of them stand in one immutable snapshot that is swapped whole, so that a search
/// sees either the old pages or the new ones; an article that was withdrawn is gone when the call comes back. Safe for many
/// threads. What each sign counts for is in <see cref="RankingWeights"/>.
/// </summary>
public sealed class KnowledgeSearch
{
    private static readonly FrozenDictionary<int, PhraseLikeness> NoPhrases = FrozenDictionary<int, PhraseLikeness>.Empty;

    private readonly Lock _writing = new();
    private readonly RankingWeights _weights;
    private readonly int _exactUpTo;
    private volatile Snapshot _snapshot = new(
        FrozenDictionary<(CouncilId, LanguageTag), CouncilPassages>.Empty, FrozenDictionary<LanguageTag, PhraseIndex>.Empty, SynonymTable.Empty, "");

    /// <summary>An empty search with the usual weights.</summary>
    public KnowledgeSearch()
        : this(new RankingWeights())
    {
    }

    /// <summary>An empty search.</summary>
    /// <param name="weights">What each sign counts for, unless a request says otherwise.</param>
    public KnowledgeSearch(RankingWeights weights)
        : this(weights, exactUpTo: 2000)
    {
    }

    /// <summary>A search that compares candidates only, from a number of passages on.</summary>
    internal KnowledgeSearch(RankingWeights weights, int exactUpTo) => (_weights, _exactUpTo) = (weights, exactUpTo);

    /// <summary>The engine outside that finds candidates; null: none.</summary>
    internal OutsideEngine? Outside { get; set; }

    /// <summary>The version of the knowledge that is searched now; empty before the first.</summary>
    public string Version => _snapshot.Version;

    /// <summary>Puts these passages and synonyms in the place of all that were there. Passages that were there keep their vectors.</summary>
    /// <exception cref="ArgumentException">Two passages have the same id.</exception>
    public void Replace(IReadOnlyList<Passage> passages, SynonymTable synonyms, string version)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(synonyms);
        RefuseTwins(passages);
        lock (_writing)
        {
            var former = _snapshot.Indexes;
            var indexes = passages
                .GroupBy(p => (p.Council, p.Language))
                .ToFrozenDictionary(g => g.Key, g => Index(g, g.Key.Language, synonyms, former.GetValueOrDefault(g.Key)));
            _snapshot = _snapshot with { Indexes = indexes, Synonyms = synonyms, Version = version };
        }
    }

    /// <summary>Puts these phrases, which citizens use for services, in the place of all that were there. Their vectors come with the next <see cref="AddVectors"/>.</summary>
    public void ReplacePhrases(IReadOnlyList<ServicePhrase> phrases, SynonymTable synonyms)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        ArgumentNullException.ThrowIfNull(synonyms);
        lock (_writing)
        {
            var (former, known) = (_snapshot.Phrases, synonyms.HasGroupsOf(_snapshot.Synonyms));
            _snapshot = _snapshot with
            {
                Phrases = phrases.GroupBy(p => p.Language).ToFrozenDictionary(
                    g => g.Key,
                    g => known && former.TryGetValue(g.Key, out var same) && same.IsOf(g) ? same : new PhraseIndex(g, g.Key, synonyms)),
            };
        }
    }

    /// <summary>
    /// Publishes and withdraws articles, and leaves the others as they are. When the call comes back no search that begins
    /// finds what the articles were before.
    /// </summary>
    /// <param name="articles">The articles that change.</param>
    /// <param name="passages">All their passages now; an article without any is withdrawn.</param>
    /// <param name="version">The version of the knowledge from here on.</param>
    /// <exception cref="ArgumentException">A passage is of no article that changes, or two have the same id.</exception>
    public void Update(IReadOnlyCollection<ArticleKey> articles, IReadOnlyList<Passage> passages, string version)
    {
        ArgumentNullException.ThrowIfNull(articles);
        ArgumentNullException.ThrowIfNull(passages);
        RefuseTwins(passages);
        var changed = articles.ToHashSet();
        if (passages.FirstOrDefault(p => !changed.Contains(ArticleKey.Of(p))) is { } stray)
        {
            throw new ArgumentException($"The passage '{stray.Id}' is of no article that changes.", nameof(passages));
        }

        lock (_writing)
        {
            Swap(changed, passages, version);
            foreach (var (shard, index) in _snapshot.Indexes.Where(i => i.Value.IsRagged))
            {
                // What was published is found already; this may take as long as it takes.
                var indexes = _snapshot.Indexes.ToDictionary();
                indexes[shard] = index.Anew(_snapshot.Synonyms);
                _snapshot = _snapshot with { Indexes = indexes.ToFrozenDictionary() };
            }
        }
    }

    /// <summary>The first passage of an article that a council shows in a language; null when it shows none of that id.</summary>
    public Passage? Opening(CouncilId council, LanguageTag language, string articleId) =>
        _snapshot.Indexes.GetValueOrDefault((council, language))?.Opening(articleId);

    /// <summary>The texts of passages that want a vector, each once.</summary>
    public static IReadOnlyList<string> TextsFor(IEnumerable<Passage> passages) =>
        [.. passages.SelectMany(p => SentenceVectors.TextsOf(p).Append(ArticleIndex.TopicOf(p))).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The texts of the phrases of a language that want a vector; none when they all have one.</summary>
    public IReadOnlyList<string> PhraseTexts(LanguageTag language) =>
        _snapshot.Phrases.TryGetValue(language, out var phrases) && !phrases.HasVectors ? [.. phrases.Texts] : [];

    /// <summary>The passages that are searched by words alone, because they have no vectors yet.</summary>
    public IReadOnlyList<Passage> WithoutVectors() => [.. _snapshot.Indexes.Values.SelectMany(i => i.WithoutVectors)];

    /// <summary>Adds vectors to the passages that are searched; passages that lack one are searched by words, as before.</summary>
    /// <param name="vectors">Unit vectors by the texts of <see cref="TextsFor"/>.</param>
    /// <param name="version">The version that the vectors were made for; another one is left alone.</param>
    public void AddVectors(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, string version)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        lock (_writing)
        {
            var snapshot = _snapshot;
            if (snapshot.Version == version && vectors.Count > 0)
            {
                _snapshot = snapshot with
                {
                    Indexes = snapshot.Indexes.ToFrozenDictionary(i => i.Key, i => i.Value.With(vectors)),
                    Phrases = snapshot.Phrases.ToFrozenDictionary(p => p.Key, p => p.Value.With(vectors)),
                };
            }
        }
    }

    /// <summary>Whether questions to a council in a language can be compared by their meaning.</summary>
    public bool HasVectors(CouncilId council, LanguageTag language) => _snapshot.Indexes.TryGetValue((council, language), out var index) && index.HasVectors;

    /// <summary>The words of a question with misspelt ones repaired, for its vector; null when nothing needs repair.</summary>
    public string? Repair(CouncilId council, LanguageTag language, RedactedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _snapshot.Indexes.TryGetValue((council, language), out var index) ? index.Repair(text.Value) : null;
    }

    /// <summary>The best passages and articles of the councils in scope, in the language asked for, and of no other.</summary>
    public SearchResult Search(SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Search(request, _snapshot);
    }

    /// <summary>
    /// The same, among the candidates that an engine outside finds where one is configured. Without it, and when it fails or
    /// has not caught up with what was published, everything on this node is looked at.
    /// </summary>
    public async ValueTask<SearchResult> SearchAsync(SearchRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var version = Version;
        var found = Outside is { } outside ? await outside.FindAsync(request, version, ct) : null;
        var snapshot = _snapshot;
        // What was published while the engine outside was asked is not among its candidates.
        return Search(found is null || snapshot.Version != version ? request : request with { Candidates = found }, snapshot);
    }

    /// <summary>How many distinct words of a text stand in a title or keyword of the councils in scope: whether it has a topic of its own.</summary>
    public int CountTopicWords(CouncilScope scope, LanguageTag language, RedactedText text)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(text);
        var snapshot = _snapshot;
        var stems = TextAnalyser.Terms(text.Value, language).Select(t => t.Stem).Distinct(StringComparer.Ordinal);
        return stems.Count(stem => scope.Councils.Any(c => snapshot.Indexes.TryGetValue((c, language), out var index) && index.IsTopicWord(stem)));
    }

    /// <summary>Everything that is searched now.</summary>
    internal ServedKnowledge Look()
    {
        var snapshot = _snapshot;
        return new ServedKnowledge(snapshot.Version, snapshot.Indexes.Values);
    }

    /// <summary>A question to one council as an engine outside is asked it; null when the council has no page in the language.</summary>
    internal CandidateQuery? ToQuery(SearchRequest request, CouncilId council, int perLeg)
    {
        if (!_snapshot.Indexes.TryGetValue((council, request.Language), out var index))
        {
            return null;
        }

        var (terms, grams) = index.ToSparse(request);
        return new CandidateQuery(council, request.Language, request.Vector, terms, grams, perLeg);
    }

    private SearchResult Search(SearchRequest request, Snapshot snapshot)
    {
        var phrases = snapshot.Phrases.TryGetValue(request.Language, out var said) ? said.Match(request) : NoPhrases;
        SearchResult? found = null;
        foreach (var council in request.Scope.Councils.OrderBy(c => c.Value, StringComparer.Ordinal))
        {
            if (snapshot.Indexes.TryGetValue((council, request.Language), out var index))
            {
                var here = index.Search(request, phrases, request.Weights ?? _weights);
                found = found is null ? here : SearchResult.Merge(found, here, request.Take);
            }
        }

        return found ?? SearchResult.Empty;
    }

    private void Swap(HashSet<ArticleKey> articles, IReadOnlyList<Passage> passages, string version)
    {
        var (snapshot, indexes) = (_snapshot, _snapshot.Indexes.ToDictionary());
        foreach (var shard in articles.GroupBy(a => (a.Council, a.Language)))
        {
            var here = passages.Where(p => (p.Council, p.Language) == shard.Key).ToList();
            var changed = indexes.TryGetValue(shard.Key, out var former)
                ? former.Changed(shard.Select(a => a.ArticleId).ToHashSet(StringComparer.Ordinal), here, snapshot.Synonyms)
                : here.Count > 0 ? Index(here, shard.Key.Language, snapshot.Synonyms, null) : null;
            indexes.Remove(shard.Key);
            if (changed is not null)
            {
                indexes[shard.Key] = changed;
            }
        }

        _snapshot = snapshot with { Indexes = indexes.ToFrozenDictionary(), Version = version };
    }

    private CouncilPassages Index(IEnumerable<Passage> passages, LanguageTag language, SynonymTable synonyms, CouncilPassages? former)
    {
        var index = new CouncilPassages(passages, language, synonyms, _exactUpTo);
        return former is null ? index : index.WithVectorsOf(former);
    }

    private static void RefuseTwins(IReadOnlyList<Passage> passages)
    {
        var twice = passages.GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"There are two passages '{twice.Key}'.", nameof(passages));
        }
    }

    private sealed record Snapshot(
        FrozenDictionary<(CouncilId Council, LanguageTag Language), CouncilPassages> Indexes,
        FrozenDictionary<LanguageTag, PhraseIndex> Phrases,
        SynonymTable Synonyms,
        string Version);
}
