using System.Text.Json.Nodes;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>What every activity has. See the activity specification, section "Basic activity structure".</summary>
public interface IActivity
{
    /// <summary>One of <see cref="ActivityTypes"/>; the only field that must always be there.</summary>
    string? Type { get; set; }

    /// <summary>Assigned by the channel; neither bots nor clients choose it.</summary>
    string? Id { get; set; }

    /// <summary>The channel's address, from channel to bot only. Trust it only from an authenticated activity.</summary>
    string? ServiceUrl { get; set; }

    /// <summary>When the channel took it, UTC.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>When it was sent, with the sender's offset.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The channel's name, for instance <c>directline</c>.</summary>
    string? ChannelId { get; set; }

    /// <summary>The sender.</summary>
    ChannelAccount? From { get; set; }

    /// <summary>The conversation it belongs to.</summary>
    ConversationAccount? Conversation { get; set; }

    /// <summary>The receiver, from channel to bot.</summary>
    ChannelAccount? Recipient { get; set; }

    /// <summary>The activity that this one answers.</summary>
    string? ReplyToId { get; set; }

    /// <summary>Facts about the content: citations, mentions, capabilities of the client.</summary>
    IList<Entity>? Entities { get; set; }

    /// <summary>What only this channel knows; passed on untouched.</summary>
    JsonNode? ChannelData { get; set; }

    /// <summary>The address of this activity: who, with whom, where.</summary>
    ConversationReference GetConversationReference();

    /// <summary>Addresses this activity by a reference and returns it.</summary>
    /// <param name="reference">Where to.</param>
    /// <param name="isIncoming">True to make it look as if it came from the citizen, false for a reply of the bot.</param>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}

/// <summary>A message.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>The language of the text as a BCP-47 tag.</summary>
    string? Locale { get; set; }

    /// <summary>The text; may be empty. Null when the message is a card's answer.</summary>
    string? Text { get; set; }

    /// <summary>What to say aloud.</summary>
    string? Speak { get; set; }

    /// <summary>One of <see cref="InputHints"/>.</summary>
    string? InputHint { get; set; }

    /// <summary>Shown where the attachments cannot be.</summary>
    string? Summary { get; set; }

    /// <summary>One of <see cref="TextFormatTypes"/>.</summary>
    string? TextFormat { get; set; }

    /// <summary>One of <see cref="AttachmentLayoutTypes"/>.</summary>
    string? AttachmentLayout { get; set; }

    /// <summary>Cards, files and pictures.</summary>
    IList<Attachment>? Attachments { get; set; }

    /// <summary>Buttons that go away with the next message.</summary>
    SuggestedActions? SuggestedActions { get; set; }

    /// <summary>One of <see cref="ActivityImportance"/>.</summary>
    string? Importance { get; set; }

    /// <summary>One of <see cref="DeliveryModes"/>.</summary>
    string? DeliveryMode { get; set; }

    /// <summary>When the message is no longer of use.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>A card's answer, or whatever the two programs agreed on.</summary>
    JsonNode? Value { get; set; }
}

/// <summary>An earlier message, changed; <see cref="IActivity.Id"/> names it.</summary>
public interface IMessageUpdateActivity : IMessageActivity;

/// <summary>An earlier message, withdrawn; <see cref="IActivity.Id"/> names it.</summary>
public interface IMessageDeleteActivity : IActivity;

/// <summary>Reactions to an earlier message.</summary>
public interface IMessageReactionActivity : IActivity
{
    /// <summary>Reactions given.</summary>
    IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>Reactions taken back.</summary>
    IList<MessageReaction>? ReactionsRemoved { get; set; }
}

/// <summary>Somebody joined or left.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who joined.</summary>
    IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who left.</summary>
    IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>The conversation's new topic.</summary>
    string? TopicName { get; set; }

    /// <summary>Whether earlier messages are shown to those who join.</summary>
    bool? HistoryDisclosed { get; set; }
}

/// <summary>A named signal; receivers ignore names that they do not know.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>The name; it must be there.</summary>
    string? Name { get; set; }

    /// <summary>What belongs to the name.</summary>
    JsonNode? Value { get; set; }

    /// <summary>Another conversation that the event is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>A call that is answered in the HTTP response.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>The operation's name.</summary>
    string? Name { get; set; }

    /// <summary>Its argument.</summary>
    JsonNode? Value { get; set; }

    /// <summary>Another conversation that the call is about.</summary>
    ConversationReference? RelatesTo { get; set; }
}

/// <summary>The sender is writing.</summary>
public interface ITypingActivity : IActivity;

/// <summary>The conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>One of <see cref="EndOfConversationCodes"/>.</summary>
    string? Code { get; set; }

    /// <summary>Words to go with it.</summary>
    string? Text { get; set; }
}

/// <summary>The bot was installed or removed in a channel.</summary>
public interface IInstallationUpdateActivity : IActivity
{
    /// <summary><c>add</c> or <c>remove</c>.</summary>
    string? Action { get; set; }
}
