using EnquiryBot.Embeddings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Keeps the engine outside, where one is configured, at the knowledge that this node serves, and asks it for candidates while it
/// has that knowledge. Whatever befalls it, the node goes on alone: it looks every second, and comes back by itself. Nodes that
/// share the engine take over what another has built, and let each other time to agree: see <see cref="Patience"/>.
/// </summary>
public sealed partial class OutsideEngine(
    KnowledgeSearch search, EmbeddingSource embeddings, TimeProvider clock, ILogger<OutsideEngine> logger, IPassageIndex? index = null) : BackgroundService
{
    /// <summary>The best of each leg: beyond, the house's score finds nothing new.</summary>
    private const int PerLeg = 200;

    /// <summary>More articles than these are a new generation.</summary>
    private const int MostChanges = 50;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _check = TimeSpan.FromSeconds(10);

    // All but the problem change in looks only, and those come one after the other.
    private readonly Patience _patience = new(clock);
    private readonly PassageTally _tally = new(clock, logger);
    private volatile Held? _held;
    private volatile IndexHealth _health = new("", null, null);
    private volatile string? _problem;
    private long _checked;

    /// <summary>How it is; null when none is configured.</summary>
    public IndexHealth? Health => index is null ? null : _problem is { } problem ? _health with { Generation = null, Problem = problem } : _health;

    /// <summary>How many passages it had when they were last counted; null before, and when none is configured.</summary>
    public PassageCount? Passages => _tally.Last;

    /// <summary>Whether searches ask it now.</summary>
    public bool IsInUse => IsInUseFor(search.Version);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (index is null)
        {
            return;
        }

        search.Outside = this;
        using var timer = new PeriodicTimer(_look, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>The passages that it finds in a version of the knowledge; null when it is not to be asked.</summary>
    internal async ValueTask<IReadOnlySet<string>?> FindAsync(SearchRequest request, string version, CancellationToken ct)
    {
        if (!IsInUseFor(version))
        {
            return null;
        }

        var asked = embeddings.Model is null ? request with { Vector = null } : request;
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var council in request.Scope.Councils)
            {
                if (search.ToQuery(asked, council, PerLeg) is { } query)
                {
                    found.UnionWith(await index!.FindAsync(query, ct));
                }
            }

            return found;
        }
        catch (PassageIndexException e)
        {
            Fail(e.Message);
            return null;
        }
    }

    /// <summary>Looks once whether it has what this node serves, and brings it there when it is this node's turn.</summary>
    internal async Task LookAsync(CancellationToken ct)
    {
        if (index is null || search.Version.Length == 0 || (IsInUse && clock.GetElapsedTime(_checked) < _check))
        {
            return;
        }

        try
        {
            await LookAsync(index, search.Look(), ct);
            if (Interlocked.Exchange(ref _problem, null) is not null)
            {
                Log.Back(logger, _health.Engine);
            }
        }
        catch (PassageIndexException e)
        {
            Fail(e.Message);
        }
    }

    private async Task LookAsync(IPassageIndex engine, ServedKnowledge served, CancellationToken ct)
    {
        var live = await CheckAsync(engine, ct);
        _held = live == _held?.Key ? _held : null;
        if (await HasAsync(engine, served, live, ct))
        {
            if (_held is null)
            {
                // Another node's work: they agree.
                _held = new Held(live!, served.Articles);
                _patience.Reset();
            }
        }
        else if (MayWrite(served, live))
        {
            // Not to be asked while it is built again.
            _held = _held?.Key.Version == served.Version ? null : _held;
            await WriteAsync(engine, served, ct);
            live = await CheckAsync(engine, ct);
            _held = await HasAsync(engine, served, live, ct) ? new Held(live!, served.Articles) : null;
        }
    }

    private async Task<GenerationKey?> CheckAsync(IPassageIndex engine, CancellationToken ct)
    {
        _health = await engine.CheckAsync(ct);
        _checked = clock.GetTimestamp();
        return _health.Problem is { } problem ? throw new PassageIndexException(problem) : _health.Generation;
    }

    private async Task<bool> HasAsync(IPassageIndex engine, ServedKnowledge served, GenerationKey? live, CancellationToken ct)
    {
        // Whoever brought it there may have vectors that this node has yet to make, or cannot make.
        if (live?.Version != served.Version || (embeddings.Model is { } model && live.Model != model))
        {
            return false;
        }

        return await _tally.IsWholeAsync(engine, served, ct);
    }

    private bool MayWrite(ServedKnowledge served, GenerationKey? live)
    {
        // Vectors that are being made come in a moment: one build then, and never one that lacks some.
        if (embeddings.Model is { } model && served.Lacks(model))
        {
            return false;
        }

        var isOurs = live?.Model == embeddings.Model && (live == _held?.Key || live?.Version == served.Version);
        if (live is null || isOurs)
        {
            return true;
        }

        if (_patience.IsNew(live))
        {
            Log.Waits(logger, (int)_patience.Length.TotalSeconds);
        }

        if (!_patience.IsOver())
        {
            return false;
        }

        _patience.Grow();
        return true;
    }

    private async Task WriteAsync(IPassageIndex engine, ServedKnowledge served, CancellationToken ct)
    {
        var now = served.ToGeneration(embeddings.Model);
        var changed = _held is { } held && held.Key.Model == now.Key.Model ? served.ChangedSince(held.Articles) : null;
        if (changed is not { Count: > 0 and <= MostChanges })
        {
            await engine.BuildAsync(now, ct);
            return;
        }

        var passages = now.Passages.Where(p => changed.Contains(p.Article)).ToLookup(p => p.Article);
        foreach (var (i, article) in changed.Index())
        {
            await engine.UpsertAsync(article, [.. passages[article]], i == changed.Count - 1 ? served.Version : "", ct);
        }
    }

    private bool IsInUseFor(string version) => _problem is null && _held is { } held && held.Key.Version == version;

    private void Fail(string problem)
    {
        if (Interlocked.Exchange(ref _problem, problem) is null)
        {
            Log.Gone(logger, problem);
        }
    }

    /// <summary>A generation that this node put there or took over, and the articles in it.</summary>
    private sealed record Held(GenerationKey Key, ILookup<ArticleKey, Passage> Articles);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The search goes on with what is on this node: {Problem}")]
        public static partial void Gone(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Information, "{Engine} is searched again")]
        public static partial void Back(ILogger logger, string engine);

        [LoggerMessage(3, LogLevel.Information, "Another node has put other knowledge into the engine outside; this one searches its own copy, and builds its own in {Seconds} s unless they agree before")]
        public static partial void Waits(ILogger logger, int seconds);
    }
}
