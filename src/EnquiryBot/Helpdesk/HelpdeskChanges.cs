using EnquiryBot.Councils;

namespace EnquiryBot.Helpdesk;

/// <summary>What happened to a ticket.</summary>
public enum TicketChangeKind
{
    /// <summary>It was opened.</summary>
    Opened,

    /// <summary>It was raised to urgent.</summary>
    Raised,

    /// <summary>The citizen wrote.</summary>
    CitizenWrote,

    /// <summary>An adviser took it.</summary>
    Claimed,

    /// <summary>An adviser replied or left a note.</summary>
    Written,

    /// <summary>It went to a queue again, its own or another.</summary>
    Queued,

    /// <summary>It was closed.</summary>
    Closed,
}

/// <summary>That a ticket changed; what it is now is read from the database.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Council">Whose citizen it is.</param>
/// <param name="Queue">The queue it is in now.</param>
/// <param name="LeftQueue">The queue that it left, when it did.</param>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Language">The language of its citizen.</param>
/// <param name="Priority">How urgent it is now.</param>
public sealed record TicketChange(
    TicketChangeKind Kind, Guid Ticket, CouncilId Council, QueueKey Queue, QueueKey? LeftQueue, string ConversationId,
    LanguageTag Language, TicketPriority Priority);

/// <summary>Tells whoever listens in this process that a ticket changed, after the change is stored. A lost call costs time, never a ticket.</summary>
public sealed class HelpdeskChanges
{
    /// <summary>Raised after each change. A listener returns at once and does not throw.</summary>
    public event Action<TicketChange>? Changed;

    internal void Publish(TicketChangeKind kind, Ticket ticket, QueueKey? leftQueue = null) => Changed?.Invoke(
        new TicketChange(kind, ticket.Id, ticket.Council, ticket.Queue, leftQueue, ticket.ConversationId, ticket.Language, ticket.Priority));
}
