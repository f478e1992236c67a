using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Insights;

/// <summary>How one turn went: outcome, versions and counts. It holds no word of a citizen and outlives the conversation.</summary>
public sealed class TurnRecord : ICouncilOwned
{
    /// <summary>
    /// Made from the conversation's unguessable id and the message's place by a one-way hash: a turn that runs again after a
    /// crash is counted once, and nothing leads back to a conversation that is deleted.
    /// </summary>
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>When the turn ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The outcome's name, such as <c>answered</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The language of the reply.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The LGSL code of the service, when one was recognised.</summary>
    public int? Service { get; init; }

    /// <summary>The interaction's id, when one was recognised.</summary>
    public string? Interaction { get; init; }

    /// <summary>The probability of the recognised intent.</summary>
    public double? IntentProbability { get; init; }

    /// <summary>How much of the question the best passage covered, 0 to 1.</summary>
    public double? Coverage { get; init; }

    /// <summary>Ids of the articles cited or offered, separated by spaces.</summary>
    public string Articles { get; init; } = "";

    /// <summary>Kinds of personal data that were masked, separated by spaces; never the data.</summary>
    public string PersonalDataMasked { get; init; } = "";

    /// <summary>Digest of the knowledge that answered.</summary>
    public required string KnowledgeVersion { get; init; }

    /// <summary>Digest of the intent model.</summary>
    public required string IntentModelVersion { get; init; }

    /// <summary>Duration of each step as <c>name=milliseconds</c>, separated by spaces.</summary>
    public string Steps { get; init; } = "";

    /// <summary>The ticket that the turn opened, raised or added to; handling time is on the ticket.</summary>
    public Guid? Ticket { get; init; }

    /// <summary>The council whose adviser holds the ticket; null when nobody does.</summary>
    public CouncilId? AdviserCouncil { get; init; }

    /// <summary>Tokens that a model was sent; 0 without a model.</summary>
    public int TokensIn { get; init; }

    /// <summary>Tokens that a model wrote; 0 without a model.</summary>
    public int TokensOut { get; init; }
}

internal sealed class TurnRecordConfiguration : IEntityTypeConfiguration<TurnRecord>
{
    public void Configure(EntityTypeBuilder<TurnRecord> builder)
    {
        builder.ToTable("turn_records").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Outcome).HasMaxLength(20);
        builder.Property(r => r.Interaction).HasMaxLength(40);
        builder.HasIndex(r => new { r.Council, r.At });
    }
}
