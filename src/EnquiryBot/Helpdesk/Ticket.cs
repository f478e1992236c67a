using EnquiryBot.Councils;
using EnquiryBot.Conversations;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Helpdesk;

/// <summary>Where a ticket stands.</summary>
public enum TicketState
{
    /// <summary>In a queue; nobody has taken it.</summary>
    Waiting,

    /// <summary>An adviser has it.</summary>
    Claimed,

    /// <summary>Done; the bot answers the citizen again.</summary>
    Closed,
}

/// <summary>How soon a ticket must be taken.</summary>
public enum TicketPriority
{
    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Before all others: somebody may be in danger.</summary>
    Urgent,
}

/// <summary>Why a ticket was closed; the citizen is told.</summary>
public enum CloseReason
{
    /// <summary>The question was answered.</summary>
    Answered,

    /// <summary>Another team or body goes on with it, outside this service.</summary>
    PassedOn,

    /// <summary>The citizen did not write again.</summary>
    NoReply,

    /// <summary>The citizen went back to the bot.</summary>
    ReturnedToBot,
}

/// <summary>Names a queue: several councils may send their citizens to one.</summary>
/// <param name="Council">The council whose advisers work it.</param>
/// <param name="Id">Its id in that council's <c>council.yaml</c>.</param>
public readonly record struct QueueKey(CouncilId Council, string Id)
{
    /// <summary>Reads the text form; null when it is not one.</summary>
    public static QueueKey? Parse(string? text) =>
        text?.Split('/') is [var council, { Length: > 0 } id] && CouncilId.TryParse(council, out var owner) ? new QueueKey(owner, id) : null;

    /// <summary>The text form, such as <c>alderbrook/waste</c>.</summary>
    public override string ToString() => $"{Council}/{Id}";
}

/// <summary>
/// A citizen's enquiry that a person must take up. It holds no word of the citizen (those are in <see cref="TicketPapers"/>
/// and in the conversation), so it may outlive the conversation for the reports.
/// </summary>
public sealed class Ticket : ICouncilOwned
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the citizen may quote, such as <c>ALD-7K3Q-P2M</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The council whose citizen it is: the council served.</summary>
    public required CouncilId Council { get; init; }

    /// <summary>The conversation; when that is deleted the id leads nowhere.</summary>
    public required string ConversationId { get; init; }

    /// <summary>The council whose advisers work the queue.</summary>
    public required CouncilId QueueCouncil { get; set; }

    /// <summary>The queue's id in that council.</summary>
    public required string QueueId { get; set; }

    /// <summary>The LGSL code of the service that was asked about, when one was recognised.</summary>
    public int? Service { get; init; }

    /// <summary>The language to reply in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>How soon it must be taken.</summary>
    public required TicketPriority Priority { get; set; }

    /// <summary>Where it stands.</summary>
    public required TicketState State { get; set; }

    /// <summary>Why the bot brought in a person; the gravest reason so far.</summary>
    public required EscalationReason Reason { get; set; }

    /// <summary>The id of the safeguarding concern, when there is one.</summary>
    public string? Concern { get; set; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the citizen last wrote.</summary>
    public required DateTimeOffset CitizenWroteAt { get; set; }

    /// <summary>Whether the citizen wrote after the last reply of an adviser.</summary>
    public bool AwaitsReply { get; set; } = true;

    /// <summary>When the adviser who has it took it.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>The adviser who has it, or had it last.</summary>
    public string? AdviserId { get; set; }

    /// <summary>That adviser's name, as citizens see it.</summary>
    public string? AdviserName { get; set; }

    /// <summary>The council that the adviser works for: another than the council served when a queue is shared.</summary>
    public CouncilId? AdviserCouncil { get; set; }

    /// <summary>When an adviser first replied.</summary>
    public DateTimeOffset? FirstReplyAt { get; set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why it was closed.</summary>
    public CloseReason? CloseReason { get; set; }

    /// <summary>Seconds for which advisers had it, over all of them; each one's share is in the audit events.</summary>
    public int HandlingSeconds { get; set; }

    /// <summary>Tokens that models were sent for it.</summary>
    public int TokensIn { get; set; }

    /// <summary>Tokens that models wrote for it.</summary>
    public int TokensOut { get; set; }

    /// <summary>Rises with every change; a change of an older version is refused, so that of two at once one wins.</summary>
    public int Version { get; set; }

    /// <summary>The queue.</summary>
    public QueueKey Queue => new(QueueCouncil, QueueId);

    internal Ticket Copy() => (Ticket)MemberwiseClone();
}

/// <summary>What a ticket holds of the citizen's words, sealed. Deleted with the conversation.</summary>
public sealed class TicketPapers : ICouncilOwned
{
    /// <summary>The ticket.</summary>
    public required Guid TicketId { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>What was asked and tried, as sealed JSON of <see cref="Tried"/>.</summary>
    public required byte[] SealedTried { get; init; }

    /// <summary>How to reach the citizen after the tab is closed, as sealed JSON of <see cref="ContactDetails"/>; null when not given.</summary>
    public byte[]? SealedContact { get; set; }
}

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets").HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Reference).HasMaxLength(20);
        builder.Property(t => t.ConversationId).HasMaxLength(64);
        builder.Property(t => t.QueueId).HasMaxLength(60);
        builder.Property(t => t.Concern).HasMaxLength(40);
        builder.Property(t => t.AdviserId).HasMaxLength(256);
        builder.Property(t => t.AdviserName).HasMaxLength(256);
        builder.Property(t => t.Priority).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.CloseReason).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Ignore(t => t.Queue);
        builder.HasIndex(t => t.Reference).IsUnique();
        builder.HasIndex(t => new { t.QueueCouncil, t.QueueId, t.State });
        builder.HasIndex(t => new { t.Council, t.State });
    }
}

internal sealed class TicketPapersConfiguration : IEntityTypeConfiguration<TicketPapers>
{
    public void Configure(EntityTypeBuilder<TicketPapers> builder)
    {
        builder.ToTable("ticket_papers").HasKey(p => p.TicketId);
        builder.Property(p => p.TicketId).ValueGeneratedNever();
        builder.Property(p => p.ConversationId).HasMaxLength(64);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(p => p.ConversationId).OnDelete(DeleteBehavior.Cascade);
    }
}
