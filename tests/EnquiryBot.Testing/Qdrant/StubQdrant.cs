using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Testing.Qdrant;

/// <summary>A request that the stub got and what it answered.</summary>
/// <param name="Method">Such as PUT.</param>
/// <param name="Path">Such as /collections/pages.</param>
/// <param name="Query">Without the question mark; empty when there is none.</param>
/// <param name="Body">The body; null when there is none.</param>
/// <param name="Status">The status code.</param>
/// <param name="Answer">The JSON of the answer; null when it is none.</param>
public sealed record QdrantExchange(string Method, string Path, string Query, JsonNode? Body, int Status, JsonNode? Answer);

/// <summary>
/// Stands where a Qdrant server would, on a real loopback port: collections, aliases, payload indexes and points in memory.
/// It refuses what a server with our strict mode refuses. <see cref="StopAsync"/> and <see cref="StartAsync()"/> keep port and points.
/// </summary>
public sealed class StubQdrant : IAsyncDisposable
{
    private readonly SortedDictionary<string, StubCollection> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private WebApplication? _app;
    private int _port;
    private int _operation;

    /// <summary>What it says that it is.</summary>
    public string Version { get; set; } = "1.19.0";

    /// <summary>The key that it wants; null: none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What it says when a write is done.</summary>
    public string UpdateStatus { get; set; } = "completed";

    /// <summary>The colours that a collection has at the next looks; then green.</summary>
    public ConcurrentQueue<string> NextStatus { get; } = [];

    /// <summary>Answers instead of the stub when it says so.</summary>
    public Func<HttpContext, Task<bool>> Instead { get; set; } = _ => Task.FromResult(false);

    /// <summary>All that was asked and answered, in order.</summary>
    public ConcurrentQueue<QdrantExchange> Exchanges { get; } = [];

    /// <summary>The address of the stub.</summary>
    public string Address => $"http://127.0.0.1:{_port}";

    /// <summary>The names of its collections.</summary>
    public IReadOnlyList<string> Collections
    {
        get
        {
            lock (_gate)
            {
                return [.. _collections.Keys];
            }
        }
    }

    /// <summary>A stub that runs.</summary>
    public static async Task<StubQdrant> StartNewAsync()
    {
        var stub = new StubQdrant();
        await stub.StartAsync();
        return stub;
    }

