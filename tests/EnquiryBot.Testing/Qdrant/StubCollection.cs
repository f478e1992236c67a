using System.Text.Json.Nodes;

namespace EnquiryBot.Testing.Qdrant;

/// <summary>A collection in memory: what was asked for when it was made, its indexes and its points.</summary>
internal sealed class StubCollection(JsonObject created)
{
    private readonly SortedDictionary<string, JsonObject> _points = new(StringComparer.Ordinal);

    // Read once: a search looks at thousands.
    private readonly Dictionary<string, Dictionary<string, StubVector>> _vectors = new(StringComparer.Ordinal);

    public JsonObject Metadata { get; } = created["metadata"]?.DeepClone() as JsonObject ?? [];

    public JsonObject Indexes { get; } = [];

    public int Count => _points.Count;

    public JsonObject Params => new()
    {
        ["vectors"] = created["vectors"]!.DeepClone(), ["sparse_vectors"] = created["sparse_vectors"]!.DeepClone(),
        ["shard_number"] = 1, ["replication_factor"] = 1, ["write_consistency_factor"] = 1, ["on_disk_payload"] = false,
    };

    public void AddIndex(JsonObject asked)
    {
        if (_points.Count > 0 && !Indexes.ContainsKey((string)asked["field_name"]!))
        {
            throw new StubRefusal(500, "this stub makes payload indexes before the first point only, as an adapter should");
        }

        var type = asked["field_schema"] is JsonObject schema ? (string)schema["type"]! : (string)asked["field_schema"]!;
        Indexes[(string)asked["field_name"]!] = new JsonObject { ["data_type"] = type, ["points"] = _points.Count };
    }

    public void Upsert(JsonArray points)
    {
        foreach (var point in points.Select(p => p!.AsObject()))
        {
            foreach (var (name, vector) in point["vector"]!.AsObject())
            {
                Check(name, vector!);
            }

            var id = (string)point["id"]!;
            _vectors[id] = point["vector"]!.AsObject().ToDictionary(v => v.Key, v => new StubVector(v.Value!), StringComparer.Ordinal);
            var kept = point.DeepClone().AsObject();
            kept.Remove("vector");
            _points[id] = kept;
        }
    }

    public void Delete(JsonObject? filter)
    {
        foreach (var id in Select(filter).Select(p => (string)p["id"]!).ToList())
        {
            _points.Remove(id);
        }
    }

    /// <summary>The points that a filter lets through, in the order of their ids.</summary>
    public IEnumerable<JsonObject> Select(JsonObject? filter)
    {
        var must = Conditions(filter, "must");
        var mustNot = Conditions(filter, "must_not");
        return _points.Values.Where(p => must.All(c => Holds(c, p)) && !mustNot.Any(c => Holds(c, p)));
    }

    /// <summary>Dense vectors by cosine, sparse ones by dot product; a point without the vector, or without a common place, is not found.</summary>
    public JsonArray Query(JsonObject asked)
    {
        var (name, limit) = ((string?)asked["using"], (int?)asked["limit"] ?? 10);
        if (limit > ((int?)created["strict_mode_config"]?["max_query_limit"] ?? int.MaxValue))
        {
            throw new StubRefusal(400, "Limit exceeded");
        }

        if (asked["query"] is JsonArray && asked["filter"] is null)
        {
            throw new StubRefusal(400, "Forbidden: a search without a tenant's filter has no index");
        }

        Check(name!, asked["query"]!);
        var query = new StubVector(asked["query"]!);
        var found = Select(asked["filter"] as JsonObject)
            .Select(p => (Point: p, Score: _vectors[(string)p["id"]!].GetValueOrDefault(name!)?.Score(query)))
            .Where(p => p.Score is not null)
            .OrderByDescending(p => p.Score).Take(limit);
        return [.. found.Select(p => new JsonObject
        {
            ["id"] = p.Point["id"]!.DeepClone(), ["version"] = 1, ["score"] = p.Score, ["payload"] = Payload(p.Point, asked["with_payload"]),
        })];
    }

    public static JsonObject? Payload(JsonObject point, JsonNode? selector)
    {
        var payload = point["payload"]!.DeepClone().AsObject();
        if (selector is not JsonArray fields)
        {
            return (bool?)selector ?? false ? payload : null;
        }

        var wanted = fields.Select(f => (string)f!).ToHashSet();
        foreach (var other in payload.Select(p => p.Key).Where(k => !wanted.Contains(k)).ToList())
        {
            payload.Remove(other);
        }

        return payload;
    }

    private void Check(string name, JsonNode vector)
    {
        if (vector is JsonArray dense)
        {
            var size = (int?)created["vectors"]?[name]?["size"] ?? throw new StubRefusal(400, $"Wrong input: Not existing vector name error: {name}");
            if (dense.Count != size)
            {
                throw new StubRefusal(400, $"Wrong input: Vector dimension error: expected dim: {size}, got {dense.Count}");
            }

            return;
        }

        if (created["sparse_vectors"]?[name] is null)
        {
            throw new StubRefusal(400, $"Wrong input: Not existing vector name error: {name}");
        }

        var indices = vector["indices"]!.AsArray().Select(i => (uint)i!).ToList();
        if (indices.Distinct().Count() != indices.Count || indices.Count != vector["values"]!.AsArray().Count)
        {
            throw new StubRefusal(422, "Validation error: indices must be unique and as many as values");
        }
    }

    private List<JsonObject> Conditions(JsonObject? filter, string name)
    {
        var conditions = (filter?[name] as JsonArray ?? []).Select(c => c!.AsObject()).ToList();
        return conditions.Find(c => c["key"] is { } key && !Indexes.ContainsKey((string)key!)) is { } bare
            ? throw new StubRefusal(400, $"Bad request: Index required but not found for \"{bare["key"]}\" of one of the following types: [keyword]")
            : conditions;
    }

    private static bool Holds(JsonObject condition, JsonObject point) => condition["has_id"] is JsonArray ids
        ? ids.Any(i => (string)i! == (string)point["id"]!)
        : (string?)point["payload"]?[(string)condition["key"]!] == (string?)condition["match"]!["value"];
}

/// <summary>A vector as it is compared.</summary>
internal sealed class StubVector
{
    private readonly float[]? _dense;
    private readonly Dictionary<uint, float> _sparse = [];

    public StubVector(JsonNode vector)
    {
        if (vector is JsonArray numbers)
        {
            _dense = Numbers(numbers);
            return;
        }

        _sparse = vector["indices"]!.AsArray().Select(i => (uint)i!).Zip(Numbers(vector["values"]!.AsArray())).ToDictionary();
    }

    /// <summary>Dense vectors by cosine, sparse ones by dot product; null when they have no place in common.</summary>
    public float? Score(StubVector query)
    {
        if (_dense is { } mine && query._dense is { } asked)
        {
            return mine.Zip(asked, (x, y) => x * y).Sum() / MathF.Max(1e-9f, MathF.Sqrt(mine.Sum(x => x * x) * asked.Sum(y => y * y)));
        }

        var (sum, any) = (0f, false);
        foreach (var (place, value) in query._sparse)
        {
            if (_sparse.TryGetValue(place, out var own))
            {
                (sum, any) = (sum + (own * value), true);
            }
        }

        return any ? sum : null;
    }

    private static float[] Numbers(JsonArray numbers) => [.. numbers.Select(n => (float)n!)];
}

/// <summary>What the server answers instead of a result.</summary>
internal sealed class StubRefusal(int status, string message) : Exception(message)
{
    public int Status => status;
}
