using EnquiryBot.Answers;
using EnquiryBot.Intents;

namespace EnquiryBot.Quality;

/// <summary>A row of the golden set with what the service did about it. Pure: it judges what it is given.</summary>
public sealed record JudgedAnswer
{
    private const string Answered = "answered";
    private const int Shown = 3;

    // The outcomes that tell the citizen something: what they say can be held against the row's facts.
    private static readonly string[] Telling = [Answered, "handed-over", "signposted", "completed"];

    /// <summary>The row.</summary>
    public required GoldenRow Row { get; init; }

    /// <summary>The outcome of the turn.</summary>
    public required string Outcome { get; init; }

    /// <summary>The words of the reply.</summary>
    public required string Text { get; init; }

    /// <summary>How sure of an answer the enquiry was; null when the turn ended before it.</summary>
    public double? Confidence { get; init; }

    /// <summary>What spoke for and against the answer that was composed; null when the turn ended before one was.</summary>
    public AnswerSignals? Signals { get; init; }

    /// <summary>Whether the composed answer would have been right, given or not; null when the turn ended before one was composed.</summary>
    public bool? WouldBeRight { get; init; }

    /// <summary>What the question was taken to be about; null when the turn ended before that was asked.</summary>
    public RankedIntent? Intent { get; init; }

    /// <summary>The ids of the articles that an answer is quoted from.</summary>
    public required IReadOnlyList<string> Cited { get; init; }

    /// <summary>
    /// Ids of articles, each once: those that the reply cites, then those that it offers, then what the search ranked. So an
    /// answer from the first article found does not hide whether the right one came second.
    /// </summary>
    public required IReadOnlyList<string> Ranked { get; init; }

    /// <summary>Whether the outcome is one of the row's.</summary>
    public bool HasRightOutcome => Row.Outcome.Contains(Outcome);

    /// <summary>Whether the row can be answered: answered is one of its right outcomes.</summary>
    public bool IsAnswerable => Row.Outcome.Contains(Answered);

    /// <summary>Whether the service answered.</summary>
    public bool WasAnswered => Outcome == Answered;

    /// <summary>
    /// Whether an answer is right: it was due, it quotes one of the row's articles, it shows every fact of the row and none of
    /// those that it must not show (in either case, any white space alike). Null when nothing was answered.
    /// </summary>
    public bool? IsRightAnswer => WasAnswered ? !WrongInAnswer().Any() : null;

    /// <summary>
    /// Whether the turn did right by the citizen: one of the row's outcomes, and when that tells something, the row's facts and
    /// none that must not be told.
    /// </summary>
    public bool IsRight => HasRightOutcome && IsRightAnswer != false && !WrongTold().Any();

    /// <summary>Whether the reply calls for a look: wrong outcome, wrong answer, or right article not among the first three.</summary>
    public bool IsMiss => Faults().Any();

    /// <summary>Whether one of the row's articles is among the first k of <see cref="Ranked"/>; null when the row has none.</summary>
    public bool? HitAt(int k) => Row.Articles.Count == 0 ? null : Ranked.Take(k).Intersect(Row.Articles, StringComparer.Ordinal).Any();

    /// <summary>The same row, had this answer been given.</summary>
    public JudgedAnswer AsIfAnswered(ComposedAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return this with { Outcome = Answered, Text = answer.Text, Cited = answer.Source is { } source ? [source.ArticleId] : [] };
    }

    /// <summary>Everything that is wrong, each in a few words.</summary>
    public IEnumerable<string> Faults()
    {
        if (!HasRightOutcome)
        {
            yield return $"{Outcome} instead of {string.Join(" or ", Row.Outcome)}";
        }

        if (HitAt(Shown) == false)
        {
            yield return $"none of {string.Join(", ", Row.Articles)} among {string.Join(", ", Ranked.Take(Shown).DefaultIfEmpty("nothing"))}";
        }

        foreach (var wrong in WasAnswered ? WrongInAnswer() : WrongTold())
        {
            yield return wrong;
        }
    }

    private IEnumerable<string> WrongInAnswer()
    {
        if (!IsAnswerable)
        {
            yield return "there was no answer to give";
        }

        if (Row.Articles.Count > 0 && !Cited.Intersect(Row.Articles, StringComparer.Ordinal).Any())
        {
            yield return $"quotes {string.Join(", ", Cited)} instead of {string.Join(" or ", Row.Articles)}";
        }

        foreach (var wrong in WrongFacts())
        {
            yield return wrong;
        }
    }

    private IEnumerable<string> WrongTold() => Telling.Contains(Outcome) ? WrongFacts() : [];

    private IEnumerable<string> WrongFacts()
    {
        foreach (var missing in Row.Contains.Where(fact => !Says(fact)))
        {
            yield return $"lacks \"{missing}\"";
        }

        foreach (var wrong in Row.Excludes.Where(Says))
        {
            yield return $"says \"{wrong}\"";
        }
    }

    private bool Says(string fact) => OneLine(Text).Contains(OneLine(fact), StringComparison.OrdinalIgnoreCase);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
