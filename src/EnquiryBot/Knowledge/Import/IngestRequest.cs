using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge.Import;

/// <summary>What to ingest.</summary>
/// <param name="Council">The council whose citizens are shown the pages.</param>
public sealed record IngestRequest(CouncilProfile Council)
{
    /// <summary>The address of a sitemap; null when files or addresses are given.</summary>
    public Uri? Sitemap { get; init; }

    /// <summary>Folders, documents, addresses, or text files with an address on each line.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The address under which files of a folder are published, for those that do not say it themselves.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Whether to change nothing and only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether more than half of the pages may be withdrawn at once.</summary>
    public bool MayRemoveMany { get; init; }

    /// <summary>Addresses of pages that were kept back and that an editor found good.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];
}

/// <summary>What became of a page.</summary>
public enum PageOutcome
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>Its text changed.</summary>
    Changed,

    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It is gone and was withdrawn.</summary>
    Removed,

    /// <summary>It is kept back until an editor has looked.</summary>
    Quarantined,

    /// <summary>It was not read.</summary>
    Refused,
}

/// <summary>A page and what became of it.</summary>
/// <param name="Address">The address or file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why, where that needs saying.</param>
public sealed record PageResult(string Address, PageOutcome Outcome, string? Reason);

/// <summary>How far a run is.</summary>
/// <param name="Done">Pages looked at.</param>
/// <param name="Total">Pages in all.</param>
/// <param name="Address">The page looked at last.</param>
public sealed record IngestProgress(int Done, int Total, string Address);

/// <summary>What a run did.</summary>
/// <param name="Source">Where the pages came from.</param>
/// <param name="Pages">Each page in the order of the source, then those withdrawn.</param>
/// <param name="Findings">What an editor should look at, over all that the council shows.</param>
/// <param name="Notices">What held for the whole run, such as that not every page could be looked at.</param>
public sealed record IngestSummary(string Source, IReadOnlyList<PageResult> Pages, IReadOnlyList<PageFinding> Findings, IReadOnlyList<string> Notices)
{
    /// <summary>How many pages had an outcome.</summary>
    public int Count(PageOutcome outcome) => Pages.Count(p => p.Outcome == outcome);
}

/// <summary>A source that cannot be read at all, so that nothing was changed; the message says why.</summary>
public sealed class IngestFailedException(string message) : Exception(message);
