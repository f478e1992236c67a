using EnquiryBot.Content;
using EnquiryBot.Helpdesk;
using EnquiryBot.Safeguarding;

namespace EnquiryBot.Turns.Steps;

/// <summary>
/// Somebody may be in danger: fixed words before any search or model, once for each concern, also while a person holds the
/// conversation; and a ticket that is urgent.
/// </summary>
public sealed class ScreenSafeguarding(Latest<SafeguardingScreen> screen) : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        turn.Concern = screen.Value.FindAll(turn.Text).FirstOrDefault(c => !turn.Before.Concerns.Contains(c.Id));
        if (EscalationPolicy.Decide(new EscalationSignals { Concern = turn.Concern?.Id }) is not { } why)
        {
            return ValueTask.FromResult<TurnOutcome?>(null);
        }

        turn.After = turn.After with { Concerns = [.. turn.After.Concerns, turn.Concern!.Id] };
        return ValueTask.FromResult<TurnOutcome?>(new TurnOutcome.HandedOver(why));
    }
}
