namespace EnquiryBot.Knowledge.Import;

/// <summary>A page of any format as it was read: its text is the Markdown of our own articles.</summary>
internal sealed record PageText
{
    /// <summary>The title; empty when it has none.</summary>
    public required string Title { get; init; }

    /// <summary>The text in Markdown, headings from the second level down.</summary>
    public required string Markdown { get; init; }

    /// <summary>The address that it gives itself.</summary>
    public Uri? Canonical { get; init; }

    /// <summary>The language that it says it is in.</summary>
    public string? Language { get; init; }

    /// <summary>The day that it says it was changed.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>What stands in it and is not shown to a reader.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Why somebody seems to have written something that readers shall not see; null when nobody did.</summary>
    public string? Concealed { get; init; }

    /// <summary>The fields of front matter, when it has any.</summary>
    public ArticleFields? Fields { get; init; }
}

/// <summary>What an editor wrote above a Markdown page; whatever is missing is inferred or stays unknown.</summary>
internal sealed record ArticleFields(
    string? Url, string? Language, int? Service, DateOnly? Updated, DateOnly? LastChecked, DateOnly? ReviewBy, string? Owner, string? Contact,
    IReadOnlyList<string> Keywords);

/// <summary>A page that cannot be read; the message says why, for editors.</summary>
internal sealed class UnreadablePageException(string reason) : Exception(reason);
