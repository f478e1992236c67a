using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>
/// Fields that a class does not know, for the serialiser as elements and for code as an object. As a JsonObject alone the
/// serialiser of .NET 10 reads them well but writes braces around them, which is not JSON; elements that nobody looked at
/// are also written back without being taken apart.
/// </summary>
internal struct UnknownFields
{
    /// <summary>An ignored property swallows the field of its name; with this one, a field called "properties" is kept too.</summary>
    public const string NotAName = "(unknown fields)";

    private IDictionary<string, JsonElement>? _elements;
    private JsonObject? _object;

    public IDictionary<string, JsonElement>? Elements
    {
        readonly get => _object is null
            ? _elements
            : _object.ToDictionary(entry => entry.Key, entry => JsonSerializer.SerializeToElement(entry.Value, BotJson.Wire.JsonNode), StringComparer.Ordinal);
        set => (_elements, _object) = (value, null);
    }

    public JsonObject? Object
    {
        get
        {
            if (_object is null && _elements is { Count: > 0 } elements)
                _object = new JsonObject(elements.Select(entry => KeyValuePair.Create(entry.Key, NodeOf(entry.Value))));
            return _object;
        }
        set => (_elements, _object) = (null, value);
    }

    private static JsonNode? NodeOf(JsonElement element) => element.Deserialize(BotJson.Wire.JsonNode);
}
