using EnquiryBot.Councils;

namespace EnquiryBot.Helpdesk;

/// <summary>A signed-in member of staff at the helpdesk.</summary>
/// <param name="Id">The id that the sign-in gives; unique over all councils.</param>
/// <param name="Name">The name that citizens see.</param>
/// <param name="Council">The council that they work for.</param>
/// <param name="Councils">The councils where they are adviser or supervisor.</param>
/// <param name="Languages">The languages that they reply in.</param>
public sealed record StaffMember(
    string Id, string Name, CouncilId Council, IReadOnlySet<CouncilId> Councils, IReadOnlyList<LanguageTag> Languages)
{
    /// <summary>Whether a ticket is theirs to see: their council's citizen, or in a queue that their council works.</summary>
    public bool MaySee(Ticket ticket) => Councils.Contains(ticket.Council) || Councils.Contains(ticket.QueueCouncil);
}

/// <summary>What became of something that a member of staff did.</summary>
public enum HelpdeskResult
{
    /// <summary>It is done and stored.</summary>
    Done,

    /// <summary>There is no such ticket for them.</summary>
    NotFound,

    /// <summary>Somebody else has the ticket.</summary>
    TakenByAnother,

    /// <summary>It must be claimed first.</summary>
    NotYours,

    /// <summary>The ticket is closed.</summary>
    Closed,

    /// <summary>What was given cannot be used: no text, a text that is too long, no such queue.</summary>
    Invalid,
}
