using Microsoft.Extensions.Options;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Brings pages of a council's website, or documents, into the knowledge base. A page that cannot be read never stops the rest;
/// nothing is written before all have been looked at, and then everything at once.
/// </summary>
public sealed class Ingestion : IDisposable
{
    private const int ManyPages = 10;

    private readonly ArticleDrafter _drafter;
    private readonly PageImport _import;
    private readonly IngestOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    internal Ingestion(ArticleDrafter drafter, PageImport import, IOptions<IngestOptions> options, TimeProvider clock)
    {
        (_drafter, _import, _options, _clock) = (drafter, import, options.Value, clock);
        _http = new HttpMessageInvoker(PublicAddress.Handler(_options.AllowLoopback, TimeSpan.FromSeconds(_options.PageSeconds)));
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    /// <summary>Ingests.</summary>
    /// <param name="request">What.</param>
    /// <param name="progress">Hears of each page.</param>
    /// <param name="ct">Stops it; nothing is written then.</param>
    /// <returns>One summary for each source.</returns>
    /// <exception cref="IngestFailedException">A source cannot be read, or the request names none.</exception>
    public async Task<IReadOnlyList<IngestSummary>> RunAsync(IngestRequest request, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var summaries = new List<IngestSummary>();
        foreach (var source in PageSources.Of(request, _options, site => new SiteVisit(site, _http, _options, _clock)))
        {
            summaries.Add(await RunAsync(request, source, progress, ct));
        }

        return summaries;
    }

    private async Task<IngestSummary> RunAsync(IngestRequest request, PageSource source, IProgress<IngestProgress>? progress, CancellationToken ct)
    {
        var started = _clock.GetUtcNow();
        try
        {
            var listing = await source.ListAsync(ct);
            var run = new SourceRun(request, source, _drafter, _options, _clock, started, await _import.ReadAsync(request.Council.Id, ct));
            await run.LookAtAllAsync(listing, progress, ct);
            run.RemoveMissing(listing);
            if (!request.DryRun)
            {
                await _import.ApplyAsync(run.Changes, ct);
            }

            return run.Summary(listing, DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime));
        }
        catch (IngestFailedException e) when (!request.DryRun)
        {
            await _import.RecordAsync(
                new IngestRun { Council = request.Council.Id, Source = source.Name, StartedAt = started, FinishedAt = _clock.GetUtcNow(), Failure = e.Message }, ct);
            throw;
        }
    }

    /// <summary>Whether so many of the pages are gone that the site is more likely broken than shorter.</summary>
    internal static bool IsSuspicious(int gone, int before) => gone > ManyPages && gone * 2 > before;
}
