using EnquiryBot.Councils;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>
/// Qdrant as the engine that finds candidates. A generation is a collection; searches go to an alias, which one action points
/// at the next generation. The generation before stays until the build after, so that its searches end in peace.
/// </summary>
internal sealed partial class QdrantPassageIndex(QdrantClient client, IOptions<QdrantOptions> options, TimeProvider clock, ILogger<QdrantPassageIndex> logger) : IPassageIndex
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(10);

    private readonly string _alias = options.Value.Collection;
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
    private volatile string _engine = "Qdrant";

    public Task BuildAsync(IndexGeneration generation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(generation);
        return GuardAsync(() => BuildAsync(generation, QdrantGeneration.Of(generation), ct));
    }

    public Task UpsertAsync(ArticleKey article, IReadOnlyList<IndexedPassage> passages, string version, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(passages);
        if (passages.FirstOrDefault(p => p.Article != article) is { } stray)
        {
            throw new ArgumentException($"The passage '{stray.Id}' is not of the article that changes.", nameof(passages));
        }

        // First the new, then what the article no longer has: at no moment is it gone. Half changed it is of no version.
        return GuardAsync(async () =>
        {
            var (collection, info) = await LiveAsync(ct) ?? throw NoGeneration();
            var generation = QdrantGeneration.Read(info) ?? throw NoGeneration();
            await NameAsync(collection, generation, generation.Version, "", ct);
            await client.UpsertAsync(collection, [.. passages.Select(QdrantSchema.Point)], wait: true, ct);
            await client.DeleteAsync(collection, QdrantSchema.Of(article, [.. passages.Select(p => QdrantSchema.IdOf(p.Id))]), wait: true, ct);
            await NameAsync(collection, generation, "", version, ct);
        });
    }

    public Task DeleteAsync(ArticleKey article, string version, CancellationToken ct) => UpsertAsync(article, [], version, ct);

    public Task<IReadOnlyList<string>> FindAsync(CandidateQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var legs = QdrantSchema.Legs(query, _alias);
        return legs.Count == 0 ? Task.FromResult<IReadOnlyList<string>>([]) : GuardAsync<IReadOnlyList<string>>(async () =>
        {
            var found = await client.QueryBatchAsync(_alias, legs, _timeout, ct);
            return [.. found.SelectMany(leg => leg.Result).Select(p => p.Payload.GetValueOrDefault(QdrantSchema.Passage)?.StringValue).OfType<string>().Distinct(StringComparer.Ordinal)];
        });
    }

    public Task<long> CountAsync(CouncilScope scope, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return GuardAsync(async () =>
        {
            var count = 0L;
            foreach (var council in scope.Councils)
            {
                count += (long)await client.CountAsync(_alias, QdrantSchema.Of(council), exact: true, ct);
            }

            return count;
        });
    }

    public async Task<IndexHealth> CheckAsync(CancellationToken ct)
    {
        try
        {
            await GreetAsync(ct);
            return await LiveAsync(ct) is { } live
                ? new IndexHealth(_engine, QdrantGeneration.Read(live.Info)?.Key, live.Info.Status == CollectionStatus.Red ? $"The collection {live.Collection} is damaged (red): see the server's log." : null)
                : new IndexHealth(_engine, null, null);
        }
        catch (QdrantException e)
        {
            return new IndexHealth(_engine, null, e.Message);
        }
    }

    private async Task BuildAsync(IndexGeneration generation, QdrantGeneration wanted, CancellationToken ct)
    {
        await GreetAsync(ct);
        var live = await LiveAsync(ct);
        if (live is { } same && QdrantGeneration.Read(same.Info) == wanted && await client.CountAsync(same.Collection, cancellationToken: ct) == (ulong)generation.Count)
        {
            return;
        }

        var collection = await MakeAsync(wanted, live?.Collection, ct);
        foreach (var batch in generation.Passages.Select(QdrantSchema.Point).Chunk(QdrantClient.MostPoints))
        {
            await client.UpsertAsync(collection, batch, wait: true, ct);
        }

        await SettleAsync(collection, (ulong)generation.Count, ct);
        await client.CreateAliasAsync(_alias, collection, cancellationToken: ct);
        Log.Built(logger, collection, generation.Count);
        if (live is { } before)
        {
            await DropOldAsync(collection, before.Collection, QdrantGeneration.MadeAt(before.Info), ct);
        }
    }

    private async Task GreetAsync(CancellationToken ct)
    {
        var reply = await client.HealthAsync(ct);
        QdrantServer.CheckVersion(reply);
        _engine = $"Qdrant {reply.Version}";
    }

    // Writes go to the collection itself: behind the alias another one could stand halfway through.
    private async Task<(string Collection, CollectionInfo Info)?> LiveAsync(CancellationToken ct)
    {
        var aliases = await client.ListAliasesAsync(ct);
        return aliases.FirstOrDefault(a => a.AliasName == _alias)?.CollectionName is { } collection
            ? (collection, await client.GetCollectionInfoAsync(collection, ct))
            : null;
    }

    // The one that is searched may have the name already, when an article changed since and has now changed back.
    private async Task<string> MakeAsync(QdrantGeneration wanted, string? live, CancellationToken ct)
    {
        var name = wanted.NameBehind(_alias);
        name = name == live ? QdrantGeneration.TwinOf(name) : name;
        if (await client.CollectionExistsAsync(name, ct))
        {
            if (QdrantGeneration.Read(await client.GetCollectionInfoAsync(name, ct)) == wanted)
            {
                // A build that was broken off, or another node's: the same points are written over themselves.
                await client.UpdateCollectionAsync(name, wanted.ToMetadata(clock.GetUtcNow()), cancellationToken: ct);
                await IndexAsync(name, ct);
                return name;
            }

            await client.DeleteCollectionAsync(name, cancellationToken: ct);
        }

        try
        {
            await client.CreateCollectionAsync(
                name, QdrantSchema.Vectors(wanted), wanted.ToMetadata(clock.GetUtcNow()), QdrantSchema.Graph(), QdrantSchema.Sparse(), QdrantSchema.Strict(), cancellationToken: ct);
        }
        catch (QdrantException e) when (e.StatusCode == 409)
        {
            Log.AlreadyThere(logger, name);
        }

        await IndexAsync(name, ct);
        return name;
    }

    private async Task IndexAsync(string collection, CancellationToken ct)
    {
        foreach (var (field, isTenant) in QdrantSchema.Indexes)
        {
            var parameters = isTenant ? new PayloadIndexParams { KeywordIndexParams = new KeywordIndexParams { IsTenant = true } } : null;
            await client.CreatePayloadIndexAsync(collection, field, PayloadSchemaType.Keyword, parameters, wait: true, ct);
        }
    }

    private async Task SettleAsync(string collection, ulong expected, CancellationToken ct)
    {
        var count = await client.CountAsync(collection, cancellationToken: ct);
        if (count != expected)
        {
            // Not to be mended by writing the same again: what is too much would stay.
            await client.DeleteCollectionAsync(collection, cancellationToken: ct);
            throw new QdrantException($"The collection {collection} has {count} points and not {expected}. It was dropped and will be built again.");
        }

        var began = clock.GetTimestamp();
        while ((await client.GetCollectionInfoAsync(collection, ct)).Status is var status and not CollectionStatus.Green)
        {
            if (status == CollectionStatus.Red || clock.GetElapsedTime(began) > _longestWait)
            {
                throw new QdrantException($"The collection {collection} did not become green ({status}).");
            }

            await Task.Delay(_look, clock, ct);
        }
    }

    private Task NameAsync(string collection, QdrantGeneration generation, string from, string to, CancellationToken ct) => from == to
        ? Task.CompletedTask
        : client.UpdateCollectionAsync(collection, (generation with { Version = to }).ToMetadata(), cancellationToken: ct);

    // Older than the one that was searched until now: what was made later may be another node's, who fills it at this moment.
    private async Task DropOldAsync(string now, string before, long madeBefore, CancellationToken ct)
    {
        foreach (var old in (await client.ListCollectionsAsync(ct)).Where(c => QdrantGeneration.IsBehind(_alias, c) && c != now && c != before))
        {
            if (QdrantGeneration.MadeAt(await client.GetCollectionInfoAsync(old, ct)) < madeBefore)
            {
                await client.DeleteCollectionAsync(old, cancellationToken: ct);
            }
        }
    }

    private static QdrantException NoGeneration() => new("Qdrant has no generation of the knowledge yet.");

    private static Task<bool> GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (QdrantException e)
        {
            throw new PassageIndexException(e.Message, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Qdrant searches {Collection} now: {Count} passages")]
        public static partial void Built(ILogger logger, string collection, int count);

        [LoggerMessage(2, LogLevel.Information, "{Collection} is being made by another node too")]
        public static partial void AlreadyThere(ILogger logger, string collection);
    }
}
