namespace EnquiryBot.Knowledge.Import;

/// <summary>Kinds of what editors should look at.</summary>
public enum FindingKind
{
    /// <summary>Nobody changed it for long.</summary>
    Stale,

    /// <summary>Two pages say nearly the same.</summary>
    Duplicate,

    /// <summary>Two pages of one service give different amounts in nearly the same sentence.</summary>
    Contradictory,

    /// <summary>What it says stands in a PDF document only.</summary>
    PdfOnly,
}

/// <summary>Something that an editor should look at.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Urls">The page, or both pages.</param>
/// <param name="Detail">What was found.</param>
public sealed record PageFinding(FindingKind Kind, IReadOnlyList<string> Urls, string Detail);
