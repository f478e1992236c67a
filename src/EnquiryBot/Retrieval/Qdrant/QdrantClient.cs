using System.Globalization;
using System.Text.Json;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>
/// Qdrant over REST, under the names of the official .NET client, which speaks gRPC: the calls that a search needs, and of each
/// the parameters that are used. Every call may be sent twice, since ids are ours and what it says holds however often.
/// Writes that wait and are not completed throw; the official client answers the status.
/// </summary>
internal sealed class QdrantClient(HttpClient http)
{
    /// <summary>The most points in one request, and the bytes after which it is closed: the server takes 32 MB.</summary>
    public const int MostPoints = 256;

    private const int FullAfterBytes = 7 * 1024 * 1024;

    // The server answers wait_timeout after this, and the client gives up a little later.
    private static readonly TimeSpan _writeTimeout = TimeSpan.FromSeconds(30);

    private readonly QdrantCalls _calls = new(http);

    public Task<HealthCheckReply> HealthAsync(CancellationToken cancellationToken = default) =>
        _calls.SendAsync(new QdrantCall(HttpMethod.Get, "/"), QdrantAnswers.Health, cancellationToken);

    public async Task<bool> CollectionExistsAsync(string collectionName, CancellationToken cancellationToken = default) =>
        await _calls.SendAsync(new QdrantCall(HttpMethod.Get, $"{Path(collectionName)}/exists"), r => r.GetProperty("result").GetProperty("exists").GetBoolean(), cancellationToken);

