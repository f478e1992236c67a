using EnquiryBot.Data;

namespace EnquiryBot.Helpdesk;

/// <summary>Changes of a ticket, each with the event that says who made it.</summary>
internal static class TicketAudit
{
    /// <summary>The event.</summary>
    public static AuditEvent Of(
        Ticket ticket, DateTimeOffset at, string action, string actor, StaffMember? staff, params ReadOnlySpan<(string Name, string? Value)> detail) => new()
    {
        Id = Guid.CreateVersion7(at),
        Council = ticket.Council,
        At = at,
        Actor = actor,
        ActorCouncil = staff?.Council,
        Action = action,
        Subject = ticket.Id.ToString(),
        Detail = AuditEvent.DetailOf(detail),
    };

    /// <summary>
    /// Changes the ticket that was read, if nobody changed it meanwhile. A commit may run twice, so each run changes a copy.
    /// </summary>
    public static Action<EnquiryBotDb> Change(Ticket read, Action<Ticket> change, AuditEvent? audit) => db =>
    {
        var row = read.Copy();
        db.Attach(row);
        change(row);
        row.Version++;
        if (audit is not null)
        {
            db.Add(audit);
        }
    };
}

/// <summary>How long advisers had a ticket.</summary>
internal static class TicketTimes
{
    /// <summary>Seconds since the ticket was claimed; 0 when nobody has it or the clock was set back.</summary>
    public static int Spell(Ticket ticket, DateTimeOffset now) =>
        ticket is { State: TicketState.Claimed, ClaimedAt: { } since } && now > since ? (int)Math.Min(int.MaxValue, (now - since).TotalSeconds) : 0;

    /// <summary>Puts the ticket back into a queue.</summary>
    public static void Release(Ticket ticket, DateTimeOffset now)
    {
        ticket.HandlingSeconds += Spell(ticket, now);
        (ticket.State, ticket.ClaimedAt, ticket.AdviserId, ticket.AdviserName) = (TicketState.Waiting, null, null, null);
    }

    /// <summary>Closes the ticket; it still says who had it last.</summary>
    public static void Close(Ticket ticket, CloseReason reason, DateTimeOffset now)
    {
        ticket.HandlingSeconds += Spell(ticket, now);
        (ticket.State, ticket.CloseReason, ticket.ClosedAt, ticket.AwaitsReply) = (TicketState.Closed, reason, now, false);
    }
}
