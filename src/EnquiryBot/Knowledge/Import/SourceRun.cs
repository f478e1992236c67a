using System.Security.Cryptography;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge.Import;

/// <summary>One run over one source: looks at its pages, one after the other, and keeps what is to be changed.</summary>
internal sealed class SourceRun
{
    private readonly IngestRequest _request;
    private readonly PageSource _source;
    private readonly ArticleDrafter _drafter;
    private readonly IngestOptions _options;
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _started;
    private readonly Dictionary<string, IngestedPage> _known;
    private readonly Dictionary<(string Id, LanguageTag Language), Article> _articles;
    private readonly Dictionary<string, string> _editors;
    private readonly List<PageResult> _results = [];
    private readonly List<string> _notices = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _urls = new(StringComparer.Ordinal);
    private readonly List<(IngestedPage Page, Article Article)> _keep = [];
    private readonly List<IngestedPage> _remove = [];
    private bool _wasStopped;

    public SourceRun(
        IngestRequest request, PageSource source, ArticleDrafter drafter, IngestOptions options, TimeProvider clock, DateTimeOffset started,
        KeptPages had)
    {
        (_request, _source, _drafter, _options, _clock, _started) = (request, source, drafter, options, clock, started);
        _known = had.Pages.ToDictionary(p => p.Address, StringComparer.Ordinal);
        _articles = had.Articles.ToDictionary(a => (a.Article.Id, a.Article.Language), a => a.Article);
        _editors = had.Articles.Where(a => !a.Revision.IsIngested).DistinctBy(a => Key(a.Article.Url)).ToDictionary(a => Key(a.Article.Url), a => a.Article.Origin, StringComparer.Ordinal);
    }

    /// <summary>What is to be written.</summary>
    public PageChanges Changes => new(_request.Council.Id, _keep, _remove, new IngestRun
    {
        Council = _request.Council.Id, Source = _source.Name, StartedAt = _started, FinishedAt = _clock.GetUtcNow(),
        Added = Count(PageOutcome.Added), Changed = Count(PageOutcome.Changed), Unchanged = Count(PageOutcome.Unchanged),
        Removed = Count(PageOutcome.Removed), Quarantined = Count(PageOutcome.Quarantined), Refused = Count(PageOutcome.Refused),
    });

    /// <summary>Looks at every page that is listed.</summary>
    public async Task LookAtAllAsync(Listing listing, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var until = _started.AddMinutes(_options.RunMinutes);
        foreach (var page in listing.Pages)
        {
            ct.ThrowIfCancellationRequested();
            if (_clock.GetUtcNow() > until)
            {
                _wasStopped = true;
                _notices.Add($"The run took {_options.RunMinutes} minutes (Ingest:RunMinutes): {listing.Pages.Count - _seen.Count} pages were not looked at.");
                return;
            }

            _seen.Add(page.Address);
            await LookAtAsync(page, ct);
            progress?.Report(new IngestProgress(_seen.Count, listing.Pages.Count, page.Address));
        }
    }

    /// <summary>Withdraws the pages of this source that it does not list any more, unless so many are gone that the source must be broken.</summary>
    public void RemoveMissing(Listing listing)
    {
        var before = _known.Values.Where(p => p.Source == _source.Name).ToList();
        var missing = before.Where(p => !_seen.Contains(p.Address)).ToList();
        var gone = missing.Count + _remove.Count;
        if (Ingestion.IsSuspicious(gone, before.Count) && !_request.MayRemoveMany)
        {
            _notices.Add($"{gone} of {before.Count} pages are gone, so the site seems broken: none was withdrawn. If it is right, run again with --remove-many.");
            _results.RemoveAll(r => r.Outcome == PageOutcome.Removed);
            _remove.Clear();
            return;
        }

        if (listing.IsWhole && !_wasStopped)
        {
            missing.ForEach(p => Remove(p, "it is no longer listed"));
        }
    }

    /// <summary>What the run did.</summary>
    public IngestSummary Summary(Listing listing, DateOnly today)
    {
        _remove.ForEach(p => _articles.Remove((p.ArticleId, p.Language)));
        _keep.ForEach(k => _articles[(k.Article.Id, k.Article.Language)] = k.Article);
        return new IngestSummary(_source.Name, _results, PageReport.Of([.. _articles.Values], today, _options.StaleMonths), [.. listing.Notices, .. _notices]);
    }

