using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>A unit of the chosen article with where it stands.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Passage">The index of its passage in the article.</param>
/// <param name="Index">Its index in the passage.</param>
internal readonly record struct PlacedUnit(AnswerUnit Unit, int Passage, int Index);

/// <summary>
/// Scores how well each unit of one article answers a question: the words of the question that it has (a word that the whole
/// article is about counts little), what its heading and passage match, and whether it tells the kind of thing that was asked.
/// Weights were set on a development list of questions.
/// </summary>
internal sealed class SentenceScorer
{
    // The first sentence under a heading is the direct answer to it, so the heading's words count there nearly as its own.
    private const double HeadingShareOfFirst = 0.9;
    private const double HeadingShare = 0.4;
    private const double PassageShare = 0.6;
    private const double AskedForBonus = 0.3;
    private const double StepsBonus = 0.35;
    private const double FirstBonus = 0.05;

    /// <summary>"What it costs" over a passage says where the price is.</summary>
    private const double HeadingAsksBonus = 0.15;

    /// <summary>The opening of an article answers what is asked most often: it suits a question with no more in it than the title.</summary>
    private const double OpeningBonus = 0.3;

    private readonly IReadOnlyList<RankedPassage> _passages;
    private readonly PassageView[] _views;
    private readonly IReadOnlyList<SearchTerm> _terms;
    private readonly double[] _strengths;
    private readonly double[] _weights;
    private readonly double _totalWeight;
    private readonly double _bestScore;
    private readonly double _likeTitle;
    private readonly bool[] _headingHas;
    private readonly bool[] _saidBelow;
    private readonly bool[] _headingAsks;

    public SentenceScorer(RankedArticle article, IReadOnlyList<SearchTerm> terms, QuestionKind asked)
    {
        _passages = article.Passages;
        _terms = terms;
        Asked = asked;
        _views = [.. _passages.Select(p => PassageView.Of(p.Passage))];
        Units = [.. _views.SelectMany((v, i) => v.Units.Select((u, j) => new PlacedUnit(u, i, j)))];
        _bestScore = Math.Max(article.Score, 1e-6);
        _strengths = [.. Units.SelectMany(u => terms.Select(u.Unit.Strength))];
        _weights = [.. terms.Select((term, t) => WeightInArticle(term, t))];
        _totalWeight = Math.Max(_weights.Sum(), 1e-6);
        _headingHas = [.. _views.SelectMany(v => terms.Select(t => t.IsIn(v.HeadingStems)))];
        _saidBelow = new bool[_headingHas.Length];
        for (var unit = 0; unit < Units.Length; unit++)
        {
            for (var t = 0; t < terms.Count; t++)
            {
                _saidBelow[(Units[unit].Passage * terms.Count) + t] |= Units[unit].Index > 0 && Strength(unit, t) >= 1;
            }
        }

        _likeTitle = LikeTitle(PassageView.Of(article.Best.Passage).TitleStems);
        _headingAsks = [.. _views.Select(v => (v.HeadingAsks & asked & ~QuestionKind.How) != 0)];
    }

    /// <summary>What the question asks for.</summary>
    public QuestionKind Asked { get; }

    /// <summary>The number of words of the question.</summary>
    public int TermCount => _terms.Count;

    /// <summary>All units of the article in reading order.</summary>
    public PlacedUnit[] Units { get; }

    /// <summary>The score of a unit; words that are already told count a third.</summary>
    public double Score(int unit, bool[] told)
    {
        var placed = Units[unit];
        var (own, heading) = (0.0, 0.0);
        for (var t = 0; t < _terms.Count; t++)
        {
            var weight = told[t] ? _weights[t] / 3 : _weights[t];
            var strength = Strength(unit, t);
            own += weight * strength;
            heading += strength == 0 && _headingHas[(placed.Passage * _terms.Count) + t] ? weight * HeadingShareOf(placed, t) : 0;
        }

        return ((own + heading) / _totalWeight)
            + (PassageShare * _passages[placed.Passage].Score / _bestScore)
            + AskedFor(placed.Unit)
            + (Asked.HasFlag(QuestionKind.How) && placed.Unit.Kind == BlockKind.Step ? StepsBonus : 0)
            + (placed.Index == 0 ? FirstBonus : 0)
            + (_headingAsks[placed.Passage] ? HeadingAsksBonus : 0)
            + (placed.Passage == 0 ? OpeningBonus * _likeTitle : 0);
    }

    /// <summary>Marks the words of the question that a unit has as told.</summary>
    public void Tell(int unit, bool[] told)
    {
        for (var t = 0; t < _terms.Count; t++)
        {
            told[t] |= Strength(unit, t) >= 1;
        }
    }

    // "How much?" is answered by an amount rather than by something that is free.
    private double AskedFor(AnswerUnit unit) => (unit.Tells & Asked) switch
    {
        // "When will you come?" is answered by "within 5 working days" too, not quite as well as by a day.
        QuestionKind.None when Asked.HasFlag(QuestionKind.When) && unit.Tells.HasFlag(QuestionKind.Duration) => AskedForBonus * 2 / 3,
        QuestionKind.None => 0,
        QuestionKind.Cost when !unit.Text.Contains('£') => AskedForBonus / 2,
        _ => AskedForBonus,
    };

    // Where a later sentence of the passage has the heading's word itself, that one is the direct answer to it.
    private double HeadingShareOf(in PlacedUnit placed, int term) =>
        placed.Index == 0 && !_saidBelow[(placed.Passage * _terms.Count) + term] ? HeadingShareOfFirst : HeadingShare;

    private double Strength(int unit, int term) => _strengths[(unit * _terms.Count) + term];

    private double WeightInArticle(SearchTerm term, int t)
    {
        var having = 0;
        for (var unit = 0; unit < Units.Length; unit++)
        {
            having += Strength(unit, t) >= 1 ? 1 : 0;
        }

        return term.Weight * (0.25 + (0.75 * (1 - ((double)having / Math.Max(1, Units.Length)))));
    }

    private double LikeTitle(IReadOnlySet<string> titleStems)
    {
        var (all, inTitle) = (0.0, 0.0);
        foreach (var term in _terms)
        {
            var weight = term.IsKnown ? term.Weight : 0;
            all += weight;
            inTitle += term.IsIn(titleStems) ? weight : 0;
        }

        return all > 0 ? inTitle / all : 0;
    }
}
