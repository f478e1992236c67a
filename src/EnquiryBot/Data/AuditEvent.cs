using System.Text.Json;
using EnquiryBot.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Data;

/// <summary>That something was done, by whom, and what it changed. Never changed itself; holds no word of a citizen.</summary>
public sealed class AuditEvent : ICouncilOwned
{
    /// <summary>The id; ids made later sort later.</summary>
    public required Guid Id { get; init; }

    /// <summary>The council whose data it concerns.</summary>
    public required CouncilId Council { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it: a staff member's id, or <c>citizen</c> or <c>bot</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The council that a staff member works for; null for citizens and the bot.</summary>
    public CouncilId? ActorCouncil { get; init; }

    /// <summary>What was done, such as <c>ticket.claimed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: a ticket's id.</summary>
    public required string Subject { get; init; }

    /// <summary>Old and new values as a JSON object of strings.</summary>
    public string Detail { get; init; } = "{}";

    /// <summary>Values as they are stored in <see cref="Detail"/>.</summary>
    public static string DetailOf(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var detail = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                detail[name] = value;
            }
        }

        return JsonSerializer.Serialize(detail);
    }
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("audit_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Actor).HasMaxLength(256);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.Subject).HasMaxLength(64);
        builder.HasIndex(e => new { e.Subject, e.At });
        builder.HasIndex(e => new { e.Council, e.At });
    }
}
