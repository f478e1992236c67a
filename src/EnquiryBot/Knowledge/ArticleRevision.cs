using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EnquiryBot.Knowledge;

/// <summary>
/// A version of an article as it was published. The revisions in the database are the truth that the index is built from, so
/// that a restart with a broken file still serves the last good text.
/// </summary>
public sealed class ArticleRevision : ICouncilOwned
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <inheritdoc />
    public required CouncilId Council { get; init; }

    /// <summary>The article's id.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Its language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>Its digest.</summary>
    public required string Digest { get; init; }

    /// <summary>The article as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Whether it came from a website or a folder of documents; if not, from the knowledge folder.</summary>
    public bool IsIngested { get; init; }

    /// <summary>Why it is kept back until an editor has looked; null when it is shown.</summary>
    public string? Quarantine { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>When it was replaced or withdrawn; null while it is shown.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class ArticleRevisionConfiguration : IEntityTypeConfiguration<ArticleRevision>
{
    public void Configure(EntityTypeBuilder<ArticleRevision> builder)
    {
        builder.ToTable("article_revisions").HasKey(r => r.Id);
        builder.Property(r => r.ArticleId).HasMaxLength(100);
        builder.Property(r => r.Digest).HasMaxLength(64);
        builder.HasIndex(r => new { r.Council, r.ArticleId, r.Language }).IsUnique().HasFilter("WithdrawnAt IS NULL");
    }
}
