using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval.Embedded;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Searches the published passages. All of them stand in one immutable snapshot that is swapped whole, so that a search
/// sees either the old pages or the new ones. Safe for many threads. What each sign counts for is in <see cref="RankingWeights"/>.
/// </summary>
/// <param name="weights">What each sign counts for, unless a request says otherwise.</param>
public sealed class KnowledgeSearch(RankingWeights weights)
{
    private static readonly FrozenDictionary<int, PhraseLikeness> NoPhrases = FrozenDictionary<int, PhraseLikeness>.Empty;

    private volatile Snapshot _snapshot = new(
        FrozenDictionary<(CouncilId, LanguageTag), PassageIndex>.Empty, FrozenDictionary<(CouncilId, LanguageTag, string), Passage>.Empty,
        FrozenDictionary<LanguageTag, PhraseIndex>.Empty, "");

    /// <summary>An empty search with the usual weights.</summary>
    public KnowledgeSearch()
        : this(new RankingWeights())
    {
    }

    /// <summary>The version of the knowledge that is searched now; empty before the first.</summary>
    public string Version => _snapshot.Version;

    /// <summary>Puts these passages and synonyms in the place of all that were there.</summary>
    /// <exception cref="ArgumentException">Two passages have the same id.</exception>
    public void Replace(IReadOnlyList<Passage> passages, SynonymTable synonyms, string version) => Replace(passages, [], synonyms, version);

    /// <summary>Puts these passages, phrases and synonyms in the place of all that were there.</summary>
    /// <exception cref="ArgumentException">Two passages have the same id.</exception>
    public void Replace(IReadOnlyList<Passage> passages, IReadOnlyList<ServicePhrase> phrases, SynonymTable synonyms, string version)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(synonyms);
        var twice = passages.GroupBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"There are two passages '{twice.Key}'.", nameof(passages));
        }

        var indexes = passages
            .GroupBy(p => (p.Council, p.Language))
            .ToFrozenDictionary(g => g.Key, g => new PassageIndex(g, g.Key.Language, synonyms));
        var openings = passages
            .GroupBy(p => (p.Council, p.Language, p.ArticleId))
            .ToFrozenDictionary(g => g.Key, g => g.MinBy(p => p.Position)!);
        _snapshot = new Snapshot(
            indexes, openings, phrases.GroupBy(p => p.Language).ToFrozenDictionary(g => g.Key, g => new PhraseIndex(g, g.Key, synonyms)), version);
    }

    /// <summary>The first passage of an article that a council shows in a language; null when it shows none of that id.</summary>
    public Passage? Opening(CouncilId council, LanguageTag language, string articleId) =>
        _snapshot.Openings.GetValueOrDefault((council, language, articleId));

    /// <summary>The texts of passages that want a vector, each once.</summary>
    public static IReadOnlyList<string> TextsFor(IEnumerable<Passage> passages) => [.. passages.SelectMany(p => SentenceVectors.TextsOf(p).Append(ArticleIndex.TopicOf(p))).Distinct(StringComparer.Ordinal)];

    /// <summary>The texts of the phrases of a language that want a vector.</summary>
    public IReadOnlyList<string> PhraseTexts(LanguageTag language) => _snapshot.Phrases.TryGetValue(language, out var phrases) ? [.. phrases.Texts] : [];

    /// <summary>Adds vectors to the passages that are searched; passages that lack one are searched by words, as before.</summary>
    /// <param name="vectors">Unit vectors by the texts of <see cref="TextsFor"/>.</param>
    /// <param name="version">The version that the vectors were made for; another one is left alone.</param>
    public void AddVectors(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, string version)
    {
        var snapshot = _snapshot;
        if (snapshot.Version == version)
        {
            var indexes = snapshot.Indexes.ToFrozenDictionary(i => i.Key, i => i.Value.With(vectors));
            Interlocked.CompareExchange(ref _snapshot, snapshot with { Indexes = indexes, Phrases = snapshot.Phrases.ToFrozenDictionary(p => p.Key, p => p.Value.With(vectors)) }, snapshot);
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
        var snapshot = _snapshot;
        var phrases = snapshot.Phrases.TryGetValue(request.Language, out var said) ? said.Match(request) : NoPhrases;
        SearchResult? found = null;
        foreach (var council in request.Scope.Councils.OrderBy(c => c.Value, StringComparer.Ordinal))
        {
            if (snapshot.Indexes.TryGetValue((council, request.Language), out var index))
            {
                var here = index.Search(request, phrases, request.Weights ?? weights);
                found = found is null ? here : Merge(found, here, request.Take);
            }
        }

        return found ?? SearchResult.Empty;
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

    private static SearchResult Merge(SearchResult a, SearchResult b, int take) => new(
        [.. a.Passages.Concat(b.Passages).OrderByDescending(p => p.Score).Take(take)],
        [.. a.Articles.Concat(b.Articles).OrderByDescending(p => p.Score).Take(take)],
        a.Terms.Count > 0 ? a.Terms : b.Terms);

    private sealed record Snapshot(
        FrozenDictionary<(CouncilId Council, LanguageTag Language), PassageIndex> Indexes,
        FrozenDictionary<(CouncilId Council, LanguageTag Language, string Article), Passage> Openings,
        FrozenDictionary<LanguageTag, PhraseIndex> Phrases,
        string Version);
}
