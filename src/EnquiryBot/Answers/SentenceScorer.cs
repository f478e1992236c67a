using EnquiryBot.Councils;
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
/// </summary>
internal sealed class SentenceScorer
{
    private const double HeadingShare = 0.45;
    private const double PassageShare = 0.5;
    private const double AskedForBonus = 0.3;
    private const double OpeningBonus = 0.08;

    private readonly IReadOnlyList<RankedPassage> _passages;
    private readonly IReadOnlyList<SearchTerm> _terms;
    private readonly double[] _weights;
    private readonly double _totalWeight;
    private readonly double _bestScore;
    private readonly bool[][] _headingHas;

    public SentenceScorer(RankedArticle article, IReadOnlyList<SearchTerm> terms, QuestionKind asked, LanguageTag language)
    {
        _passages = article.Passages;
        _terms = terms;
        Asked = asked;
        Units = [.. _passages.SelectMany((p, i) => AnswerUnit.Of(p.Passage).Select((u, j) => new PlacedUnit(u, i, j)))];
        _bestScore = Math.Max(article.Score, 1e-6);
        _weights = [.. terms.Select(WeightInArticle)];
        _totalWeight = Math.Max(_weights.Sum(), 1e-6);
        _headingHas = [.. _passages.Select(p => HeadingHas(p.Passage, language))];
    }

    /// <summary>What the question asks for.</summary>
    public QuestionKind Asked { get; }

    /// <summary>The number of words of the question.</summary>
    public int TermCount => _terms.Count;

    /// <summary>All units of the article in reading order.</summary>
    public PlacedUnit[] Units { get; }

    /// <summary>The score of a unit; words that are already told count a third.</summary>
    public double Score(in PlacedUnit placed, bool[] told)
    {
        var (own, heading) = (0.0, 0.0);
        for (var t = 0; t < _terms.Count; t++)
        {
            var weight = told[t] ? _weights[t] / 3 : _weights[t];
            if (Has(placed.Unit, _terms[t]))
            {
                own += weight;
            }
            else if (_headingHas[placed.Passage][t])
            {
                heading += weight;
            }
        }

        return ((own + (HeadingShare * heading)) / _totalWeight)
            + (PassageShare * _passages[placed.Passage].Score / _bestScore)
            + ((placed.Unit.Tells & Asked) != 0 ? AskedForBonus : 0)
            + (placed.Index == 0 ? OpeningBonus : 0);
    }

    /// <summary>Marks the words of the question that a unit has as told.</summary>
    public void Tell(AnswerUnit unit, bool[] told)
    {
        for (var t = 0; t < _terms.Count; t++)
        {
            told[t] |= Has(unit, _terms[t]);
        }
    }

    /// <summary>Whether a unit has a word of the question or a synonym of it.</summary>
    public static bool Has(AnswerUnit unit, SearchTerm term)
    {
        if (unit.Stems.Contains(term.Stem))
        {
            return true;
        }

        foreach (var phrase in term.Synonyms)
        {
            if (phrase.All(unit.Stems.Contains))
            {
                return true;
            }
        }

        return false;
    }

    private double WeightInArticle(SearchTerm term)
    {
        var having = Units.Count(u => Has(u.Unit, term));
        return term.Weight * (0.25 + (0.75 * (1 - ((double)having / Math.Max(1, Units.Length)))));
    }

    private bool[] HeadingHas(Passage passage, LanguageTag language)
    {
        if (passage.HeadingPath.Count == 0)
        {
            return new bool[_terms.Count];
        }

        var stems = TextAnalyser.Terms(string.Join(' ', passage.HeadingPath), language).Select(t => t.Stem).ToHashSet(StringComparer.Ordinal);
        return [.. _terms.Select(t => stems.Contains(t.Stem) || t.Synonyms.Any(p => p.All(stems.Contains)))];
    }
}
