namespace EnquiryBot.Knowledge.Import;

/// <summary>Pages of websites: those of a sitemap, or a list of addresses.</summary>
internal sealed class WebSource : PageSource
{
    private const int MostSitemaps = 200;
    private const int DeepestSitemap = 3;

    private readonly Uri? _sitemap;
    private readonly IReadOnlyList<Uri> _addresses;
    private readonly Func<Site, SiteVisit> _begin;
    private readonly IngestOptions _options;
    private readonly List<(Site Site, SiteVisit Visit)> _visits = [];

    private WebSource(string name, Uri? sitemap, IReadOnlyList<Uri> addresses, Func<Site, SiteVisit> begin, IngestOptions options) =>
        (Name, _sitemap, _addresses, _begin, _options) = (name, sitemap, addresses, begin, options);

    public override string Name { get; }

    /// <summary>The pages of a sitemap.</summary>
    public static WebSource OfSitemap(Uri sitemap, Func<Site, SiteVisit> begin, IngestOptions options) => new(sitemap.AbsoluteUri, sitemap, [], begin, options);

    /// <summary>A list of addresses.</summary>
    public static WebSource OfAddresses(string name, IReadOnlyList<Uri> addresses, Func<Site, SiteVisit> begin, IngestOptions options) => new(name, null, addresses, begin, options);

    public override async Task<Listing> ListAsync(CancellationToken ct)
    {
        var (pages, notices, isWhole) = (new List<ListedPage>(), new List<string>(), true);
        if (_sitemap is null)
        {
            pages.AddRange(_addresses.Select(a => new ListedPage(Normal(a).AbsoluteUri, null)));
        }
        else
        {
            isWhole = await ReadSitemapsAsync(_sitemap, pages, notices, ct);
        }

        var distinct = pages.DistinctBy(p => p.Address, StringComparer.Ordinal).ToList();
        if (distinct.Count > _options.MaxPages)
        {
            notices.Add($"There are {distinct.Count} pages; the first {_options.MaxPages} were looked at (Ingest:MaxPages).");
        }

        return new Listing([.. distinct.Take(_options.MaxPages)], isWhole && distinct.Count <= _options.MaxPages, notices);
    }

    public override Task<FetchResult> GetAsync(ListedPage page, Validators? known, CancellationToken ct)
    {
        var address = new Uri(page.Address);
        return VisitTo(address) is { } visit
            ? visit.GetAsync(address, known, type => PageReader.LimitOf(type, _options), ct)
            : Task.FromResult<FetchResult>(new FetchResult.Refused("it is not on the site of the sitemap"));
    }

    // A page may give itself another address on its own site, and on no other: it would lead citizens away in the council's name.
    public override Uri? UrlOf(ListedPage page, FetchResult.Page fetched, PageText text) =>
        text.Canonical is { } canonical && new Site(fetched.Address!).Has(canonical) ? canonical : fetched.Address;

    private async Task<bool> ReadSitemapsAsync(Uri first, List<ListedPage> pages, List<string> notices, CancellationToken ct)
    {
        var (seen, waiting, isWhole, unread) = (new HashSet<Uri>(), new Queue<(Uri Address, int Depth)>([(first, 1)]), true, 0);
        while (waiting.TryDequeue(out var next))
        {
            if (seen.Contains(next.Address))
            {
                continue;
            }

            if (next.Depth > DeepestSitemap || seen.Count >= MostSitemaps || pages.Count > _options.MaxPages)
            {
                unread++;
                continue;
            }

            seen.Add(next.Address);

            try
            {
                var map = await ReadSitemapAsync(next.Address, ct);
                pages.AddRange(map.Pages.Select(p => new ListedPage(Normal(p.Address).AbsoluteUri, p.Modified)));
                foreach (var inner in map.Sitemaps.Take(MostSitemaps))
                {
                    waiting.Enqueue((inner, next.Depth + 1));
                }

                unread += Math.Max(0, map.Sitemaps.Count - MostSitemaps);
            }
            catch (IngestFailedException e) when (next.Address != first)
            {
                isWhole = false;
                notices.Add(e.Message);
            }
        }

        if (unread > 0)
        {
            notices.Add(
                $"{unread} sitemaps were not read: at most {MostSitemaps} are, {DeepestSitemap} deep, and none when {_options.MaxPages} pages are known (Ingest:MaxPages). Nothing is withdrawn for being listed in none.");
        }

        return isWhole && unread == 0;
    }

    private async Task<Sitemap> ReadSitemapAsync(Uri address, CancellationToken ct)
    {
        FetchResult result = VisitTo(address) is { } visit
            ? await visit.GetAsync(address, null, _ => Sitemap.Largest, ct)
            : new FetchResult.Refused("it is not on the site");
        try
        {
            return result switch
            {
                FetchResult.Page page => Sitemap.Read(page.Content),
                FetchResult.Gone gone => throw new IngestFailedException($"The sitemap {address} is not there: {gone.Reason}."),
                FetchResult.Refused refused => throw new IngestFailedException($"The sitemap {address} may not be read: {refused.Reason}."),
                FetchResult.Failed failed => throw new IngestFailedException($"The sitemap {address} could not be had: {failed.Reason}."),
                _ => throw new IngestFailedException($"The sitemap {address} could not be had."),
            };
        }
        catch (FormatException e)
        {
            throw new IngestFailedException($"The sitemap {address} cannot be used: {e.Message}");
        }
    }

    // With a sitemap there is one site, its own. In a list each address may have another.
    private SiteVisit? VisitTo(Uri address)
    {
        var known = _visits.FirstOrDefault(v => v.Site.Has(address)).Visit;
        if (known is not null || (_sitemap is not null && _visits.Count > 0))
        {
            return known;
        }

        var site = new Site(_sitemap ?? address);
        _visits.Add((site, _begin(site)));
        return site.Has(address) ? _visits[^1].Visit : null;
    }

    private static Uri Normal(Uri address) => new UriBuilder(address) { Fragment = "" }.Uri;
}
