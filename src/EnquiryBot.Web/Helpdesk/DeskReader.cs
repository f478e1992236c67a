using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Intents;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>One enquiry in a list.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Queue">The queue's name.</param>
/// <param name="Council">Whose citizen it is.</param>
/// <param name="IsMine">Whether the reader has it.</param>
internal sealed record DeskItem(Ticket Ticket, string Title, string Queue, CouncilProfile Council, bool IsMine)
{
    public bool IsUrgent => Ticket.Priority == TicketPriority.Urgent;

    public bool IsWaiting => Ticket.State == TicketState.Waiting;

    /// <summary>Whether somebody must act now: nobody has it, or the citizen waits for the reader's reply.</summary>
    public bool NeedsAttention => IsWaiting || (IsMine && Ticket.AwaitsReply);

    public string Address => $"/staff/helpdesk/{Ticket.Id}";
}

/// <summary>A choice of a filter.</summary>
internal sealed record DeskChoice(string Value, string Label, string Group);

/// <summary>Reads what a member of staff may see, in the words of the pages.</summary>
internal sealed class DeskReader(TicketReader tickets, HelpdeskQueues queues, CouncilDirectory councils, Latest<ServiceCatalogue> services)
{
    /// <summary>Every open enquiry of theirs: urgent ones first, then the oldest.</summary>
    public async Task<IReadOnlyList<DeskItem>> ListAsync(StaffMember staff, CancellationToken ct) =>
        [.. (await tickets.ListAsync(staff, ct)).Select(t => Item(t, staff))];

    public DeskItem Item(TicketSummary summary, StaffMember staff)
    {
        var ticket = summary.Ticket;
        return new DeskItem(
            ticket,
            NameOf(ticket.Service) ?? "General enquiry",
            summary.QueueName[LanguageTag.English],
            councils.Find(ticket.Council)!,
            ticket.State == TicketState.Claimed && ticket.AdviserId == staff.Id);
    }

    /// <summary>The queues that they may look at: those of their councils, whoever runs them, each named once.</summary>
    public IReadOnlyList<DeskChoice> Queues(StaffMember staff) =>
    [
        .. Councils(staff)
            .SelectMany(c => queues.Of(c.Id), (Council, Queue) => (Council, Queue))
            .DistinctBy(q => q.Queue.Key)
            .Select(q => new DeskChoice(
                q.Queue.Key.ToString(), q.Queue.Name[LanguageTag.English], q.Council.ShortName[LanguageTag.English])),
    ];

    /// <summary>The councils whose citizens they may meet: their own, and those that send citizens to a queue of theirs.</summary>
    public IReadOnlyList<CouncilProfile> Councils(StaffMember staff)
    {
        var scope = queues.ScopeOf(staff);
        return [.. councils.All.Where(c => scope.Contains(c.Id))];
    }

    private string? NameOf(int? service) => service is { } code && services.Value.Find(code) is { } found ? Sentence(found.Name[LanguageTag.English]) : null;

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
