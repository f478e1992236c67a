using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Knowledge.Import;

/// <summary>What is remembered of a page that was ingested: which article it became, and what to ask the site whether it changed.</summary>
public sealed record IngestedPage : ICouncilOwned
{
    /// <summary>A digest of council and address.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>Where it came from: a sitemap, a folder. A page that is gone there is withdrawn.</summary>
    public required string Source { get; init; }

    /// <summary>The address or file that was fetched.</summary>
    public required string Address { get; init; }

    /// <summary>The address that citizens are led to.</summary>
    public required string Url { get; init; }

    /// <summary>The article's id.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The article's language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>SHA-256 of the bytes that were fetched.</summary>
    public required string ContentDigest { get; init; }

    /// <summary>Which version of the reader read them.</summary>
    public required int Reader { get; init; }

    /// <summary>The server's mark of the version.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server says that it was modified.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was first kept as it is now.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Why it is kept back until an editor has looked; null when it is shown.</summary>
    public string? Quarantine { get; init; }

    /// <summary>The digest of the text that an editor accepted although it had been kept back.</summary>
    public string? Accepted { get; init; }

    /// <summary>The id for an address.</summary>
    internal static string IdOf(CouncilId council, string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{council}\n{address}")));
}

/// <summary>A run of an ingestion and what came of it.</summary>
public sealed class IngestRun : ICouncilOwned
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>Where the pages came from.</summary>
    public required string Source { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Pages that are new.</summary>
    public int Added { get; init; }

    /// <summary>Pages whose text changed.</summary>
    public int Changed { get; init; }

    /// <summary>Pages that are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Pages that were withdrawn.</summary>
    public int Removed { get; init; }

    /// <summary>Pages that are kept back.</summary>
    public int Quarantined { get; init; }

    /// <summary>Pages that could not be read.</summary>
    public int Refused { get; init; }

    /// <summary>Why nothing was done; null when it went well.</summary>
    public string? Failure { get; init; }
}

internal sealed class IngestedPageConfiguration : IEntityTypeConfiguration<IngestedPage>
{
    public void Configure(EntityTypeBuilder<IngestedPage> builder)
    {
        builder.ToTable("ingested_pages").HasKey(p => p.Id);
        builder.Property(p => p.Id).HasMaxLength(64).ValueGeneratedNever();
        builder.Property(p => p.ArticleId).HasMaxLength(100);
        builder.Property(p => p.ContentDigest).HasMaxLength(64);
        builder.HasIndex(p => p.Council);
    }
}

internal sealed class IngestRunConfiguration : IEntityTypeConfiguration<IngestRun>
{
    public void Configure(EntityTypeBuilder<IngestRun> builder)
    {
        builder.ToTable("ingest_runs").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.Council, r.FinishedAt });
    }
}
