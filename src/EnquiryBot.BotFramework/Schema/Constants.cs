namespace EnquiryBot.BotFramework.Schema;

/// <summary>
/// Values of <see cref="Activity.InputHint"/>. The specification's text says accepting, expecting and ignoring;
/// every SDK and the published schema use these.
/// </summary>
public static class InputHints
{
    /// <summary>Ready for input, none is expected.</summary>
    public const string AcceptingInput = "acceptingInput";

    /// <summary>More activities follow.</summary>
    public const string IgnoringInput = "ignoringInput";

    /// <summary>An answer is expected.</summary>
    public const string ExpectingInput = "expectingInput";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormatTypes
{
    /// <summary>Markdown, what clients assume when nothing is said.</summary>
    public const string Markdown = "markdown";

    /// <summary>Text without formatting.</summary>
    public const string Plain = "plain";

    /// <summary>A small subset of XML; few clients show it.</summary>
    public const string Xml = "xml";
}

/// <summary>Values of <see cref="Activity.AttachmentLayout"/>.</summary>
public static class AttachmentLayoutTypes
{
    /// <summary>One under the other.</summary>
    public const string List = "list";

    /// <summary>Side by side.</summary>
    public const string Carousel = "carousel";
}

/// <summary>Values of <see cref="ChannelAccount.Role"/>.</summary>
public static class RoleTypes
{
    /// <summary>The person at the client.</summary>
    public const string User = "user";

    /// <summary>The bot.</summary>
    public const string Bot = "bot";

    /// <summary>A bot called by a bot.</summary>
    public const string Skill = "skill";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    /// <summary>Replies travel on their own.</summary>
    public const string Normal = "normal";

    /// <summary>A notification; deprecated.</summary>
    public const string Notification = "notification";

    /// <summary>Replies come in the HTTP answer.</summary>
    public const string ExpectReplies = "expectReplies";

    /// <summary>Not to be kept.</summary>
    public const string Ephemeral = "ephemeral";
}

/// <summary>Values of <see cref="CardAction.Type"/>.</summary>
public static class ActionTypes
{
    /// <summary>Opens the address in <see cref="CardAction.Value"/>.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Sends <see cref="CardAction.Value"/>, a string, as if it had been typed.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends <see cref="CardAction.Value"/> without showing it.</summary>
    public const string PostBack = "postBack";

    /// <summary>Shows <see cref="CardAction.DisplayText"/> and sends text and value.</summary>
    public const string MessageBack = "messageBack";

    /// <summary>Plays a sound.</summary>
    public const string PlayAudio = "playAudio";

    /// <summary>Plays a film.</summary>
    public const string PlayVideo = "playVideo";

    /// <summary>Shows a picture.</summary>
    public const string ShowImage = "showImage";

    /// <summary>Downloads a file.</summary>
    public const string DownloadFile = "downloadFile";

    /// <summary>Starts a sign-in.</summary>
    public const string Signin = "signin";

    /// <summary>Rings the <c>tel:</c> number in <see cref="CardAction.Value"/>.</summary>
    public const string Call = "call";
}

/// <summary>Values of <see cref="Activity.Code"/> of an endOfConversation.</summary>
public static class EndOfConversationCodes
{
    /// <summary>No reason given.</summary>
    public const string Unknown = "unknown";

    /// <summary>What was to be done is done.</summary>
    public const string CompletedSuccessfully = "completedSuccessfully";

    /// <summary>The person left.</summary>
    public const string UserCancelled = "userCancelled";

    /// <summary>The bot took too long.</summary>
    public const string BotTimedOut = "botTimedOut";

    /// <summary>The bot sent something invalid.</summary>
    public const string BotIssuedInvalidMessage = "botIssuedInvalidMessage";

    /// <summary>The channel broke down.</summary>
    public const string ChannelFailed = "channelFailed";
}

/// <summary>Values of <see cref="Activity.Importance"/>.</summary>
public static class ActivityImportance
{
    /// <summary>Can wait.</summary>
    public const string Low = "low";

    /// <summary>As usual.</summary>
    public const string Normal = "normal";

    /// <summary>Urgent.</summary>
    public const string High = "high";
}

/// <summary>Names of the two events that hand a conversation to a person. They never reach a client.</summary>
public static class HandoffEventNames
{
    /// <summary>Bot to hub: please take over.</summary>
    public const string InitiateHandoff = "handoff.initiate";

    /// <summary>Hub to bot: accepted, failed or completed.</summary>
    public const string HandoffStatus = "handoff.status";
}
