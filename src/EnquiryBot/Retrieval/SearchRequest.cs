using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.Retrieval;

/// <summary>A question to the knowledge base.</summary>
/// <param name="Scope">The councils whose passages may come back; an empty scope finds nothing.</param>
/// <param name="Language">The language of the passages.</param>
/// <param name="Text">The question.</param>
/// <param name="Topic">What a follow-up leans on (the turn before); its words count less than the question's own.</param>
/// <param name="ServicePrior">How likely each service (LGSL code) is what the question is about, 0 to 1.</param>
/// <param name="Take">How many passages and how many articles come back at most.</param>
public sealed record SearchRequest(
    CouncilScope Scope,
    LanguageTag Language,
    RedactedText Text,
    RedactedText? Topic = null,
    IReadOnlyDictionary<int, double>? ServicePrior = null,
    int Take = 10)
{
    /// <summary>The question as a unit vector, see <see cref="KnowledgeSearch.HasVectors"/>; null searches by words alone.</summary>
    public ReadOnlyMemory<float>? Vector { get; init; }

    /// <summary>The day on which it is asked: articles past their review date rank lower. Null: none does.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>What each sign counts for; null goes by the settings.</summary>
    public RankingWeights? Weights { get; init; }

    /// <summary>The passages that an engine outside found; articles without one of them are left out. Null: nothing is.</summary>
    internal IReadOnlySet<string>? Candidates { get; init; }
}

/// <summary>
/// What a search found, best first. Of equals the council, the article and the passage come first whose id or place does; of a council with
/// many pages, those that changed lately stand behind their equals until it is indexed anew. So a search of the same pages repeats exactly.
/// </summary>
/// <param name="Passages">The best passages.</param>
/// <param name="Articles">The best articles, each ranked by its best passage.</param>
/// <param name="Terms">The meaning-bearing words of the question as they were searched, spelling repaired.</param>
public sealed record SearchResult(
    IReadOnlyList<RankedPassage> Passages, IReadOnlyList<RankedArticle> Articles, IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>Nothing was found.</summary>
    public static SearchResult Empty { get; } = new([], [], []);

    /// <summary>
    /// The share of the signs (words, meaning, phrases, classifier ...) that by themselves put the first article first, 0 to 1. Each sign has one
    /// vote; one that says nothing (no vectors, no classifier) does not vote.
    /// </summary>
    public double Agreement => Articles is [var first, ..]
        ? first.Signs.Zip(Peaks).Where(s => s.Second > 0).Select(s => s.First >= s.Second ? 1.0 : 0).DefaultIfEmpty().Average()
        : 0;

    /// <summary>The most that any article has of each sign.</summary>
    internal IReadOnlyList<double> Peaks { get; init; } = [];

    /// <summary>The best of two results.</summary>
    internal static SearchResult Merge(SearchResult a, SearchResult b, int take) => new(
        [.. a.Passages.Concat(b.Passages).OrderByDescending(p => p.Score).Take(take)],
        [.. a.Articles.Concat(b.Articles).OrderByDescending(p => p.Score).Take(take)],
        a.Terms.Count > 0 ? a.Terms : b.Terms)
    {
        Peaks = a.Peaks.Count == 0 ? b.Peaks : b.Peaks.Count == 0 ? a.Peaks : [.. a.Peaks.Zip(b.Peaks, Math.Max)],
    };
}

/// <summary>An article found by a search.</summary>
/// <param name="Best">Its best passage.</param>
/// <param name="Passages">All its passages in reading order, each with its score; empty beyond the first few articles.</param>
public sealed record RankedArticle(RankedPassage Best, IReadOnlyList<RankedPassage> Passages)
{
    /// <summary>The article's id in the knowledge base.</summary>
    public string Id => Best.Passage.ArticleId;

    /// <summary>The score of the best passage; comparable only within one search.</summary>
    public double Score => Best.Score;

    /// <summary>What it has of each sign that <see cref="SearchResult.Peaks"/> counts; of the first article alone.</summary>
    internal IReadOnlyList<double> Signs { get; init; } = [];
}

/// <summary>A meaning-bearing word of a question.</summary>
/// <param name="Stem">The key under which the forms of the word meet.</param>
/// <param name="Weight">
/// How much the word tells documents apart (its idf). Words of the turn before count less, everyday words that no page has count half.
/// </param>
/// <param name="IsKnown">Whether any page of the council has the word or a synonym of it.</param>
/// <param name="Synonyms">Phrases that mean the same, each as its stems.</param>
/// <param name="IsTopic">Whether the word comes from the turn before.</param>
public sealed record SearchTerm(string Stem, double Weight, bool IsKnown, IReadOnlyList<IReadOnlyList<string>> Synonyms, bool IsTopic)
{
    /// <summary>Whether a text, given as its stems, has the word or a synonym of it.</summary>
    internal bool IsIn(IReadOnlySet<string> stems)
    {
        if (stems.Contains(Stem))
        {
            return true;
        }

        for (var i = 0; i < Synonyms.Count; i++)
        {
            if (HasAll(stems, Synonyms[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAll(IReadOnlySet<string> stems, IReadOnlyList<string> phrase)
    {
        for (var i = 0; i < phrase.Count; i++)
        {
            if (!stems.Contains(phrase[i]))
            {
                return false;
            }
        }

        return true;
    }
}
