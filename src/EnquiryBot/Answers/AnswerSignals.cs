using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>What speaks for and against giving an answer. All shares are 0 to 1.</summary>
/// <param name="TopCoverage">How much of the question's meaning-bearing words the best passage covers.</param>
/// <param name="Margin">How far the best article is ahead of the second, as a share of its score; 1 when there is no second.</param>
/// <param name="ServiceAgreement">How likely the question is about the best article's service; null when nobody said.</param>
/// <param name="WordsShown">The share of the question's words (by weight) that the chosen sentences, their headings or the title show.</param>
/// <param name="WeightShown">The same as a sum of weights instead of a share: how much evidence there is, about 5 for a rare word.</param>
/// <param name="WordsKnown">The share of the question's words (by weight) that any page of the council has.</param>
/// <param name="WordsAbout">The share of the question's words (by weight) in the title, keywords, opening and headings: whether it is what the article is about.</param>
/// <param name="TellsWhatIsAsked">Whether an amount, a time, a number to call is quoted when that was asked for; true when nothing of the kind was.</param>
/// <param name="CloseServices">
/// Services (LGSL codes) whose best article is nearly as good as the best of all, that one's own first; one or none when the best is clear.
/// </param>
public sealed record AnswerSignals(
    double TopCoverage,
    double Margin,
    double? ServiceAgreement,
    double WordsShown,
    double WeightShown,
    double WordsKnown,
    double WordsAbout,
    bool TellsWhatIsAsked,
    IReadOnlyList<int> CloseServices)
{
    /// <summary>How far the best article is ahead of the best one about another service, as a share of its score; 1 when there is none.</summary>
    public double Lead { get; init; }

    /// <summary>How like in meaning the question is to a phrase that citizens use for the best article's service.</summary>
    public double PhraseMeaning { get; init; }

    /// <summary>The share of the signs of the ranking that put the article first.</summary>
    public double SignsAgree { get; init; }

    /// <summary>Whether an amount, a time or a number to call was asked for at all.</summary>
    public bool AsksForKind { get; init; }

    /// <summary>Whether a wrong answer could do harm: the article's service is a risky one, or the question may well be about one.</summary>
    public bool Risky { get; init; }

    /// <summary>How many questions the message asks: one page seldom answers two.</summary>
    public int Questions { get; init; } = 1;

    /// <summary>Whether anything can be quoted at all.</summary>
    public bool HasAnswer { get; init; } = true;

    /// <summary>An article whose score is at least this share of the best one's is nearly as good.</summary>
    private const double Close = 0.95;

    /// <summary>From this probability on the question counts as one about a risky service.</summary>
    private const double MaybeRisky = 0.3;

    /// <summary>Nothing speaks for an answer.</summary>
    public static AnswerSignals None { get; } = new(0, 0, null, 0, 0, 0, 0, false, []) { HasAnswer = false };

    /// <summary>How likely the answer is right, 0 to 1, as <see cref="SurenessModel.Learned"/> has learned it from questions that were judged.</summary>
    public double Confidence => SurenessModel.Learned.Probability(this);

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

        var quoted = best.Passages.Where(p => answer.Sentences.Any(s => s.PassageId == p.Passage.Id)).Select(p => PassageView.Of(p.Passage)).ToList();
        var about = new HashSet<string>(PassageView.Of(best.Best.Passage).TitleStems, StringComparer.Ordinal);
        quoted.ForEach(view => about.UnionWith(view.HeadingStems));
        var shown = new HashSet<string>(about, StringComparer.Ordinal);
        shown.UnionWith(TextAnalyser.Terms(answer.Text, request.Language).Select(t => t.Stem));
        about.UnionWith(PassageView.Of(best.Best.Passage).KeywordStems);
        foreach (var unit in best.Passages is [{ Passage.HeadingPath.Count: 0 } opening, ..] ? PassageView.Of(opening.Passage).Units : [])
        {
            about.UnionWith(unit.Stems);
        }

        var margin = found.Articles.Count < 2 ? 1 : (best.Score - found.Articles[1].Score) / best.Score;
        return new AnswerSignals(
            found.Passages[0].Coverage,
            Math.Clamp(margin, 0, 1),
            Agreement(request, best),
            Share(found.Terms, t => t.IsIn(shown)),
            found.Terms.Where(t => t.IsIn(shown)).Sum(t => t.Weight),
            Share(found.Terms, t => t.IsKnown),
            Share(found.Terms, t => t.IsIn(about)),
            Tells(answer, QuestionKinds.Of(request.Text.Value, request.Language)),
            CloseTo(best, found.Articles))
        {
            Lead = LeadOf(best, found.Articles),
            PhraseMeaning = best.Best.PhraseMeaning,
            AsksForKind = (QuestionKinds.Of(request.Text.Value, request.Language) & ~QuestionKind.How) != 0,
            Risky = IsRisky(request, best),
            SignsAgree = found.Agreement,
            Questions = QuestionCount.Of(request.Text.Value),
            HasAnswer = !answer.IsEmpty,
        };
    }

    private static bool Tells(ComposedAnswer answer, QuestionKind asked) => (asked & ~QuestionKind.How) switch
    {
        QuestionKind.None => true,
        var wanted => answer.Sentences.Any(s => (AnswerUnit.WhatItTells(s.Text) & (wanted.HasFlag(QuestionKind.When) ? wanted | QuestionKind.Duration : wanted)) != 0),
    };

    private static bool IsRisky(EnquiryRequest request, RankedArticle best) =>
        (best.Best.Passage.Service is { } service && request.RiskyServices.Contains(service))
        || (request.ServicePrior?.Where(p => request.RiskyServices.Contains(p.Key)).Sum(p => p.Value) ?? 0) >= MaybeRisky;

    private static double? Agreement(EnquiryRequest request, RankedArticle best) => request.ServicePrior switch
    {
        null or { Count: 0 } => null,
        var prior => best.Best.Passage.Service is { } service ? prior.GetValueOrDefault(service) : 0,
    };

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

    // Two pages about one service say much the same; one about another service means that the question is not understood.
    private static double LeadOf(RankedArticle best, IReadOnlyList<RankedArticle> articles) =>
        articles.FirstOrDefault(a => a.Best.Passage.Service != best.Best.Passage.Service) is { } other ? Math.Clamp((best.Score - other.Score) / best.Score, 0, 1) : 1;

    private static List<int> CloseTo(RankedArticle best, IReadOnlyList<RankedArticle> articles) =>
        [.. articles.TakeWhile(a => a.Score >= Close * best.Score).Select(a => a.Best.Passage.Service).OfType<int>().Distinct()];
}
