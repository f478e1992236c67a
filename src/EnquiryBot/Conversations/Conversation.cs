using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Conversations;

/// <summary>A citizen's conversation with a council.</summary>
public sealed class Conversation : ICouncilOwned
{
    /// <summary>The id, unguessable: at least 128 random bits as text without a slash.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>The id that the channel gave the citizen; it names no person.</summary>
    public required string CitizenId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its last message was stored; retention counts from here.</summary>
    public required DateTimeOffset LastMessageAt { get; set; }

    /// <summary>
    /// How the channel is reached when it must be called to send something, sealed; null when the citizen's client fetches its
    /// messages.
    /// </summary>
    public byte[]? SealedAddress { get; set; }

    /// <summary>What the bot remembers from turn to turn, sealed; null before the first turn.</summary>
    public byte[]? SealedMemory { get; set; }

    /// <summary>The ticket of the people who hold the conversation now: the bot is silent. Null when the bot answers.</summary>
    public Guid? HeldBy { get; set; }
}

/// <summary>Who a message is from.</summary>
public enum MessageRole
{
    /// <summary>The citizen.</summary>
    Citizen,

    /// <summary>The bot.</summary>
    Bot,

    /// <summary>An adviser of the helpdesk, to the citizen.</summary>
    Adviser,

    /// <summary>The helpdesk itself, to the citizen: an adviser joined, the enquiry was closed.</summary>
    Notice,

    /// <summary>An adviser, to other advisers; no citizen's client ever sees it.</summary>
    Note,
}

/// <summary>One message of a conversation, kept as the sealed activity that the channel carried.</summary>
public sealed class Message : ICouncilOwned
{
    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Its place in the conversation, from 1 without gaps: the order of the transcript and the channel's watermark.</summary>
    public required long Sequence { get; init; }

    /// <summary>Who sent it.</summary>
    public required MessageRole Role { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The activity as JSON, sealed: it holds what the citizen typed.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The id that the client gave its message, so that a repeated send is stored once.</summary>
    public string? ClientId { get; init; }

    /// <summary>Whether the citizen's client may see it; what the channel tells only the bot is kept but not shown.</summary>
    public bool ToClients { get; init; } = true;

    /// <summary>True from the moment a citizen's message is stored until its reply is: what a restart has to answer.</summary>
    public bool AwaitsReply { get; set; }

    /// <summary>True from the moment a message for a citizen is stored until a channel that must be called has taken it.</summary>
    public bool AwaitsDelivery { get; set; }
}

internal sealed class ConversationConfiguration : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> builder)
    {
        builder.ToTable("conversations").HasKey(c => c.Id);
        builder.Property(c => c.Id).HasMaxLength(64);
        builder.Property(c => c.CitizenId).HasMaxLength(256);
        builder.HasIndex(c => new { c.Council, c.LastMessageAt });
    }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("messages").HasKey(m => new { m.ConversationId, m.Sequence });
        builder.Property(m => m.ConversationId).HasMaxLength(64);
        builder.Property(m => m.Sequence).ValueGeneratedNever();
        builder.Property(m => m.ClientId).HasMaxLength(256);
        builder.HasOne<Conversation>().WithMany().HasForeignKey(m => m.ConversationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => new { m.ConversationId, m.ClientId }).IsUnique().HasFilter("ClientId IS NOT NULL");
        builder.HasIndex(m => m.AwaitsReply).HasFilter("AwaitsReply");
        builder.HasIndex(m => m.AwaitsDelivery).HasFilter("AwaitsDelivery");
    }
}
