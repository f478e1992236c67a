namespace EnquiryBot.BotFramework.Schema;

/// <summary>Values of <see cref="Activity.Type"/>. They compare ordinally.</summary>
public static class ActivityTypes
{
    /// <summary>Text, cards or a card's answer, from either side.</summary>
    public const string Message = "message";

    /// <summary>Somebody joined or left the conversation; sent to bots, never to clients.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>A named signal between programs.</summary>
    public const string Event = "event";

    /// <summary>The other side is writing; never stored.</summary>
    public const string Typing = "typing";

    /// <summary>A call whose answer is the HTTP response of the bot.</summary>
    public const string Invoke = "invoke";

    /// <summary>The conversation is over; later messages are refused.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>An earlier message has a new text.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>An earlier message is withdrawn.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>A reaction to an earlier message was added or taken away.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A developer's trace; never sent to citizens.</summary>
    public const string Trace = "trace";

    /// <summary>Internal to skills; not the hand-over to a person, which is an event named <c>handoff.initiate</c>.</summary>
    public const string Handoff = "handoff";

    /// <summary>The bot was installed or removed in a channel.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>The bot was added to or removed from a contact list.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>A private suggestion to one recipient.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>A request to do something.</summary>
    public const string Command = "command";

    /// <summary>The result of a command.</summary>
    public const string CommandResult = "commandResult";

    /// <summary>A demand to delete what is held about somebody.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>Not sent: the adapter waits <see cref="Activity.Value"/> milliseconds.</summary>
    public const string Delay = "delay";
}

/// <summary>Activity types that exist only between a bot and its adapter.</summary>
public static class ActivityTypesEx
{
    /// <summary>Not sent: the adapter waits <see cref="Activity.Value"/> milliseconds.</summary>
    public const string Delay = "delay";

    /// <summary>Kept for the HTTP answer to an invoke.</summary>
    public const string InvokeResponse = "invokeResponse";
}
