using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Helpdesk;

/// <summary>What a citizen who waits in a queue can expect.</summary>
/// <param name="Queue">The queue's name, as the citizen's council calls it.</param>
/// <param name="Place">The place in the queue, from 1.</param>
/// <param name="IsOpen">Whether the team works now.</param>
/// <param name="OpensAt">When it works next; null when it is open or no such time is known.</param>
public sealed record QueueOutlook(LocalisedText Queue, int Place, bool IsOpen, DateTimeOffset? OpensAt);

/// <summary>A conversation that waits in a queue.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Council">The council whose citizen it is.</param>
/// <param name="Language">The language to reply in.</param>
public sealed record WaitingConversation(string ConversationId, CouncilId Council, LanguageTag Language);

/// <summary>The queues of all councils: who works them, when, and who is before whom.</summary>
public sealed class HelpdeskQueues(CouncilDirectory councils, EnquiryBotStore store, TimeProvider clock)
{
    /// <summary>The queue that takes a service of a council's citizen, which may be another council's.</summary>
    public static QueueKey For(CouncilProfile council, int? service) => KeyOf(council.QueueFor(service));

    /// <summary>The queues that a council's citizens may be sent to, in the order of its file.</summary>
    public IReadOnlyList<(QueueKey Key, LocalisedText Name)> Of(CouncilId council) =>
        councils.Find(council) is { } profile ? [.. profile.Queues.Select(q => (KeyOf(q), q.Name))] : [];

    /// <summary>What a queue is called for a council's citizens.</summary>
    public LocalisedText NameOf(QueueKey queue, CouncilId council) => Find(queue, council)?.Name ?? councils.Find(queue.Council)!.Name;

    /// <summary>What a citizen can expect whose ticket waits; for one not stored yet, the place it would get.</summary>
    public async Task<QueueOutlook> OutlookAsync(Ticket ticket, CancellationToken ct)
    {
        await using var db = store.Read(ScopeOf(ticket.Queue));
        var before = await db.Set<Ticket>().CountAsync(
            t => t.QueueCouncil == ticket.QueueCouncil && t.QueueId == ticket.QueueId && t.Language == ticket.Language
                && t.State == TicketState.Waiting && t.Id != ticket.Id
                && ((t.Priority == TicketPriority.Urgent && ticket.Priority == TicketPriority.Normal)
                    || (t.Priority == ticket.Priority && t.OpenedAt <= ticket.OpenedAt)),
            ct);
        var now = clock.GetUtcNow();
        var hours = Find(ticket.Queue, ticket.QueueCouncil)?.Hours ?? councils.Find(ticket.QueueCouncil)!.OpeningHours;
        var isOpen = hours.IsOpen(now);
        return new QueueOutlook(NameOf(ticket.Queue, ticket.Council), before + 1, isOpen, isOpen ? null : hours.OpensNext(now));
    }

    /// <summary>The conversations that wait in a queue.</summary>
    public async Task<IReadOnlyList<WaitingConversation>> WaitingAsync(QueueKey queue, CancellationToken ct)
    {
        await using var db = store.Read(ScopeOf(queue));
        return await db.Set<Ticket>()
            .Where(t => t.QueueCouncil == queue.Council && t.QueueId == queue.Id && t.State == TicketState.Waiting)
            .Select(t => new WaitingConversation(t.ConversationId, t.Council, t.Language))
            .ToListAsync(ct);
    }

    /// <summary>The councils whose citizens may be in a queue.</summary>
    public CouncilScope ScopeOf(QueueKey queue) =>
        CouncilScope.Of(councils.All.Where(c => c.Id == queue.Council || c.Queues.Any(q => KeyOf(q) == queue)).Select(c => c.Id));

    /// <summary>The councils whose tickets a member of staff may meet: their own, and those that send citizens to a queue of theirs.</summary>
    public CouncilScope ScopeOf(StaffMember staff) =>
        CouncilScope.Of(councils.All.Where(c => staff.Councils.Contains(c.Id) || c.Queues.Any(q => staff.Councils.Contains(q.RunBy))).Select(c => c.Id));

    private static QueueKey KeyOf(QueueProfile queue) => new(queue.RunBy, queue.Id);

    private QueueProfile? Find(QueueKey queue, CouncilId council) => councils.Find(council)?.Queues.FirstOrDefault(q => KeyOf(q) == queue);
}
