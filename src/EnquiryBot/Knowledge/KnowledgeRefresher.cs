using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Language;
using EnquiryBot.Retrieval;
using EnquiryBot.Safeguarding;
using EnquiryBot.SelfService;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Loads the knowledge folder at start, looks for changes, and swaps a good new set in. A broken folder never takes the
/// service down: the last good set is served and health says so; only a first start without any good set is refused.
/// </summary>
public sealed partial class KnowledgeRefresher(
    HouseFolders folders,
    CouncilDirectory councils,
    Latest<ServiceCatalogue> services,
    Latest<IntentCatalogue> intents,
    Latest<IntentClassifier> classifier,
    Latest<PhraseBook> phrases,
    Latest<SafeguardingScreen> safeguarding,
    Latest<CollectionBook> collections,
    IntentModelCache models,
    KnowledgeSearch search,
    PassageVectors vectors,
    KnowledgeImport import,
    KnowledgeStatus status,
    IOptions<KnowledgeOptions> options,
    TimeProvider clock,
    ILogger<KnowledgeRefresher> logger) : BackgroundService
{
    private readonly LastGoodFiles _lastGood = new(folders);
    private readonly ShownArticles _shown = new(search);
    private readonly SemaphoreSlim _turn = new(1);
    private string _files = "";
    private string _stamp = "";

    /// <summary>Loads what there is; the service takes no question before this is done.</summary>
    /// <exception cref="ContentFaultsException">The folder is broken and there is no last good set; every fault with file and line.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        _files = Fingerprint();
        var faults = new FaultList();
        var files = HouseFiles.Load(folders.Knowledge, faults);
        if (faults.HasErrors && LastGood() is { } kept)
        {
            Report(faults);
            files = kept;
            await ServeAsync(files, faults, cancellationToken);
        }
        else
        {
            faults.ThrowOnErrors();
            await ServeAsync(files, faults, cancellationToken);
            _lastGood.Keep(clock.GetUtcNow());
        }

        Log.Ready(logger, status.Current.Articles, councils.All.Count, clock.GetElapsedTime(started).TotalMilliseconds);
        await base.StartAsync(cancellationToken);
    }

    // A copy that an older version kept may lack what this one needs, such as what danger sounds like: then it is no good set.
    private HouseFiles? LastGood()
    {
        var faults = new FaultList();
        var files = _lastGood.Newest is { } copy ? HouseFiles.Load(copy, faults) : null;
        return faults.HasErrors ? null : files;
    }

    /// <summary>Loads the folder when a file of it changed since the last look, and the articles when any was ingested, by this process or another.</summary>
    /// <returns>Whether a new set is served.</returns>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await RefreshInTurnAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    private async Task<bool> RefreshInTurnAsync(CancellationToken ct)
    {
        var now = Fingerprint();
        var articlesAreNew = await import.ReadStampAsync(CouncilScope.Of(councils.All.Select(c => c.Id)), ct) != _stamp;
        if (now == _files && !articlesAreNew)
        {
            return false;
        }

        _files = now;
        var faults = new FaultList();
        var files = HouseFiles.Load(folders.Knowledge, faults);
        if (faults.HasErrors && articlesAreNew && LastGood() is { } kept)
        {
            // A broken file must not keep an ingested page from being shown, or one that was withdrawn from going.
            Report(faults);
            await ServeAsync(kept, faults, ct);
            return true;
        }

        if (faults.HasErrors)
        {
            Report(faults);
            status.Current = status.Current with { IsStale = true, Faults = ErrorsIn(faults) };
            return false;
        }

        await ServeAsync(files, faults, ct);
        _lastGood.Keep(clock.GetUtcNow());
        Log.Reloaded(logger, status.Current.Articles, search.Version);
        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ReloadSeconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ReloadSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A file that is being written can be gone or locked for a moment; the next look finds it.
                _files = "";
                Log.RefreshFailed(logger, e);
            }
        }
    }

    private async Task ServeAsync(HouseFiles files, FaultList faults, CancellationToken ct)
    {
        var scope = CouncilScope.Of(files.Councils.Select(c => c.Id));
        var model = await models.GetAsync(files.Intents, ct);
        await import.ImportAsync(files.Articles.Articles, scope, ct);
        // Before the articles: what is published in between is then read again, never missed.
        var stamp = await import.ReadStampAsync(scope, ct);
        var published = await import.ReadPublishedAsync(scope, ct);
        var version = new KnowledgeSet(published, files.Articles.Files).Version;

        _shown.Show(published, files.Synonyms, version);
        vectors.Make(search.WithoutVectors(), version);
        services.Replace(files.Services);
        intents.Replace(files.Intents);
        classifier.Replace(model);
        phrases.Replace(files.Phrases);
        safeguarding.Replace(files.Safeguarding);
        collections.Replace(files.Collections);
        councils.Replace(files.Councils);
        status.Current = new KnowledgeState(
            true, faults.HasErrors, version, model.Version, published.Count, ErrorsIn(faults), clock.GetUtcNow());
        _stamp = stamp;
    }

    private void Report(FaultList faults)
    {
        foreach (var fault in faults.All.Where(f => f.Severity == FaultSeverity.Error))
        {
            Log.Fault(logger, fault.ToString());
        }
    }

    private static int ErrorsIn(FaultList faults) => faults.All.Count(f => f.Severity == FaultSeverity.Error);

    private string Fingerprint() => string.Join('\n', LastGoodFiles.FilesOf(folders.Knowledge)
        .Select(path => new FileInfo(path))
        .Select(file => FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}")));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Articles} articles of {Councils} councils are ready after {Milliseconds:0} ms")]
        public static partial void Ready(ILogger logger, int articles, int councils, double milliseconds);

        [LoggerMessage(2, LogLevel.Information, "The knowledge was loaded again: {Articles} articles, version {Version}")]
        public static partial void Reloaded(ILogger logger, int articles, string version);

        [LoggerMessage(3, LogLevel.Error, "The knowledge folder has a fault, the last good set is served: {Fault}")]
        public static partial void Fault(ILogger logger, string fault);

        [LoggerMessage(4, LogLevel.Warning, "The knowledge folder could not be read; it is looked at again soon")]
        public static partial void RefreshFailed(ILogger logger, Exception exception);
    }
}
