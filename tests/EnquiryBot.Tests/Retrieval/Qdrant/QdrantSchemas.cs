using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using EnquiryBot.Testing.Qdrant;
using NJsonSchema;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>
/// The official OpenAPI file as a judge of requests and answers. As it stands, JSON Schema would let nearly all pass: see
/// <see cref="Normalise"/>.
/// </summary>
internal sealed class QdrantSchemas
{
    private static readonly Lazy<Task<QdrantSchemas>> _loaded = new(LoadAsync);

    private readonly Dictionary<(string Method, string Path), string> _operations = [];
    private readonly JsonSchema _requests;
    private readonly JsonSchema _answers;

    private QdrantSchemas(JsonObject file, JsonSchema requests, JsonSchema answers)
    {
        (_requests, _answers) = (requests, answers);
        foreach (var (path, methods) in file["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                _operations[(method.ToUpperInvariant(), path)] = (string)operation!["operationId"]!;
            }
        }
    }

    /// <summary>The judge, or null where the file is not on this machine.</summary>
    public static async Task<QdrantSchemas?> OrNullAsync() => Shared.FolderOrNull is null ? null : await _loaded.Value;

    /// <summary>What is wrong with a request and its answer.</summary>
    public IEnumerable<string> Faults(QdrantExchange exchange)
    {
        var path = string.Join('/', exchange.Path.Split('/').Select((part, i) => i == 2 && part != "aliases" ? "{collection_name}" : part));
        var operation = _operations[(exchange.Method, path)];
        var request = exchange.Body is { } body ? _requests.Definitions[Request(operation)].Validate(body.ToJsonString()) : [];
        var answer = exchange.Status == 200 ? Answer(operation, "200") : "ErrorResponse";
        return request.Select(f => $"request of {operation}: {f}")
            .Concat(_answers.Definitions[answer].Validate(exchange.Answer!.ToJsonString()).Select(f => $"answer of {operation}: {f}"));
    }

    /// <summary>What is wrong with a body as a request of an operation.</summary>
    public bool IsRequest(string operation, string body) => _requests.Definitions[Request(operation)].Validate(body).Count == 0;

    private static async Task<QdrantSchemas> LoadAsync()
    {
        var path = Path.Combine(Shared.Folder, "specs", "qdrant", "openapi.json");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(path))!.AsObject();
        return new QdrantSchemas(file, await LoadAsync(file, closed: true), await LoadAsync(file, closed: false));
    }

    // One document of definitions: a reference at the root fails on schemas that refer to themselves.
    private static Task<JsonSchema> LoadAsync(JsonObject file, bool closed)
    {
        var definitions = file["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var operation in file["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!.AsObject()))
        {
            var id = (string)operation["operationId"]!;
            Add(Request(id), operation["requestBody"]);
            foreach (var (code, response) in operation["responses"]!.AsObject())
            {
                Add(Answer(id, code), response);
            }
        }

        var root = new JsonObject { ["definitions"] = new JsonObject([.. definitions.Select(d => KeyValuePair.Create(d.Key, Normalise(d.Value, closed)))]) };
        return JsonSchema.FromJsonAsync(root.ToJsonString());

        void Add(string name, JsonNode? holder)
        {
            if (holder?["content"]?["application/json"]?["schema"] is { } schema)
            {
                definitions[name] = schema.DeepClone();
            }
        }
    }

    /// <summary>
    /// OpenAPI's <c>nullable</c> becomes JSON Schema's null: a lone {nullable: true} would accept anything. In requests objects
    /// are closed, so that a misspelt field is found; in answers not, because newer servers add fields.
    /// </summary>
    private static JsonNode? Normalise(JsonNode? node, bool closed)
    {
        if (node is JsonArray array)
        {
            return new JsonArray([.. array.Select(n => Normalise(n, closed))]);
        }

        if (node is not JsonObject schema)
        {
            return (node as JsonValue)?.TryGetValue<string>(out var text) == true && text.StartsWith("#/components/schemas/", StringComparison.Ordinal)
                ? text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal)
                : node?.DeepClone();
        }

        var result = new JsonObject();
        foreach (var (key, value) in schema)
        {
            // Properties may be named like keywords ("default", "example"): their map is walked as a map.
            result[key] = key == "properties"
                ? new JsonObject([.. value!.AsObject().Select(p => KeyValuePair.Create(p.Key, Normalise(p.Value, closed)))])
                : key is "example" or "default" or "enum" ? value?.DeepClone() : Normalise(value, closed);
        }

        return WithNull(result, closed);
    }

    private static JsonObject WithNull(JsonObject schema, bool closed)
    {
        if ((bool?)schema["nullable"] == true)
        {
            schema.Remove("nullable");
            schema["type"] = schema["type"] is { } type ? new JsonArray(type.DeepClone(), "null") : "null";
        }

        if (closed && schema["properties"] is not null && schema["additionalProperties"] is null)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }

    private static string Request(string operation) => $"request-{operation}";

    private static string Answer(string operation, string code) => $"answer-{operation}-{code}";
}
