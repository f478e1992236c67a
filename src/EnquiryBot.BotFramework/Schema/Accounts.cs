using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>A person or a bot in a channel.</summary>
public sealed class ChannelAccount
{
    private UnknownFields _unknown;

    /// <summary>The channel's id for it; compares ordinally.</summary>
    public string? Id { get; set; }

    /// <summary>A name to show.</summary>
    public string? Name { get; set; }

    /// <summary>The object id in Entra ID, where there is one.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

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

/// <summary>A conversation in a channel.</summary>
public sealed class ConversationAccount
{
    private UnknownFields _unknown;

    /// <summary>Whether more than two take part.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The channel's word for the kind of conversation.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The tenant it belongs to. Direct Line puts its site here for the bot, and leaves it out for clients.</summary>
    public string? TenantId { get; set; }

    /// <summary>The channel's id for it; compares ordinally.</summary>
    public string? Id { get; set; }

    /// <summary>A name to show.</summary>
    public string? Name { get; set; }

    /// <summary>The object id in Entra ID, where there is one.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>.</summary>
    public string? Role { get; set; }

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

/// <summary>The address of an activity: who, with whom, where.</summary>
public sealed class ConversationReference
{
    /// <summary>The activity, when it can be replied to.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The person.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The channel's name.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The language of the conversation as a BCP-47 tag.</summary>
    public string? Locale { get; set; }

    /// <summary>The channel's address.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>An event that opens a turn of the bot in this conversation without a message from the citizen.</summary>
    public Activity GetContinuationActivity() => new()
    {
        Type = ActivityTypes.Event,
        Name = "ContinueConversation",
        Id = ActivityId,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
