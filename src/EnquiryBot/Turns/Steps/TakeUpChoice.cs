using EnquiryBot.Privacy;

namespace EnquiryBot.Turns.Steps;

/// <summary>When the message is one of the choices offered last, the earlier question goes on with that service settled.</summary>
public sealed class TakeUpChoice : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        var said = turn.Text.Value.Trim();
        var choice = turn.Before.Choices.FirstOrDefault(c => string.Equals(c.Title, said, StringComparison.OrdinalIgnoreCase));
        if (choice is not null && turn.Before.ChoiceQuestion is { } question)
        {
            turn.Question = new RedactedText(question);
            turn.ChosenService = choice.Service;
        }

        return ValueTask.FromResult<TurnOutcome?>(null);
    }
}
