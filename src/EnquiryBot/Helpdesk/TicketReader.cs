using System.Text.Json;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Helpdesk;

/// <summary>A ticket as a list shows it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="QueueName">What the queue is called for the citizen's council.</param>
/// <param name="CouncilName">Whose citizen it is.</param>
public sealed record TicketSummary(Ticket Ticket, LocalisedText QueueName, LocalisedText CouncilName);

/// <summary>A ticket with all that an adviser may know of it but the conversation.</summary>
/// <param name="Summary">The ticket.</param>
/// <param name="Tried">What was asked and what the bot tried; null when the conversation is deleted.</param>
/// <param name="Contact">How to reach the citizen; null when not given.</param>
/// <param name="History">What was done to it, oldest first.</param>
/// <param name="Queues">The queues that it can be transferred to.</param>
public sealed record TicketDetail(
    TicketSummary Summary, Tried? Tried, ContactDetails? Contact, IReadOnlyList<AuditEvent> History,
    IReadOnlyList<(QueueKey Key, LocalisedText Name)> Queues);

/// <summary>Reads tickets for staff: theirs only. An attempt at another council's is recorded and looks like a ticket that does not exist.</summary>
public sealed class TicketReader(
    EnquiryBotStore store, GroupCommitWriter writer, HelpdeskQueues queues, CouncilDirectory councils, TextSealer sealer, TimeProvider clock)
{
    private const int MostListed = 500;

    /// <summary>Open tickets that a member of staff may see: urgent ones first, then the oldest.</summary>
    public async Task<IReadOnlyList<TicketSummary>> ListAsync(StaffMember staff, CancellationToken ct)
    {
        var own = staff.Councils.ToArray();
        await using var db = store.Read(queues.ScopeOf(staff));
        var found = await db.Set<Ticket>()
            .Where(t => t.State != TicketState.Closed && (own.Contains(t.Council) || own.Contains(t.QueueCouncil)))
            .OrderBy(t => t.Priority == TicketPriority.Urgent ? 0 : 1).ThenBy(t => t.OpenedAt).Take(MostListed).ToListAsync(ct);
        return [.. found.Select(Summary)];
    }

    /// <summary>One ticket; null when it does not exist or is not theirs, which leaves an audit event.</summary>
    public async Task<TicketDetail?> FindAsync(Guid ticket, StaffMember staff, CancellationToken ct)
    {
        if (await ReadAsync(ticket, staff, ct) is not { } found)
        {
            return null;
        }

        await using var db = store.Read(CouncilScope.Of(found.Council));
        var papers = await db.Set<TicketPapers>().FirstOrDefaultAsync(p => p.TicketId == ticket, ct);
        var subject = ticket.ToString();
        var history = await db.Set<AuditEvent>().Where(e => e.Subject == subject).OrderBy(e => e.At).ToListAsync(ct);
        return new TicketDetail(
            Summary(found),
            papers is null ? null : JsonSerializer.Deserialize(sealer.Open(new SealedText(papers.SealedTried)), PapersJson.Default.Tried),
            papers?.SealedContact is { } contact ? JsonSerializer.Deserialize(sealer.Open(new SealedText(contact)), PapersJson.Default.ContactDetails) : null,
            history,
            queues.Of(found.Council));
    }

    /// <summary>One ticket without what goes with it; see <see cref="FindAsync"/>.</summary>
    internal async Task<Ticket?> ReadAsync(Guid ticket, StaffMember staff, CancellationToken ct)
    {
        await using var db = store.Read(queues.ScopeOf(staff));
        if (await db.Set<Ticket>().FirstOrDefaultAsync(t => t.Id == ticket, ct) is { } found && staff.MaySee(found))
        {
            return found;
        }

        await RecordRefusalAsync(ticket, staff, ct);
        return null;
    }

    private async Task RecordRefusalAsync(Guid ticket, StaffMember staff, CancellationToken ct)
    {
        await using var db = store.Read(CouncilScope.Of(councils.All.Select(c => c.Id)));
        if (await db.Set<Ticket>().FirstOrDefaultAsync(t => t.Id == ticket, ct) is { } foreign)
        {
            var audit = TicketAudit.Of(foreign, clock.GetUtcNow(), "ticket.refused", staff.Id, staff);
            await writer.CommitAsync(write => write.Add(audit), ct);
        }
    }

    private TicketSummary Summary(Ticket ticket) =>
        new(ticket, queues.NameOf(ticket.Queue, ticket.Council), councils.Find(ticket.Council)!.Name);
}
