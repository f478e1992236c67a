using EnquiryBot.Helpdesk;

namespace EnquiryBot.Turns.Steps;

/// <summary>An answer that did not help leads to a person.</summary>
public sealed class TakeUpFeedback : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct) => ValueTask.FromResult<TurnOutcome?>(
        turn.NotHelpful && EscalationPolicy.Decide(new EscalationSignals { NotHelpful = true }) is { } why ? new TurnOutcome.HandedOver(why) : null);
}