    /// <summary>Starts it, where it ran before.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_port}");
        _app = builder.Build();
        _app.Run(AnswerAsync);
        await _app.StartAsync();
        _port = new Uri(_app.Urls.Single()).Port;
    }

    /// <summary>Stops it: connections are refused.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await app.StopAsync(atOnce.Token);
            await app.DisposeAsync();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (await Instead(context))
        {
            return;
        }

        if (ApiKey is not null && context.Request.Headers["api-key"] != ApiKey && context.Request.Path != "/")
        {
            await WriteAsync(context, 401, "Must provide an API key or an Authorization bearer token", "text/plain");
            return;
        }

        var body = context.Request.ContentLength is null or 0 ? null : await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var (status, answer) = Answer(context.Request, body);
        Exchanges.Enqueue(new QdrantExchange(context.Request.Method, context.Request.Path, context.Request.QueryString.Value?.TrimStart('?') ?? "", body, status, answer));
        await WriteAsync(context, status, answer.ToJsonString(), "application/json");
    }

    private static async Task WriteAsync(HttpContext context, int status, string body, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private (int Status, JsonObject Answer) Answer(HttpRequest request, JsonNode? body)
    {
        if (request.Path == "/")
        {
            return (200, new JsonObject { ["title"] = "qdrant - vector search engine", ["version"] = Version });
        }

        try
        {
            lock (_gate)
            {
                return (200, new JsonObject { ["result"] = Result(request, body as JsonObject ?? []), ["status"] = "ok", ["time"] = 0.001 });
            }
        }
        catch (StubRefusal e)
        {
            return (e.Status, new JsonObject { ["status"] = new JsonObject { ["error"] = e.Message }, ["time"] = 0.001 });
        }
    }

    private JsonNode Result(HttpRequest request, JsonObject body)
    {
        var parts = request.Path.Value!.Trim('/').Split('/');
        return (request.Method, parts) switch
        {
            ("GET", ["collections"]) => new JsonObject { ["collections"] = new JsonArray([.. _collections.Keys.Select(c => new JsonObject { ["name"] = c })]) },
            ("GET", ["aliases"]) => new JsonObject { ["aliases"] = new JsonArray([.. _aliases.Select(a => new JsonObject { ["alias_name"] = a.Key, ["collection_name"] = a.Value })]) },
            ("POST", ["collections", "aliases"]) => Switch(body),
            ("GET", ["collections", var c, "exists"]) => new JsonObject { ["exists"] = _collections.ContainsKey(_aliases.GetValueOrDefault(c, c)) },
            ("PUT", ["collections", var c]) => Create(c, body),
            ("DELETE", ["collections", var c]) => Drop(c),
            ("GET", ["collections", var c]) => Info(Find(c)),
            ("PATCH", ["collections", var c]) => Rename(Find(c), body),
            (_, ["collections", var c, .. var rest]) => OfPoints($"{request.Method} {string.Join('/', rest)}", Find(c), body),
            _ => throw new StubRefusal(404, "Not found"),
        };
    }

    private JsonNode OfPoints(string call, StubCollection collection, JsonObject body)
    {
        var filter = body["filter"] as JsonObject;
        switch (call)
        {
            case "PUT index":
                collection.AddIndex(body);
                return Updated();
            case "PUT points":
                collection.Upsert(body["points"]!.AsArray());
                return Updated();
            case "POST points/delete":
                collection.Delete(filter);
                return Updated();
            case "POST points/count":
                return new JsonObject { ["count"] = collection.Select(filter).Count() };
            case "POST points/query/batch":
                return new JsonArray([.. body["searches"]!.AsArray().Select(s => new JsonObject { ["points"] = collection.Query(s!.AsObject()) })]);
            default:
                throw new StubRefusal(404, "Not found");
        }
    }

    private StubCollection Find(string name) =>
        _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name)) ?? throw new StubRefusal(404, $"Not found: Collection `{name}` doesn't exist!");

    private JsonValue Create(string name, JsonObject body) => _collections.TryAdd(name, new StubCollection(body.DeepClone().AsObject()))
        ? JsonValue.Create(true)
        : throw new StubRefusal(409, $"Wrong input: Collection `{name}` already exists!");

    private JsonValue Drop(string name)
    {
        foreach (var alias in _aliases.Where(a => a.Value == name).Select(a => a.Key).ToList())
        {
            _aliases.Remove(alias);
        }

        return JsonValue.Create(_collections.Remove(name));
    }

    private static JsonValue Rename(StubCollection collection, JsonObject body)
    {
        foreach (var (key, value) in body["metadata"] as JsonObject ?? [])
        {
            collection.Metadata[key] = value?.DeepClone();
        }

        return JsonValue.Create(true);
    }

    private JsonValue Switch(JsonObject body)
    {
        foreach (var action in body["actions"]!.AsArray())
        {
            var (alias, collection) = ((string)action!["create_alias"]!["alias_name"]!, (string)action["create_alias"]!["collection_name"]!);
            if (_collections.ContainsKey(alias))
            {
                throw new StubRefusal(409, $"Wrong input: Collection `{alias}` already exists!");
            }

            Find(collection);
            _aliases[alias] = collection;
        }

        return JsonValue.Create(true);
    }

    private JsonObject Info(StubCollection collection) => new()
    {
        ["status"] = NextStatus.TryDequeue(out var status) ? status : "green",
        ["optimizer_status"] = "ok",
        ["points_count"] = collection.Count,
        ["indexed_vectors_count"] = 0,
        ["segments_count"] = 1,
        ["config"] = new JsonObject
        {
            ["params"] = collection.Params,
            ["hnsw_config"] = new JsonObject { ["m"] = 0, ["payload_m"] = 16, ["ef_construct"] = 100, ["full_scan_threshold"] = 10000 },
            ["optimizer_config"] = new JsonObject { ["default_segment_number"] = 0, ["flush_interval_sec"] = 5 },
            ["metadata"] = collection.Metadata.DeepClone(),
        },
        ["payload_schema"] = collection.Indexes.DeepClone(),
    };

    private JsonObject Updated() => new() { ["operation_id"] = ++_operation, ["status"] = UpdateStatus };
}
