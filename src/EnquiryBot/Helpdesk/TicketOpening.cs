using System.Text.Json;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Helpdesk;

/// <summary>That a citizen needs a person.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">The council whose citizen it is.</param>
/// <param name="Service">The LGSL code that decides on the queue; null when none was recognised.</param>
/// <param name="Language">The language to reply in.</param>
/// <param name="Why">The decision.</param>
/// <param name="Tried">What was asked and tried.</param>
public sealed record TicketRequest(
    string ConversationId, CouncilProfile Council, int? Service, LanguageTag Language, Escalation Why, Tried Tried);

/// <summary>A change of a ticket that is ready to be committed with the bot's reply.</summary>
/// <param name="Ticket">The ticket as it will be.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Apply">The change with its audit event, in one transaction with what else is committed.</param>
public sealed record PreparedChange(Ticket Ticket, TicketChangeKind Kind, Action<EnquiryBotDb> Apply);

/// <summary>
/// What the bot's turns do to tickets: open one, raise it, note that the citizen wrote, close it when the citizen goes back to
/// the bot. Nothing is stored here: the change is committed with the turn, so that ticket, audit event and the bot's silence
/// are there together or not at all.
/// </summary>
public sealed class TicketOpening(EnquiryBotStore store, TextSealer sealer, HelpdeskChanges changes, TimeProvider clock)
{
    private const string Bot = "bot";
    private const string Citizen = "citizen";

    /// <summary>Reads a ticket of a council; null when there is none or it is closed.</summary>
    public async Task<Ticket?> FindOpenAsync(Guid ticket, CouncilId council, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        return await db.Set<Ticket>().FirstOrDefaultAsync(t => t.Id == ticket && t.State != TicketState.Closed, ct);
    }

    /// <summary>Reads the ticket of the people who hold a conversation; null when the bot answers.</summary>
    public async Task<Ticket?> FindHeldAsync(string conversationId, CouncilId council, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(council));
        return await db.Set<Conversation>().Where(c => c.Id == conversationId)
            .Join(db.Set<Ticket>(), c => c.HeldBy, t => t.Id, (_, ticket) => ticket)
            .FirstOrDefaultAsync(t => t.State != TicketState.Closed, ct);
    }

    /// <summary>Opens a ticket.</summary>
    public PreparedChange Open(TicketRequest request)
    {
        var now = clock.GetUtcNow();
        var queue = HelpdeskQueues.For(request.Council, request.Service);
        var ticket = new Ticket
        {
            Id = Guid.CreateVersion7(now),
            Reference = TicketReference.New(request.Council.Id),
            Council = request.Council.Id,
            ConversationId = request.ConversationId,
            QueueCouncil = queue.Council,
            QueueId = queue.Id,
            Service = request.Service,
            Language = request.Language,
            Priority = request.Why.Priority,
            State = TicketState.Waiting,
            Reason = request.Why.Reason,
            Concern = request.Why.Concern,
            OpenedAt = now,
            CitizenWroteAt = now,
        };
        var papers = sealer.Seal(JsonSerializer.Serialize(request.Tried, PapersJson.Default.Tried)).Ciphertext;
        var audit = TicketAudit.Of(ticket, now, "ticket.opened", Bot, null, ("queue", queue.ToString()), ("reason", ticket.Reason.ToString()), ("concern", ticket.Concern));
        return new PreparedChange(ticket, TicketChangeKind.Opened, db =>
        {
            db.Add(ticket.Copy());
            db.Add(new TicketPapers { TicketId = ticket.Id, Council = ticket.Council, ConversationId = ticket.ConversationId, SealedTried = papers });
            db.Add(audit);
            ConversationLog.Hold(ticket.ConversationId, ticket.Council, ticket.Id)(db);
        });
    }

    /// <summary>Raises an open ticket to urgent.</summary>
    public PreparedChange Raise(Ticket ticket, Escalation why)
    {
        var now = clock.GetUtcNow();
        return Change(
            ticket, TicketChangeKind.Raised,
            t =>
            {
                (t.Priority, t.Reason, t.Concern) = (TicketPriority.Urgent, EscalationReason.Safeguarding, why.Concern);
                (t.CitizenWroteAt, t.AwaitsReply) = (now, true);
            },
            TicketAudit.Of(ticket, now, "ticket.raised", Bot, null, ("from", ticket.Priority.ToString()), ("concern", why.Concern)));
    }

    /// <summary>Notes that the citizen wrote while people hold the conversation.</summary>
    public PreparedChange CitizenWrote(Ticket ticket)
    {
        var now = clock.GetUtcNow();
        return Change(ticket, TicketChangeKind.CitizenWrote, t => (t.CitizenWroteAt, t.AwaitsReply) = (now, true), audit: null);
    }

    /// <summary>
    /// Gives the conversation back to the bot because the citizen wants that, and closes the ticket. One that is urgent stays
    /// open: whether somebody is in danger is for a person to decide.
    /// </summary>
    public PreparedChange ReturnToBot(Ticket ticket)
    {
        var now = clock.GetUtcNow();
        if (ticket.Priority == TicketPriority.Urgent)
        {
            var kept = Change(ticket, TicketChangeKind.CitizenWrote, _ => { }, TicketAudit.Of(ticket, now, "citizen.returned", Citizen, null));
            return kept with { Apply = kept.Apply + ConversationLog.Hold(ticket.ConversationId, ticket.Council, null) };
        }

        var change = Change(
            ticket, TicketChangeKind.Closed, t => TicketTimes.Close(t, CloseReason.ReturnedToBot, now),
            TicketAudit.Of(ticket, now, "ticket.closed", Citizen, null, ("reason", CloseReason.ReturnedToBot.ToString())));
        return change with
        {
            Apply = change.Apply + ConversationLog.Hold(ticket.ConversationId, ticket.Council, null),
        };
    }

    /// <summary>Tells the helpdesk of a change; call it once that is committed.</summary>
    public void Committed(PreparedChange change) => changes.Publish(change.Kind, change.Ticket);

    private static PreparedChange Change(Ticket ticket, TicketChangeKind kind, Action<Ticket> change, AuditEvent? audit)
    {
        var after = ticket.Copy();
        change(after);
        return new PreparedChange(after, kind, TicketAudit.Change(ticket, change, audit));
    }
}
