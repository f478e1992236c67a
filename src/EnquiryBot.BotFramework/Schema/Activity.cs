using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>
/// The one message type of the Bot Framework protocol: a flat, camelCase JSON object of which only
/// <see cref="Type"/> must be there. Fields that this class does not know are kept in <see cref="Properties"/>
/// and written back; a null is never written. Not safe for use by two threads at once.
/// </summary>
public sealed partial class Activity : IMessageUpdateActivity, IMessageDeleteActivity, IMessageReactionActivity,
    IConversationUpdateActivity, IEventActivity, IInvokeActivity, ITypingActivity, IEndOfConversationActivity,
    IInstallationUpdateActivity
{
    private UnknownFields _unknown;

    /// <summary>The media type of an activity in a multipart upload.</summary>
    public const string ContentType = "application/vnd.microsoft.activity";

    /// <inheritdoc/>
    public string? Type { get; set; }

    /// <inheritdoc/>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's time zone, an IANA name.</summary>
    public string? LocalTimezone { get; set; }

    /// <inheritdoc/>
    public string? ServiceUrl { get; set; }

    /// <inheritdoc/>
    public string? ChannelId { get; set; }

    /// <summary>Who called the bot, set after authentication. Never on the wire: dropped on receipt, not written.</summary>
    [JsonIgnore]
    public string? CallerId { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? From { get; set; }

    /// <inheritdoc/>
    public ConversationAccount? Conversation { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? Recipient { get; set; }

    /// <inheritdoc cref="IMessageActivity.TextFormat"/>
    public string? TextFormat { get; set; }

    /// <inheritdoc cref="IMessageActivity.AttachmentLayout"/>
    public string? AttachmentLayout { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <inheritdoc/>
    public string? TopicName { get; set; }

    /// <inheritdoc/>
    public bool? HistoryDisclosed { get; set; }

    /// <summary>The language of the content as a BCP-47 tag.</summary>
    public string? Locale { get; set; }

    /// <summary>The text; may be empty. Null when the message is a card's answer.</summary>
    public string? Text { get; set; }

    /// <inheritdoc cref="IMessageActivity.Speak"/>
    public string? Speak { get; set; }

    /// <inheritdoc cref="IMessageActivity.InputHint"/>
    public string? InputHint { get; set; }

    /// <inheritdoc cref="IMessageActivity.Summary"/>
    public string? Summary { get; set; }

    /// <inheritdoc cref="IMessageActivity.SuggestedActions"/>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <inheritdoc cref="IMessageActivity.Attachments"/>
    public IList<Attachment>? Attachments { get; set; }

    /// <inheritdoc/>
    public IList<Entity>? Entities { get; set; }

    /// <inheritdoc/>
    public JsonNode? ChannelData { get; set; }

    /// <inheritdoc/>
    public string? Action { get; set; }

    /// <inheritdoc/>
    public string? ReplyToId { get; set; }

    /// <summary>A label for a trace.</summary>
    public string? Label { get; set; }

    /// <summary>The type of <see cref="Value"/>, for programs that agree on one.</summary>
    public string? ValueType { get; set; }

    /// <summary>A card's answer, an event's content, or whatever the two programs agreed on.</summary>
    public JsonNode? Value { get; set; }

    /// <summary>The name of an event or a call.</summary>
    public string? Name { get; set; }

    /// <summary>Another conversation that this one is about.</summary>
    public ConversationReference? RelatesTo { get; set; }

    /// <inheritdoc/>
    public string? Code { get; set; }

    /// <inheritdoc cref="IMessageActivity.Expiration"/>
    public DateTimeOffset? Expiration { get; set; }

    /// <inheritdoc cref="IMessageActivity.Importance"/>
    public string? Importance { get; set; }

    /// <inheritdoc cref="IMessageActivity.DeliveryMode"/>
    public string? DeliveryMode { get; set; }

    /// <summary>Phrases that speech recognition should listen for.</summary>
    public IList<string>? ListenFor { get; set; }

    /// <summary>Parts of the text to highlight.</summary>
    public IList<TextHighlight>? TextHighlights { get; set; }

    /// <summary>A programmatic action that goes with the request.</summary>
    public SemanticAction? SemanticAction { get; set; }

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
