using EnquiryBot.Embeddings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Keeps the engine outside, where one is configured, at the knowledge that this node serves, and asks it for candidates while it
/// has that knowledge. Whatever befalls it, the node goes on alone: it looks every second, and comes back by itself.
/// </summary>
public sealed partial class OutsideEngine(
    KnowledgeSearch search, PassageVectors vectors, EmbeddingSource embeddings, TimeProvider clock, ILogger<OutsideEngine> logger, IPassageIndex? index = null) : BackgroundService
{
    /// <summary>The best of each leg: beyond, the house's score finds nothing new.</summary>
    private const int PerLeg = 200;

    /// <summary>More articles than these are a new generation.</summary>
    private const int MostChanges = 50;

    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _check = TimeSpan.FromSeconds(10);

    private volatile State _state = new(null, null, null, new IndexHealth("", null, null));
    private long _checked;

    /// <summary>How it is; null when none is configured.</summary>
    public IndexHealth? Health => index is null ? null : _state.Health;

    /// <summary>Whether searches ask it now.</summary>
    public bool IsInUse => index is not null && _state.Health.Problem is null && _state.Version is { } version && version == search.Version;

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
            try
            {
                await LookAsync(index, stoppingToken);
            }
            catch (PassageIndexException e)
            {
                Fail(e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>The passages that it finds; null when it is not to be asked.</summary>
    internal async ValueTask<IReadOnlySet<string>?> FindAsync(SearchRequest request, CancellationToken ct)
    {
        if (!IsInUse)
        {
            return null;
        }

        var asked = _state.Model is null ? request with { Vector = null } : request;
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

    private async Task LookAsync(IPassageIndex engine, CancellationToken ct)
    {
        // Vectors that are being made come in a moment: one build then, and not two.
        if (search.Version.Length == 0 || vectors.State == VectorState.Warming)
        {
            return;
        }

        var model = vectors.State == VectorState.Ready ? embeddings.Model : null;
        var isNew = _state.Version != search.Version || _state.Model != model;
        if (!isNew && _state.Health.Problem is null && clock.GetElapsedTime(_checked) < _check)
        {
            return;
        }

        var health = await engine.CheckAsync(ct);
        _checked = clock.GetTimestamp();
        if (health.Problem is { } problem)
        {
            Fail(problem);
            return;
        }

        if (isNew || health.Generation != _state.Version)
        {
            await CatchUpAsync(engine, health.Generation, model, ct);
            health = await engine.CheckAsync(ct);
        }

        if (_state.Health.Problem is not null)
        {
            Log.Back(logger, health.Engine);
        }

        _state = _state with { Health = health };
    }

    private async Task CatchUpAsync(IPassageIndex engine, string? generation, EmbeddingModel? model, CancellationToken ct)
    {
        var (version, articles, toGeneration) = search.Look();
        var changed = generation is not null && generation == _state.Version && model == _state.Model ? Changed(_state.Articles!, articles) : null;
        var now = toGeneration(model);
        if (changed is { Count: > 0 and <= MostChanges })
        {
            var passages = now.Passages.Where(p => changed.Contains(p.Article)).ToLookup(p => p.Article);
            foreach (var (i, article) in changed.Index())
            {
                // The new version stands there when all of it is in, and not before.
                await engine.UpsertAsync(article, [.. passages[article]], i == changed.Count - 1 ? version : generation!, ct);
            }
        }
        else
        {
            await engine.BuildAsync(now, ct);
        }

        _state = _state with { Version = version, Model = model, Articles = articles };
    }

    // By reference: a passage that stays is the same object.
    private static HashSet<ArticleKey> Changed(ILookup<ArticleKey, Passage> before, ILookup<ArticleKey, Passage> now) =>
        [.. before.Select(a => a.Key).Union(now.Select(a => a.Key)).Where(key => !before[key].SequenceEqual(now[key], ReferenceEqualityComparer.Instance))];

    private void Fail(string problem)
    {
        if (_state.Health.Problem is null)
        {
            Log.Gone(logger, problem);
        }

        _state = _state with { Health = _state.Health with { Generation = null, Problem = problem } };
    }

    private sealed record State(string? Version, EmbeddingModel? Model, ILookup<ArticleKey, Passage>? Articles, IndexHealth Health);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The search goes on with what is on this node: {Problem}")]
        public static partial void Gone(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Information, "{Engine} is searched again")]
        public static partial void Back(ILogger logger, string engine);
    }
}
