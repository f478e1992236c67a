using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>A card, a file or a picture: <see cref="ContentType"/> and either content or an address.</summary>
public sealed class Attachment
{
    private UnknownFields _unknown;

    /// <summary>The media type, for instance <c>application/vnd.microsoft.card.adaptive</c>.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the content is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The content itself.</summary>
    public JsonNode? Content { get; set; }

    /// <summary>A file name.</summary>
    public string? Name { get; set; }

    /// <summary>Where a small picture of it is.</summary>
    public string? ThumbnailUrl { get; set; }

    /// <summary>Fields that this class does not know, kept as they came.</summary>
    [JsonIgnore]
    [JsonPropertyName(UnknownFields.NotAName)]
    public JsonObject? Properties
    {
        get => _unknown.Object;
        set => _unknown.Object = value;
    }

    [JsonInclude]
    [JsonExtensionData]
    internal IDictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }
}

/// <summary>A fact about an activity's content; everything but the type is free.</summary>
public sealed class Entity
{
    private UnknownFields _unknown;

    /// <summary>The kind of fact; receivers ignore kinds that they do not know.</summary>
    public string? Type { get; set; }

    /// <summary>The fact itself, for instance a schema.org message with its citations.</summary>
    [JsonIgnore]
    [JsonPropertyName(UnknownFields.NotAName)]
    public JsonObject? Properties
    {
        get => _unknown.Object;
        set => _unknown.Object = value;
    }

    [JsonInclude]
    [JsonExtensionData]
    internal IDictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }
}

/// <summary>A button.</summary>
public sealed class CardAction
{
    private UnknownFields _unknown;

    /// <summary>One of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>What stands on it.</summary>
    public string? Title { get; set; }

    /// <summary>A picture on it.</summary>
    public string? Image { get; set; }

    /// <summary>The picture in words.</summary>
    public string? ImageAltText { get; set; }

    /// <summary>The text of a messageBack.</summary>
    public string? Text { get; set; }

    /// <summary>What a messageBack shows.</summary>
    public string? DisplayText { get; set; }

    /// <summary>What is sent. For an imBack a string equal to the title: the specification sends the title, WebChat the value.</summary>
    public JsonNode? Value { get; set; }

    /// <summary>What only this channel knows.</summary>
    public JsonNode? ChannelData { get; set; }

    /// <summary>Fields that this class does not know, kept as they came.</summary>
    [JsonIgnore]
    [JsonPropertyName(UnknownFields.NotAName)]
    public JsonObject? Properties
    {
        get => _unknown.Object;
        set => _unknown.Object = value;
    }

    [JsonInclude]
    [JsonExtensionData]
    internal IDictionary<string, JsonElement>? UnknownElements
    {
        get => _unknown.Elements;
        set => _unknown.Elements = value;
    }
}

/// <summary>Buttons under a message that go away with the next one.</summary>
public sealed class SuggestedActions
{
    /// <summary>For whom, by id; empty means for everyone. Always written: some clients reject its absence.</summary>
    public IList<string>? To { get; set; } = [];

    /// <summary>The buttons.</summary>
    public IList<CardAction>? Actions { get; set; }
}

/// <summary>A reaction to a message.</summary>
public sealed class MessageReaction
{
    /// <summary>For instance <c>like</c>.</summary>
    public string? Type { get; set; }
}

/// <summary>A part of the text to highlight.</summary>
public sealed class TextHighlight
{
    /// <summary>The part.</summary>
    public string? Text { get; set; }

    /// <summary>Which occurrence, from 1.</summary>
    public int? Occurrence { get; set; }
}

/// <summary>A programmatic action that goes with a request.</summary>
public sealed class SemanticAction
{
    /// <summary><c>start</c>, <c>continue</c> or <c>done</c>.</summary>
    public string? State { get; set; }

    /// <summary>The action.</summary>
    public string? Id { get; set; }

    /// <summary>Its arguments.</summary>
    public IDictionary<string, Entity>? Entities { get; set; }
}
