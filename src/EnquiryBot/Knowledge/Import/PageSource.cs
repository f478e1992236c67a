namespace EnquiryBot.Knowledge.Import;

/// <summary>A page that a source lists.</summary>
/// <param name="Address">Its address, or its file relative to the folder.</param>
/// <param name="Modified">The day of its last change, as far as the list says it.</param>
internal sealed record ListedPage(string Address, DateOnly? Modified);

/// <summary>What a source lists.</summary>
/// <param name="Pages">The pages.</param>
/// <param name="IsWhole">Whether these are all: only then is a page that is missing gone.</param>
/// <param name="Notices">What an editor should know of the list.</param>
internal sealed record Listing(IReadOnlyList<ListedPage> Pages, bool IsWhole, IReadOnlyList<string> Notices);

/// <summary>Where pages come from.</summary>
internal abstract class PageSource
{
    /// <summary>What it is called: pages that came under this name before and are no longer listed are withdrawn.</summary>
    public abstract string Name { get; }

    /// <summary>Lists its pages.</summary>
    /// <exception cref="IngestFailedException">It cannot be read.</exception>
    public abstract Task<Listing> ListAsync(CancellationToken ct);

    /// <summary>Fetches a page.</summary>
    public abstract Task<FetchResult> GetAsync(ListedPage page, Validators? known, CancellationToken ct);

    /// <summary>The address of a page that citizens are led to; null when the page must say it itself.</summary>
    public abstract Uri? UrlOf(ListedPage page, FetchResult.Page fetched, PageText text);
}
