using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>An article as one council shows it in one language: shared text and facts are filled in.</summary>
public sealed record Article
{
    /// <summary>The id; the same in every language.</summary>
    public required string Id { get; init; }

    /// <summary>The council that shows it.</summary>
    public required CouncilId Council { get; init; }

    /// <summary>The language that it is written in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The title, without markup.</summary>
    public required string Title { get; init; }

    /// <summary>The page on the council's website.</summary>
    public required string Url { get; init; }

    /// <summary>The body in Markdown, facts filled in.</summary>
    public required string Body { get; init; }

    /// <summary>When the text was last changed.</summary>
    public DateOnly? Updated { get; init; }

    /// <summary>When an editor last found it true; citizens see it.</summary>
    public DateOnly? LastChecked { get; init; }

    /// <summary>By when an editor must look at it again.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The LGSL code of the service.</summary>
    public int? Service { get; init; }

    /// <summary>Ids of the interactions that it helps with.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>The helpdesk queue for questions about it.</summary>
    public string? Contact { get; init; }

    /// <summary>The team that owns the text.</summary>
    public string? Owner { get; init; }

    /// <summary>Words citizens use that the text does not.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The file that it came from, relative to the knowledge folder.</summary>
    public required string Origin { get; init; }

    /// <summary>SHA-256 over all the rest, in hexadecimal: it differs when anything does.</summary>
    public required string Digest { get; init; }
}