    public Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken = default) =>
        _calls.SendAsync(new QdrantCall(HttpMethod.Get, "/collections"), QdrantAnswers.Collections, cancellationToken);

    public Task<CollectionInfo> GetCollectionInfoAsync(string collectionName, CancellationToken cancellationToken = default) =>
        _calls.SendAsync(new QdrantCall(HttpMethod.Get, Path(collectionName)), QdrantAnswers.Info, cancellationToken);

    public Task CreateCollectionAsync(
        string collectionName, VectorParamsMap vectorsConfig, Dictionary<string, Value> metadata, HnswConfigDiff? hnswConfig = null,
        SparseVectorConfig? sparseVectorsConfig = null, StrictModeConfig? strictModeConfig = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        SendTrueAsync(
            new QdrantCall(HttpMethod.Put, Path(collectionName), $"timeout={Seconds(timeout)}")
            {
                Body = json => QdrantBodies.Create(json, vectorsConfig, metadata, hnswConfig, sparseVectorsConfig, strictModeConfig),
                Timeout = timeout ?? _writeTimeout,
            },
            cancellationToken);

    public Task UpdateCollectionAsync(string collectionName, Dictionary<string, Value> metadata, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        SendTrueAsync(
            new QdrantCall(HttpMethod.Patch, Path(collectionName), $"timeout={Seconds(timeout)}")
            {
                Body = json => QdrantBodies.Metadata(json, metadata),
                Timeout = timeout ?? _writeTimeout,
            },
            cancellationToken);

    public Task DeleteCollectionAsync(string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        SendTrueAsync(new QdrantCall(HttpMethod.Delete, Path(collectionName), $"timeout={Seconds(timeout)}") { Timeout = timeout ?? _writeTimeout }, cancellationToken);

    public Task<UpdateResult> CreatePayloadIndexAsync(
        string collectionName, string fieldName, PayloadSchemaType schemaType = PayloadSchemaType.Keyword, PayloadIndexParams? indexParams = null,
        bool wait = true, CancellationToken cancellationToken = default) =>
        WriteAsync(HttpMethod.Put, $"{Path(collectionName)}/index", wait, json => QdrantBodies.Index(json, fieldName, schemaType, indexParams), cancellationToken);

    /// <summary>Makes an alias or points it at another collection: one action, so that there is no moment without it.</summary>
    public Task CreateAliasAsync(string aliasName, string collectionName, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        SendTrueAsync(
            new QdrantCall(HttpMethod.Post, "/collections/aliases", $"timeout={Seconds(timeout)}")
            {
                Body = json => QdrantBodies.Alias(json, aliasName, collectionName),
                Timeout = timeout ?? _writeTimeout,
            },
            cancellationToken);

    public Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken = default) =>
        _calls.SendAsync(new QdrantCall(HttpMethod.Get, "/aliases"), QdrantAnswers.Aliases, cancellationToken);

    /// <summary>Writes points in requests of at most <see cref="MostPoints"/> and about 8 MB; answers the last one's result.</summary>
    public async Task<UpdateResult> UpsertAsync(string collectionName, IReadOnlyList<PointStruct> points, bool wait = true, CancellationToken cancellationToken = default)
    {
        var result = new UpdateResult { Status = UpdateStatus.Completed };
        for (var (from, most) = (0, MostPoints); from < points.Count;)
        {
            var (body, written) = QdrantBodies.Points(points, from, Math.Min(most, points.Count - from), FullAfterBytes);
            try
            {
                result = await WriteAsync(HttpMethod.Put, $"{Path(collectionName)}/points", wait, body, cancellationToken);
                from += written;
            }
            catch (QdrantException e) when (e.MustBeSplit && written > 1)
            {
                most = written / 2;
            }
        }

        return result;
    }

    public Task<UpdateResult> DeleteAsync(string collectionName, Filter filter, bool wait = true, CancellationToken cancellationToken = default) =>
        WriteAsync(HttpMethod.Post, $"{Path(collectionName)}/points/delete", wait, json => QdrantBodies.Filtered(json, filter), cancellationToken);

    /// <summary>Several queries in one request; one by one when all at once are more than the server's limit lets through.</summary>
    public async Task<IReadOnlyList<BatchResult>> QueryBatchAsync(
        string collectionName, IReadOnlyList<QueryPoints> queries, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var call = new QdrantCall(HttpMethod.Post, $"{Path(collectionName)}/points/query/batch", timeout is null ? null : $"timeout={Seconds(timeout)}")
        {
            Body = json => QdrantBodies.Queries(json, queries),
            Timeout = timeout,
        };
        try
        {
            return await _calls.SendAsync(call, QdrantAnswers.Batch, cancellationToken);
        }
        catch (QdrantException e) when (e.MustBeSplit && queries.Count > 1)
        {
            var results = new List<BatchResult>();
            foreach (var query in queries)
            {
                results.AddRange(await QueryBatchAsync(collectionName, [query], timeout, cancellationToken));
            }

            return results;
        }
    }

    public Task<ulong> CountAsync(string collectionName, Filter? filter = null, bool exact = true, CancellationToken cancellationToken = default) =>
        _calls.SendAsync(
            new QdrantCall(HttpMethod.Post, $"{Path(collectionName)}/points/count") { Body = json => QdrantBodies.Count(json, filter, exact) },
            r => r.GetProperty("result").GetProperty("count").GetUInt64(), cancellationToken);

    private static string Path(string collectionName) => $"/collections/{Uri.EscapeDataString(collectionName)}";

    private static string Seconds(TimeSpan? timeout) => Math.Max(1, Math.Ceiling((timeout ?? _writeTimeout).TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private Task<UpdateResult> WriteAsync(HttpMethod method, string path, bool wait, Action<Utf8JsonWriter> body, CancellationToken ct) =>
        WriteAsync(method, path, wait, QdrantBodies.Bytes(body), ct);

    private async Task<UpdateResult> WriteAsync(HttpMethod method, string path, bool wait, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var call = new QdrantCall(method, path, $"wait={(wait ? "true" : "false")}&timeout={Seconds(null)}") { Bytes = body, Timeout = _writeTimeout };
        var result = await _calls.SendAsync(call, QdrantAnswers.Update, ct);
        return !wait || result.Status == UpdateStatus.Completed
            ? result
            : throw new QdrantException($"Qdrant did not finish a write in {Seconds(null)} seconds ({result.Status}). It may yet do so; the write will be sent again.");
    }

    private async Task SendTrueAsync(QdrantCall call, CancellationToken ct)
    {
        if (!await _calls.SendAsync(call, r => r.GetProperty("result").GetBoolean(), ct))
        {
            throw new QdrantException($"Qdrant did not do what {call.Method} {call.Path} asked for.");
        }
    }
}
