using EnquiryBot.Privacy;
using EnquiryBot.SelfService;

namespace EnquiryBot.Turns.Steps;

/// <summary>
/// A postcode is remembered as its round. When it was asked for, the earlier question goes on with it; when it is kept back,
/// or a place is named instead, the earlier question goes on without.
/// </summary>
public sealed class TakeUpPostcode(CollectionLookup lookup) : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Postcode is { } postcode && lookup.RoundOf(turn.Council, postcode) is { } round)
        {
            turn.After = turn.After with { Round = round };
        }

        if (turn.Before.PostcodeQuestion is { } asked && QuestionOf(turn, asked) is { } question)
        {
            turn.Question = new RedactedText(question);
            turn.ChosenService = LookUpCollections.Service;
            turn.AnswersPostcode = turn.Postcode is not null;
        }

        return ValueTask.FromResult<TurnOutcome?>(null);
    }

    // Null when the citizen goes on to something else.
    private string? QuestionOf(Turn turn, string asked)
    {
        if (turn.Postcode is not null)
        {
            return BinDayQuestion.IsOnlyPostcode(turn.Text) ? asked : null;
        }

        if (BinDayQuestion.IsShort(turn.Text) && lookup.Of(turn.Council) is { } collections && BinDayQuestion.NamesPlace(turn.Text, turn.Council, collections))
        {
            return $"{asked} {turn.Text.Value}";
        }

        return BinDayQuestion.KeepsPostcode(turn.Text) ? asked : null;
    }
}
