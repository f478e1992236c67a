using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Intents;

namespace EnquiryBot.Turns;

/// <summary>Turns an outcome into a person where <see cref="EscalationPolicy"/> says so, and prepares the ticket.</summary>
public sealed class TurnEscalation(TicketOpening tickets, HelpdeskQueues queues, Latest<ServiceCatalogue> services)
{
    private const double SureOfService = 0.5;

    /// <summary>The open ticket of the people who hold a conversation; null when the bot answers.</summary>
    public async Task<Ticket?> FindAsync(ConversationState state, CouncilId council, CancellationToken ct) =>
        state.HeldBy is { } ticket ? await tickets.FindOpenAsync(ticket, council, ct) : null;

    /// <summary>The outcome as it is sent; the ticket's change is left in the turn.</summary>
    public async Task<TurnOutcome> ApplyAsync(string conversationId, Turn turn, TurnOutcome outcome, CancellationToken ct)
    {
        var why = outcome is TurnOutcome.HandedOver decided ? decided.Why : EscalationPolicy.Decide(SignalsOf(turn, outcome));
        if (why is null)
        {
            return outcome;
        }

        if (turn.Ticket is { } held && why.Reason != EscalationReason.Safeguarding)
        {
            // A person has the conversation already: what fails on the bot's side is no reason to raise it.
            turn.TicketChange = tickets.CitizenWrote(held);
            return new TurnOutcome.Held();
        }

        var change = turn.Ticket is { } open
            ? tickets.Raise(open, why)
            : tickets.Open(new TicketRequest(conversationId, turn.Council, QueueServiceOf(turn), turn.Language, why, TriedBy(turn, outcome, why)));
        turn.TicketChange = change;
        turn.After = turn.After with { UnansweredInRow = 0 };
        return new TurnOutcome.HandedOver(why) { Ticket = change.Ticket, Outlook = await queues.OutlookAsync(change.Ticket, ct) };
    }

    /// <summary>Tells the helpdesk what the turn did; call it once that is committed.</summary>
    public void Committed(Turn turn)
    {
        if (turn.TicketChange is { } change)
        {
            tickets.Committed(change);
        }
    }

    private EscalationSignals SignalsOf(Turn turn, TurnOutcome outcome)
    {
        var service = ServiceOf(turn) is { } code ? services.Value.Find(code) : null;
        return new EscalationSignals
        {
            Failed = outcome is TurnOutcome.Failed,
            UnansweredInRow = outcome is TurnOutcome.Unanswered ? turn.Before.UnansweredInRow + 1 : 0,
            IsUnsure = outcome is TurnOutcome.Suggested or TurnOutcome.Unanswered,
            ServiceIsRisky = service?.Risky ?? false,
            Confidence = turn.Enquiry?.Signals.Confidence,
            ServiceThreshold = service?.HandOverBelow ?? 0,
        };
    }

    private static int? ServiceOf(Turn turn) =>
        turn.ChosenService ?? (turn.Intent is { Top.Intent.Service: { } top } intent && intent.OfService(top) >= SureOfService ? top : null);

    // "I want to talk to someone" names no service: what was asked before does.
    private static int? QueueServiceOf(Turn turn) => turn.Concern?.Service ?? ServiceOf(turn) ?? turn.After.Service;

    // "I want to talk to someone" asks nothing that an adviser could answer: the question is the one before.
    private static string QuestionOf(Turn turn, Escalation why) =>
        why.Reason is EscalationReason.AskedFor or EscalationReason.Feedback && turn.Before.Topic is { } topic ? topic : turn.Text.Value;

    private Tried TriedBy(Turn turn, TurnOutcome outcome, Escalation why)
    {
        var pages = outcome switch
        {
            TurnOutcome.Suggested suggested => suggested.Pages.Select(p => p.Source.Title),
            _ => turn.Enquiry?.Suggestions.Select(p => p.Source.Title) ?? [],
        };
        return new Tried(
            QuestionOf(turn, why),
            outcome.Name,
            [.. pages],
            QueueServiceOf(turn) is { } code ? services.Value.Find(code)?.Name[LanguageTag.English] : null,
            turn.Enquiry?.Signals.Confidence);
    }
}
