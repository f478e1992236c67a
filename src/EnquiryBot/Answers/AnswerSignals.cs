using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>What speaks for and against giving an answer. All shares are 0 to 1.</summary>
/// <param name="TopCoverage">How much of the question's meaning-bearing words the best passage covers.</param>
/// <param name="Margin">How far the best article is ahead of the second, as a share of its score; 1 when there is no second.</param>
/// <param name="ServiceAgreement">How likely the question is about the best article's service; null when nobody said.</param>
/// <param name="WordsShown">The share of the question's words (by weight) that the chosen sentences or the article's title show.</param>
/// <param name="WordsKnown">The share of the question's words (by weight) that any page of the council has.</param>
/// <param name="CloseServices">
/// Services (LGSL codes) whose best article is nearly as good as the best of all, that one's own first; one or none when the best is clear.
/// </param>
public sealed record AnswerSignals(
    double TopCoverage,
    double Margin,
    double? ServiceAgreement,
    double WordsShown,
    double WordsKnown,
    IReadOnlyList<int> CloseServices)
{
    /// <summary>An article whose score is at least this share of the best one's is nearly as good.</summary>
    private const double Close = 0.9;

    /// <summary>Nothing speaks for an answer.</summary>
    public static AnswerSignals None { get; } = new(0, 0, null, 0, 0, []);

    /// <summary>
    /// One figure for all, 0 to 1: the weights were fitted by hand on a development list of questions, so it ranks answers;
    /// it is no probability.
    /// </summary>
    public double Confidence => Math.Clamp(
        (0.45 * Math.Min(1, TopCoverage / 0.6)) + (0.4 * WordsShown) + (0.15 * Math.Min(1, Margin / 0.3)) + ServiceBonus, 0, 1);

    private double ServiceBonus => ServiceAgreement is { } likely ? 0.2 * (likely - 0.5) : 0;

    /// <summary>Reads the signals off what was found and composed.</summary>
    public static AnswerSignals Of(EnquiryRequest request, SearchResult found, ComposedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(answer);
        if (found.Articles is not [var best, ..])
        {
            return None;
        }

        var margin = found.Articles.Count < 2 ? 1 : (best.Score - found.Articles[1].Score) / best.Score;
        return new AnswerSignals(
            found.Passages[0].Coverage,
            Math.Clamp(margin, 0, 1),
            Agreement(request, best),
            Share(found.Terms, Shown(answer, request.Language)),
            Share(found.Terms, t => t.IsKnown),
            CloseTo(best, found.Articles));
    }

    private static double? Agreement(EnquiryRequest request, RankedArticle best) => request.ServicePrior switch
    {
        null => null,
        var prior => best.Best.Passage.Service is { } service ? prior.GetValueOrDefault(service) : 0,
    };

    private static Func<SearchTerm, bool> Shown(ComposedAnswer answer, LanguageTag language)
    {
        var stems = TextAnalyser.Terms($"{answer.Source?.Title}\n{answer.Text}", language).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return term => stems.Contains(term.Stem) || term.Synonyms.Any(phrase => phrase.All(stems.Contains));
    }

    private static double Share(IReadOnlyList<SearchTerm> terms, Func<SearchTerm, bool> holds)
    {
        var (all, held) = (0.0, 0.0);
        foreach (var term in terms)
        {
            all += term.Weight;
            held += holds(term) ? term.Weight : 0;
        }

        return all > 0 ? held / all : 0;
    }

    private static List<int> CloseTo(RankedArticle best, IReadOnlyList<RankedArticle> articles) =>
        [.. articles.TakeWhile(a => a.Score >= Close * best.Score).Select(a => a.Best.Passage.Service).OfType<int>().Distinct()];
}
