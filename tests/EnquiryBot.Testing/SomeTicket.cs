using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;

namespace EnquiryBot.Testing;

/// <summary>Tickets for tests that care about little of them.</summary>
public static class SomeTicket
{
    /// <summary>A ticket of Alderbrook that waits in its general queue.</summary>
    public static Ticket Waiting(EscalationReason reason = EscalationReason.AskedFor, int? service = null) => new()
    {
        Id = Guid.NewGuid(),
        Reference = "ALD-2345-678",
        Council = CouncilId.Parse("alderbrook"),
        ConversationId = "conversation",
        QueueCouncil = CouncilId.Parse("alderbrook"),
        QueueId = "general",
        Service = service,
        Language = LanguageTag.English,
        Priority = TicketPriority.Normal,
        State = TicketState.Waiting,
        Reason = reason,
        OpenedAt = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
        CitizenWroteAt = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero),
    };
}
