using System.Globalization;
using System.Text.Json;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>Reads the bodies of answers. A newer server adds fields: what is not known is passed over.</summary>
internal static class QdrantAnswers
{
    public static HealthCheckReply Health(JsonElement root) => new()
    {
        Title = Text(root, "title"),
        Version = Text(root, "version"),
        Commit = Text(root, "commit"),
    };

    public static IReadOnlyList<string> Collections(JsonElement root) =>
        [.. root.GetProperty("result").GetProperty("collections").EnumerateArray().Select(c => Text(c, "name"))];

    public static IReadOnlyList<AliasDescription> Aliases(JsonElement root) =>
        [.. root.GetProperty("result").GetProperty("aliases").EnumerateArray().Select(a => new AliasDescription { AliasName = Text(a, "alias_name"), CollectionName = Text(a, "collection_name") })];

    public static CollectionInfo Info(JsonElement root)
    {
        var result = root.GetProperty("result");
        var info = new CollectionInfo
        {
            Status = EnumOf<CollectionStatus>(Text(result, "status")),
            PointsCount = result.TryGetProperty("points_count", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetUInt64() : 0,
        };
        if (result.GetProperty("config").TryGetProperty("metadata", out var metadata))
        {
            ReadValues(metadata, info.Config.Metadata);
        }

        foreach (var field in result.GetProperty("payload_schema").EnumerateObject())
        {
            info.PayloadSchema[field.Name] = new PayloadSchemaInfo { DataType = EnumOf<PayloadSchemaType>(Text(field.Value, "data_type")) };
        }

        return info;
    }

    public static UpdateResult Update(JsonElement root)
    {
        var result = root.GetProperty("result");
        return new UpdateResult
        {
            OperationId = result.TryGetProperty("operation_id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetUInt64() : 0,
            Status = EnumOf<UpdateStatus>(Text(result, "status")),
        };
    }

    public static IReadOnlyList<BatchResult> Batch(JsonElement root)
    {
        var results = new List<BatchResult>();
        foreach (var answer in root.GetProperty("result").EnumerateArray())
        {
            var result = new BatchResult();
            result.Result.AddRange(answer.GetProperty("points").EnumerateArray().Select(Scored));
            results.Add(result);
        }

        return results;
    }

    private static ScoredPoint Scored(JsonElement found)
    {
        var point = new ScoredPoint
        {
            Id = Id(found.GetProperty("id")),
            Score = found.GetProperty("score").GetSingle(),
            Version = found.TryGetProperty("version", out var version) ? version.GetUInt64() : 0,
        };
        ReadPayload(found, point.Payload);
        return point;
    }

    private static PointId Id(JsonElement id) =>
        new() { Uuid = id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText() };

    private static void ReadPayload(JsonElement point, Dictionary<string, Value> into)
    {
        if (point.TryGetProperty("payload", out var payload))
        {
            ReadValues(payload, into);
        }
    }

    private static void ReadValues(JsonElement from, Dictionary<string, Value> into)
    {
        if (from.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var field in from.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.String)
            {
                into[field.Name] = field.Value.GetString()!;
            }
            else if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt64(out var number))
            {
                into[field.Name] = number;
            }
        }
    }

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    // "wait_timeout" is WaitTimeout; a word of a newer server is the enum's "unknown".
    private static T EnumOf<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !int.TryParse(word, CultureInfo.InvariantCulture, out _) ? value : default;
}
