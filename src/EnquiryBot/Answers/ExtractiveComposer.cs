using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>
/// Answers without a model: the best few sentences of one article in reading order, quoted unchanged. What belongs
/// together stays together: a rule and its condition, a sentence and the one it leans on, a list and its opening, all steps.
/// </summary>
public static class ExtractiveComposer
{
    private const int MostSentences = 4;

    /// <summary>A further sentence must be at least this good beside the best one.</summary>
    private const double GoodEnough = 0.55;

    /// <summary>A sentence of the same passage as the best one continues it.</summary>
    private const double SamePassageBonus = 0.12;

    /// <summary>A sentence that has this share of its words in common with another says the same again.</summary>
    private const double SameWords = 0.85;

    /// <summary>Composes an answer from the best article that a search found.</summary>
    /// <param name="found">What the search found, all of one council and language.</param>
    /// <param name="question">The question.</param>
    /// <param name="language">The language of question and passages.</param>
    public static ComposedAnswer Compose(SearchResult found, RedactedText question, LanguageTag language)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(question);
        if (found.Articles is not [{ Passages.Count: > 0 } article, ..])
        {
            return ComposedAnswer.None;
        }

        var scorer = new SentenceScorer(article, found.Terms, QuestionKinds.Of(question.Value, language));
        var chosen = new SortedSet<int>();
        foreach (var unit in Best(scorer))
        {
            AddWithCompany(unit, scorer, chosen);
        }

        var sentences = chosen.Select(i => scorer.Units[i])
            .Select(u => new AnswerSentence(u.Unit.Kind, u.Unit.Text, article.Passages[u.Passage].Passage.Id))
            .DistinctBy(s => s.Text, StringComparer.Ordinal)
            .ToList();
        return sentences.Count == 0 ? ComposedAnswer.None : new ComposedAnswer(sentences, Citation.Of(article.Best.Passage));
    }

    /// <summary>The best unit and up to three more that add something, best first.</summary>
    private static List<int> Best(SentenceScorer scorer)
    {
        var told = new bool[scorer.TermCount];
        var chosen = new List<int>(MostSentences);
        var threshold = 0.0;
        while (chosen.Count < MostSentences)
        {
            var (best, score) = Next(scorer, told, chosen);
            if (best < 0 || score < threshold)
            {
                break;
            }

            threshold = chosen.Count == 0 ? GoodEnough * score : threshold;
            chosen.Add(best);
            scorer.Tell(best, told);
        }

        return chosen;
    }

    private static (int Unit, double Score) Next(SentenceScorer scorer, bool[] told, List<int> chosen)
    {
        var (best, bestScore) = (-1, 0.0);
        for (var i = 0; i < scorer.Units.Length; i++)
        {
            if (!AddsTo(scorer, chosen, i))
            {
                continue;
            }

            var near = chosen.Count > 0 && SamePassage(scorer, chosen[0], i) ? SamePassageBonus : 0;
            var score = scorer.Score(i, told) + near;
            (best, bestScore) = score > bestScore ? (i, score) : (best, bestScore);
        }

        return (best, bestScore);
    }

    /// <summary>Not chosen yet, not nearly the same words as one that is, and no list beside the first choice's own passage.</summary>
    private static bool AddsTo(SentenceScorer scorer, List<int> chosen, int candidate)
    {
        var unit = scorer.Units[candidate].Unit;
        foreach (var other in chosen)
        {
            if (other == candidate || unit.ShareIn(scorer.Units[other].Unit) >= SameWords)
            {
                return false;
            }
        }

        return chosen.Count == 0
            || SamePassage(scorer, chosen[0], candidate)
            || (!unit.IsLeadIn && unit.Kind is BlockKind.Paragraph or BlockKind.TableRow);
    }

    private static void AddWithCompany(int unit, SentenceScorer scorer, SortedSet<int> chosen)
    {
        AddWithWhatItLeansOn(unit, scorer, chosen);
        AddList(unit, scorer, chosen);
        for (var next = unit + 1; next < scorer.Units.Length && SamePassage(scorer, unit, next) && Limits(scorer.Units[unit].Unit, scorer.Units[next].Unit, next == unit + 1); next++)
        {
            chosen.Add(next);
            AddList(next, scorer, chosen);
        }
    }

    // "If" after "If" is another case, not a limit of the first.
    private static bool Limits(AnswerUnit rule, AnswerUnit unit, bool follows) => follows
        ? unit.IsCondition || (unit.IsExemption && rule.Tells.HasFlag(QuestionKind.Cost))
        : unit.IsStrongCondition;

    private static void AddWithWhatItLeansOn(int unit, SentenceScorer scorer, SortedSet<int> chosen)
    {
        chosen.Add(unit);
        for (var i = unit; i > 0 && scorer.Units[i].Unit.LeansOnBefore && SamePassage(scorer, i, i - 1); i--)
        {
            chosen.Add(i - 1);
        }
    }

    /// <summary>An opening brings its list; an item brings the opening, a step all steps.</summary>
    private static void AddList(int unit, SentenceScorer scorer, SortedSet<int> chosen)
    {
        var kind = scorer.Units[unit].Unit.Kind;
        if (scorer.Units[unit].Unit.IsLeadIn)
        {
            AddRun(unit + 1, +1, scorer, chosen);
            return;
        }

        if (kind is not (BlockKind.ListItem or BlockKind.Step))
        {
            return;
        }

        var opening = unit;
        while (opening > 0 && SamePassage(scorer, opening, opening - 1) && scorer.Units[opening].Unit.Kind == kind)
        {
            opening--;
        }

        if (scorer.Units[opening].Unit.IsLeadIn)
        {
            chosen.Add(opening);
        }

        if (kind == BlockKind.Step)
        {
            AddRun(unit, +1, scorer, chosen);
            AddRun(unit, -1, scorer, chosen);
        }
    }

    private static void AddRun(int start, int direction, SentenceScorer scorer, SortedSet<int> chosen)
    {
        for (var i = start; i >= 0 && i < scorer.Units.Length && SamePassage(scorer, start, i); i += direction)
        {
            if (scorer.Units[i].Unit.Kind != scorer.Units[start].Unit.Kind || scorer.Units[i].Unit.Kind == BlockKind.Paragraph)
            {
                return;
            }

            chosen.Add(i);
        }
    }

    private static bool SamePassage(SentenceScorer scorer, int a, int b) => scorer.Units[a].Passage == scorer.Units[b].Passage;
}
