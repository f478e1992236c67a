using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Answers;

/// <summary>How sure the bot must be, as <see cref="AnswerSignals.Confidence"/> and shares of 0 to 1. Settings under <c>Answers</c>.</summary>
public sealed record AnswerThresholds : IValidatableObject
{
    /// <summary>At least this confidence gives an answer.</summary>
    [Range(0, 1)]
    public double Answer { get; init; } = 0.5;

    /// <summary>The same where a wrong answer could do harm (<c>risky</c> in <c>services.yaml</c>).</summary>
    [Range(0, 1)]
    public double AnswerRisky { get; init; } = 0.85;

    /// <summary>At least this confidence, but less than for an answer, suggests pages.</summary>
    [Range(0, 1)]
    public double Suggest { get; init; } = 0.1;

    /// <summary>An answer needs at least this share of the question's words in title, keywords, opening and headings: a word in passing is no topic. A settled service makes up for it.</summary>
    [Range(0, 1)]
    public double WordsAbout { get; init; } = 0.1;

    /// <summary>A service at least this likely settles which of two near articles is meant, and that its article is the topic.</summary>
    [Range(0, 1)]
    public double ServiceSettles { get; init; } = 0.6;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Answer > AnswerRisky)
        {
            yield return new ValidationResult(
                $"Answers:Answer ({Answer}) must not be greater than Answers:AnswerRisky ({AnswerRisky}).", [nameof(Answer), nameof(AnswerRisky)]);
        }

        if (Suggest > Answer)
        {
            yield return new ValidationResult(
                $"Answers:Suggest ({Suggest}) must not be greater than Answers:Answer ({Answer}).", [nameof(Suggest), nameof(Answer)]);
        }
    }
}

/// <summary>What to do with a question, decided from its signals alone.</summary>
public enum AnswerDecision
{
    /// <summary>Claim nothing, offer nothing.</summary>
    Nothing,

    /// <summary>Offer up to three pages and claim nothing.</summary>
    Suggest,

    /// <summary>Ask which of the two or three services of <see cref="AnswerSignals.CloseServices"/> is meant.</summary>
    AskBack,

    /// <summary>Give the composed answer with its source.</summary>
    Answer,
}

/// <summary>The policy that turns signals into a decision. Pure.</summary>
public static class AnswerPolicy
{
    private const int MostChoices = 3;

    /// <summary>Decides. Nothing is answered while two services are equally likely, however sure the words look.</summary>
    public static AnswerDecision Decide(AnswerSignals signals, AnswerThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(thresholds);
        // Two questions at once make an answer unsure, not the pages.
        if ((signals with { Questions = 1 }).Confidence < thresholds.Suggest || signals.TopCoverage <= 0)
        {
            return AnswerDecision.Nothing;
        }

        var settled = signals.ServiceAgreement >= thresholds.ServiceSettles;
        var isTopic = settled || signals.WordsAbout >= thresholds.WordsAbout;
        if (isTopic && !settled && signals.CloseServices.Count is >= 2 and <= MostChoices)
        {
            return AnswerDecision.AskBack;
        }

        // Nothing to quote, or nothing of what was asked for in it: a page may still help.
        var tells = signals.HasAnswer && (!signals.AsksForKind || signals.TellsWhatIsAsked);
        return isTopic && tells && signals.Confidence >= (signals.Risky ? thresholds.AnswerRisky : thresholds.Answer) ? AnswerDecision.Answer : AnswerDecision.Suggest;
    }
}
