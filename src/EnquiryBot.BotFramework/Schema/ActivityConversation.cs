namespace EnquiryBot.BotFramework.Schema;

/// <content>Addresses: from an activity to a reference and back.</content>
public sealed partial class Activity
{
    /// <inheritdoc/>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = CanBeRepliedTo() ? Id : null,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <inheritdoc/>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        From = isIncoming ? reference.User : reference.Bot;
        Recipient = isIncoming ? reference.Bot : reference.User;
        if (reference.ActivityId is null)
            return this;
        if (isIncoming)
            Id = reference.ActivityId;
        else
            ReplyToId = reference.ActivityId;
        return this;
    }

    // A Direct Line client never sees a conversationUpdate, and WebChat holds a reply to an unknown activity back for 5 s.
    private bool CanBeRepliedTo() =>
        Type != ActivityTypes.ConversationUpdate || ChannelId is not ("directline" or "webchat");
}
