using EnquiryBot.Councils;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Visits the sites of <c>Ingest:Sources</c> when their hours are over. When the last visit was is read from the database, so
/// that a restart does not begin anew, and a visit by the command line counts too.
/// </summary>
internal sealed partial class ScheduledIngestion(
    Ingestion ingestion, KnowledgeRefresher refresher, CouncilDirectory councils, IngestStatus status,
    IOptions<IngestOptions> options, TimeProvider clock, ILogger<ScheduledIngestion> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await status.ReadAsync(stoppingToken);
                foreach (var source in options.Value.Sources.Where(IsDue).ToList())
                {
                    await VisitAsync(source, stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
        }
        while (options.Value.Sources.Count > 0 && await timer.WaitForNextTickAsync(stoppingToken));
    }

    private bool IsDue(IngestSchedule source)
    {
        var last = status.Last.FirstOrDefault(r => r.Council.Value == source.Council && r.Source == source.Sitemap!.AbsoluteUri);
        return last is null || clock.GetUtcNow() - last.FinishedAt >= TimeSpan.FromHours(source.EveryHours);
    }

    private async Task VisitAsync(IngestSchedule source, CancellationToken ct)
    {
        if (councils.Find(source.Council) is not { } council)
        {
            Log.NoCouncil(logger, source.Council);
            return;
        }

        try
        {
            foreach (var summary in await ingestion.RunAsync(new IngestRequest(council) { Sitemap = source.Sitemap }, null, ct))
            {
                Log.Visited(
                    logger, summary.Source, source.Council, summary.Count(PageOutcome.Added), summary.Count(PageOutcome.Changed), summary.Count(PageOutcome.Unchanged),
                    summary.Count(PageOutcome.Removed), summary.Count(PageOutcome.Refused));
                Report(summary);
            }
        }
        catch (IngestFailedException e)
        {
            Log.Nothing(logger, source.Council, e.Message);
        }

        await refresher.RefreshAsync(ct);
        await status.ReadAsync(ct);
    }

    private void Report(IngestSummary summary)
    {
        foreach (var page in summary.Pages.Where(p => p.Outcome == PageOutcome.Quarantined))
        {
            Log.Quarantined(logger, page.Address);
        }

        foreach (var notice in summary.Notices)
        {
            Log.Notice(logger, summary.Source, notice);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Source} was visited for {Council}: {Added} pages added, {Changed} changed, {Unchanged} unchanged, {Removed} removed, {Refused} refused")]
        public static partial void Visited(ILogger logger, string source, string council, int added, int changed, int unchanged, int removed, int refused);

        [LoggerMessage(2, LogLevel.Warning, "{Address} is kept back until an editor has looked: it may hold orders to a language model")]
        public static partial void Quarantined(ILogger logger, string address);

        [LoggerMessage(3, LogLevel.Warning, "{Source}: {Notice}")]
        public static partial void Notice(ILogger logger, string source, string notice);

        [LoggerMessage(4, LogLevel.Warning, "Nothing was ingested for {Council}: {Reason}")]
        public static partial void Nothing(ILogger logger, string council, string reason);

        [LoggerMessage(5, LogLevel.Error, "Ingest:Sources names the council {Council}, which there is not")]
        public static partial void NoCouncil(ILogger logger, string council);

        [LoggerMessage(6, LogLevel.Error, "The sites could not be visited; the next attempt is in a minute")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
