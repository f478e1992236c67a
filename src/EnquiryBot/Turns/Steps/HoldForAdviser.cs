using EnquiryBot.Content;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;

namespace EnquiryBot.Turns.Steps;

/// <summary>While a person holds the conversation the bot is silent, unless the citizen asks for it back.</summary>
public sealed class HoldForAdviser(TicketOpening tickets, Latest<PhraseBook> phrases) : ITurnStep
{
    /// <summary>The small talk that a citizen is answered with who went back to the bot.</summary>
    public const string BackToBot = "back-to-bot";

    /// <summary>The same, when what they wrote before stays urgent.</summary>
    public const string BackToBotUrgent = "back-to-bot-urgent";

    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        if (turn.Ticket is not { } ticket)
        {
            return ValueTask.FromResult<TurnOutcome?>(null);
        }

        if (turn.NotHelpful)
        {
            // About an earlier answer of the bot: nobody owes a reply to it.
            return ValueTask.FromResult<TurnOutcome?>(new TurnOutcome.Held());
        }

        if (!AsksForBot(turn))
        {
            turn.TicketChange = tickets.CitizenWrote(ticket);
            return ValueTask.FromResult<TurnOutcome?>(new TurnOutcome.Held());
        }

        turn.TicketChange = tickets.ReturnToBot(ticket);
        return ValueTask.FromResult<TurnOutcome?>(new TurnOutcome.Acknowledged(ticket.Priority == TicketPriority.Urgent ? BackToBotUrgent : BackToBot));
    }

    // The words of the button that clients show, in any language of the council: it is sent as a message.
    private bool AsksForBot(Turn turn) => turn.Council.Languages.Any(language =>
        string.Equals(turn.Text.Value.Trim(), phrases.Value.Say(PhraseKey.HandoverBack, turn.Council, language).Trim(), StringComparison.OrdinalIgnoreCase));
}
