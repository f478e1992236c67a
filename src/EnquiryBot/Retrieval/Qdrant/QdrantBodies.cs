using System.Buffers;
using System.Text.Json;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>
/// Writes the bodies of requests. The server ignores a field that it does not know, outside filters: a misspelt one would go
/// unseen, so the tests hold every body against the official schema.
/// </summary>
internal static class QdrantBodies
{
    public static ReadOnlyMemory<byte> Bytes(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void Create(
        Utf8JsonWriter json, VectorParamsMap vectors, Dictionary<string, Value> metadata, HnswConfigDiff? hnsw, SparseVectorConfig? sparse, StrictModeConfig? strict)
    {
        json.WriteStartObject("vectors");
        foreach (var (name, vector) in vectors.Map)
        {
            json.WriteStartObject(name);
            json.WriteNumber("size", vector.Size);
            json.WriteString("distance", vector.Distance.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("sparse_vectors");
        foreach (var name in sparse?.Map.Keys ?? Enumerable.Empty<string>())
        {
            json.WriteStartObject(name);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteHnsw(json, hnsw);
        WriteStrict(json, strict);
        WriteValues(json, "metadata", metadata);
    }

    public static void Metadata(Utf8JsonWriter json, Dictionary<string, Value> metadata) => WriteValues(json, "metadata", metadata);

    public static void Index(Utf8JsonWriter json, string field, PayloadSchemaType type, PayloadIndexParams? parameters)
    {
        json.WriteString("field_name", field);
#pragma warning disable CA1308 // Qdrant's names are in lower case.
        var name = type.ToString().ToLowerInvariant();
#pragma warning restore CA1308
        if (parameters?.KeywordIndexParams is not { } keyword)
        {
            json.WriteString("field_schema", name);
            return;
        }

        json.WriteStartObject("field_schema");
        json.WriteString("type", name);
        json.WriteBoolean("is_tenant", keyword.IsTenant);
        json.WriteEndObject();
    }

    public static void Alias(Utf8JsonWriter json, string alias, string collection)
    {
        json.WriteStartArray("actions");
        json.WriteStartObject();
        json.WriteStartObject("create_alias");
        json.WriteString("collection_name", collection);
        json.WriteString("alias_name", alias);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Writes points until <paramref name="count"/> or the bytes are reached; says how many.</summary>
    public static (ReadOnlyMemory<byte> Body, int Written) Points(IReadOnlyList<PointStruct> points, int from, int count, int fullAfterBytes)
    {
        var written = 0;
        var body = Bytes(json =>
        {
            json.WriteStartArray("points");
            while (written < count && json.BytesCommitted + json.BytesPending < fullAfterBytes)
            {
                WritePoint(json, points[from + written++]);
            }

            json.WriteEndArray();
        });
        return (body, written);
    }

    public static void Filtered(Utf8JsonWriter json, Filter filter) => WriteFilter(json, filter);

    public static void Queries(Utf8JsonWriter json, IReadOnlyList<QueryPoints> queries)
    {
        json.WriteStartArray("searches");
        foreach (var query in queries)
        {
            json.WriteStartObject();
            WriteQuery(json, query);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Count(Utf8JsonWriter json, Filter? filter, bool exact)
    {
        WriteFilter(json, filter);
        json.WriteBoolean("exact", exact);
    }

    private static void WriteQuery(Utf8JsonWriter json, QueryPoints query)
    {
        if (query.Query?.Nearest is { } nearest)
        {
            json.WritePropertyName("query");
            WriteVector(json, nearest.Dense, nearest.Sparse);
            json.WriteString("using", query.Using);
        }

        WriteFilter(json, query.Filter);
        json.WriteNumber("limit", query.Limit);
        WritePayload(json, query.WithPayload ?? false);
    }

    private static void WritePayload(Utf8JsonWriter json, WithPayloadSelector payload)
    {
        if (payload.Include is not { } include)
        {
            json.WriteBoolean("with_payload", payload.Enable);
            return;
        }

        json.WriteStartArray("with_payload");
        foreach (var field in include.Fields)
        {
            json.WriteStringValue(field);
        }

        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, PointStruct point)
    {
        json.WriteStartObject();
        json.WriteString("id", point.Id.Uuid);
        json.WriteStartObject("vector");
        foreach (var (name, vector) in point.Vectors.Vectors_?.Vectors ?? [])
        {
            json.WritePropertyName(name);
            WriteVector(json, vector.Dense, vector.Sparse);
        }

        json.WriteEndObject();
        WriteValues(json, "payload", point.Payload);
        json.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter json, DenseVector? dense, SparseVector? sparse)
    {
        if (sparse is null)
        {
            WriteNumbers(json, dense?.Data ?? []);
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray("indices");
        foreach (var index in sparse.Indices)
        {
            json.WriteNumberValue(index);
        }

        json.WriteEndArray();
        json.WritePropertyName("values");
        WriteNumbers(json, sparse.Values);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, List<float> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteFilter(Utf8JsonWriter json, Filter? filter)
    {
        if (filter is null)
        {
            return;
        }

        json.WriteStartObject("filter");
        WriteConditions(json, "must", filter.Must);
        WriteConditions(json, "must_not", filter.MustNot);
        json.WriteEndObject();
    }

    private static void WriteConditions(Utf8JsonWriter json, string name, List<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            WriteCondition(json, condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCondition(Utf8JsonWriter json, Condition condition)
    {
        if (condition.Field is { } field)
        {
            json.WriteString("key", field.Key);
            json.WriteStartObject("match");
            json.WriteString("value", field.Match.Keyword);
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("has_id");
        foreach (var id in condition.HasId?.HasId ?? [])
        {
            json.WriteStringValue(id.Uuid);
        }

        json.WriteEndArray();
    }

    private static void WriteHnsw(Utf8JsonWriter json, HnswConfigDiff? hnsw)
    {
        if (hnsw is null)
        {
            return;
        }

        json.WriteStartObject("hnsw_config");
        json.WriteNumber("m", hnsw.M);
        json.WriteNumber("payload_m", hnsw.PayloadM);
        json.WriteEndObject();
    }

    private static void WriteStrict(Utf8JsonWriter json, StrictModeConfig? strict)
    {
        if (strict is null)
        {
            return;
        }

        json.WriteStartObject("strict_mode_config");
        json.WriteBoolean("enabled", strict.Enabled);
        json.WriteNumber("max_query_limit", strict.MaxQueryLimit);
        json.WriteBoolean("unindexed_filtering_retrieve", strict.UnindexedFilteringRetrieve);
        json.WriteBoolean("unindexed_filtering_update", strict.UnindexedFilteringUpdate);
        json.WriteBoolean("search_allow_exact", strict.SearchAllowExact);
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, Dictionary<string, Value> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            if (value.HasStringValue)
            {
                json.WriteString(key, value.StringValue);
            }
            else
            {
                json.WriteNumber(key, value.IntegerValue);
            }
        }

        json.WriteEndObject();
    }
}