    private async Task LookAtAsync(ListedPage page, CancellationToken ct)
    {
        var known = _known.GetValueOrDefault(page.Address);
        if (_editors.TryGetValue(Key(page.Address), out var editors))
        {
            Refuse(page, known, $"editors keep this page in {editors}");
            return;
        }

        var ask = known is { Reader: PageReader.Version } && !IsAccepted(known) ? new Validators(known.ETag, known.Modified) : null;
        switch (await _source.GetAsync(page, ask, ct))
        {
            case FetchResult.Page fetched:
                await ReadAsync(page, fetched, known, ct);
                break;
            case FetchResult.NotChanged when known is not null:
                Unchanged(known);
                break;
            case FetchResult.Gone gone when known is not null:
                Remove(known, gone.Reason);
                break;
            case FetchResult.Gone gone:
                Refuse(page, null, gone.Reason);
                break;
            case FetchResult.Refused refused:
                Refuse(page, known, refused.Reason);
                break;
            case FetchResult.Failed failed:
                Add(page.Address, PageOutcome.Refused, known is null ? failed.Reason : $"{failed.Reason}; what was read before stays");
                Claim(known);
                break;
            default:
                Add(page.Address, PageOutcome.Refused, "the site says that it did not change, but it was never read");
                break;
        }
    }

    private async Task ReadAsync(ListedPage page, FetchResult.Page fetched, IngestedPage? known, CancellationToken ct)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(fetched.Content));
        if (known is not null && known.ContentDigest == digest && known.Reader == PageReader.Version && known.ETag == fetched.ETag && known.Modified == fetched.Modified && !IsAccepted(known))
        {
            Unchanged(known);
            return;
        }

        try
        {
            var text = await PageReader.ReadAsync(fetched, TimeSpan.FromSeconds(_options.PageSeconds), _clock, ct);
            var url = _source.UrlOf(page, fetched, text) ?? throw new UnreadablePageException("it has no address: give it one in front matter, or --base-url");
            if (_editors.TryGetValue(Key(url.AbsoluteUri), out var editors))
            {
                throw new UnreadablePageException($"editors keep this page in {editors}");
            }

            if (!_urls.TryAdd(url.AbsoluteUri, page.Address))
            {
                throw new UnreadablePageException($"it is the same page as {_urls[url.AbsoluteUri]}");
            }

            Keep(page, fetched, text, _drafter.Draft(text, url, _request.Council, page.Modified), digest, known);
        }
        catch (UnreadablePageException e)
        {
            Refuse(page, known, e.Message);
        }
    }

    private void Keep(ListedPage page, FetchResult.Page fetched, PageText text, Article article, string digest, IngestedPage? known)
    {
        var before = known is null ? null : _articles.GetValueOrDefault((known.ArticleId, known.Language));
        var accepted = known?.Accepted == article.Digest || IsAccepted(page.Address) || IsAccepted(article.Url) ? article.Digest : null;
        var found = accepted is null ? OrderScreen.Find(text) : null;
        _keep.Add((new IngestedPage
        {
            Id = IngestedPage.IdOf(article.Council, page.Address), Council = article.Council, Source = _source.Name, Address = page.Address, Url = article.Url,
            ArticleId = article.Id, Language = article.Language, ContentDigest = digest, Reader = PageReader.Version, ETag = fetched.ETag,
            Modified = fetched.Modified, ReadAt = _clock.GetUtcNow(), Quarantine = found, Accepted = accepted,
        }, article));
        var outcome = found is not null ? PageOutcome.Quarantined
            : before is null || known?.Quarantine is not null ? PageOutcome.Added
            : before.Digest == article.Digest ? PageOutcome.Unchanged
            : PageOutcome.Changed;
        Add(page.Address, outcome, found);
    }

    private void Unchanged(IngestedPage known)
    {
        // Another page of this run may have taken the address over.
        _urls.TryAdd(known.Url, known.Address);
        Add(known.Address, known.Quarantine is null ? PageOutcome.Unchanged : PageOutcome.Quarantined, known.Quarantine);
        Claim(known);
    }

    // The page belongs to the source that listed it last.
    private void Claim(IngestedPage? known)
    {
        if (known is not null && known.Source != _source.Name && _articles.TryGetValue((known.ArticleId, known.Language), out var article))
        {
            _keep.Add((known with { Source = _source.Name }, article));
        }
    }

    private void Refuse(ListedPage page, IngestedPage? known, string reason)
    {
        Add(page.Address, PageOutcome.Refused, reason);
        if (known is not null)
        {
            Remove(known, reason);
        }
    }

    private void Remove(IngestedPage page, string reason)
    {
        _remove.Add(page);
        Add(page.Address, PageOutcome.Removed, reason);
    }

    private bool IsAccepted(IngestedPage known) => known.Quarantine is not null && (IsAccepted(known.Address) || IsAccepted(known.Url));

    private bool IsAccepted(string address) => _request.Accept.Contains(address, StringComparer.Ordinal);

    private void Add(string address, PageOutcome outcome, string? reason) => _results.Add(new PageResult(address, outcome, reason));

    private int Count(PageOutcome outcome) => _results.Count(r => r.Outcome == outcome);

    // The same page with or without "www.", "https" and a slash at the end.
    private static string Key(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? (uri.Authority.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Authority[4..] : uri.Authority) + uri.PathAndQuery.TrimEnd('/')
            : url;
}
