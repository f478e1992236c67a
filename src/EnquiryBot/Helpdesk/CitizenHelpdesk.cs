using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Language;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Helpdesk;

/// <summary>Where a citizen's conversation stands with the helpdesk.</summary>
/// <param name="State">The ticket's state; null when the bot answers.</param>
/// <param name="Reference">What the citizen may quote.</param>
/// <param name="Place">The place in the queue, from 1; null when an adviser has it or the team is closed.</param>
/// <param name="IsOpen">Whether the team works now.</param>
/// <param name="Text">All of that in words; empty when the bot answers.</param>
/// <param name="HasContact">Whether the citizen said how to be reached.</param>
public sealed record HandoverStatus(TicketState? State, string Reference, int? Place, bool IsOpen, string Text, bool HasContact)
{
    /// <summary>The bot answers.</summary>
    public static HandoverStatus None { get; } = new(null, "", null, false, "", false);
}

/// <summary>What a citizen's side asks of the helpdesk.</summary>
public sealed class CitizenHelpdesk(
    TicketOpening tickets, HelpdeskQueues queues, HelpdeskVoice voice, CouncilDirectory councils, EnquiryBotStore store,
    Latest<PhraseBook> phrases, TimeProvider clock)
{
    private const int MostAttempts = 10;

    /// <summary>Where a conversation stands, in words that are true at this moment.</summary>
    public async Task<HandoverStatus> StatusAsync(string conversationId, CouncilId council, LanguageTag language, CancellationToken ct)
    {
        if (councils.Find(council) is not { } profile || await tickets.FindHeldAsync(conversationId, council, ct) is not { } ticket)
        {
            return HandoverStatus.None;
        }

        await using var db = store.Read(CouncilScope.Of(council));
        var hasContact = await db.Set<TicketPapers>().AnyAsync(p => p.TicketId == ticket.Id && p.SealedContact != null, ct);
        if (ticket.State == TicketState.Claimed)
        {
            return new HandoverStatus(
                ticket.State, ticket.Reference, null, true, HandoverWording.WithAdviser(ticket, profile, language, phrases.Value), hasContact);
        }

        var outlook = await queues.OutlookAsync(ticket, ct);
        var text = HandoverWording.Waiting(ticket, outlook, profile, language, phrases.Value, clock.GetUtcNow());
        return new HandoverStatus(ticket.State, ticket.Reference, outlook.IsOpen ? outlook.Place : null, outlook.IsOpen, text, hasContact);
    }

    /// <summary>Gives the conversation back to the bot because the citizen wants that.</summary>
    /// <returns>False when no person had it.</returns>
    public async Task<bool> ReturnToBotAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await tickets.FindHeldAsync(conversationId, council, ct) is not { } ticket)
            {
                return false;
            }

            try
            {
                var change = tickets.ReturnToBot(ticket);
                var key = ticket.Priority == TicketPriority.Urgent ? PhraseKey.BackToBotUrgent : PhraseKey.NoticeClosed("returned-to-bot");
                var notice = voice.Notice(ticket, "returned-to-bot", key);
                await voice.SayAsync(ticket, notice, formId: null, change.Apply, ct);
                tickets.Committed(change);
                return true;
            }
            catch (ConversationChangedException) when (attempt < MostAttempts)
            {
                // An adviser did something at the same moment: look again.
            }
        }
    }
}
