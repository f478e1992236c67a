using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Which activities pass between a client and the bot. Reference: Direct Line 3.0, activity availability.</summary>
internal static class ClientVisibility
{
    /// <summary>Whether clients may see it, and send it: nothing else steers the bot or the hand-over.</summary>
    public static bool IsVisible(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete or ActivityTypes.MessageReaction
            or ActivityTypes.Typing or ActivityTypes.EndOfConversation or ActivityTypes.Suggestion
            or ActivityTypes.Command or ActivityTypes.CommandResult or ActivityTypes.Invoke => true,
        ActivityTypes.Event => !IsHandoff(activity),
        _ => false,
    };

    // handoff.initiate carries the whole transcript; handoff.status from a client could close an adviser's conversation.
    private static bool IsHandoff(Activity activity) =>
        activity.Name?.StartsWith("handoff.", StringComparison.OrdinalIgnoreCase) ?? false;
}
