using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>What a client may post, and what the channel overwrites in it.</summary>
internal static class InboundActivity
{
    private const int MaxClientIdLength = 128;

    /// <summary>Checks an activity and fills in the sender; null when it may be stored.</summary>
    public static DirectLineError? Admit(Activity activity, DirectLineCaller caller, DirectLineOptions options, out string? clientActivityId)
    {
        clientActivityId = null;
        if (string.IsNullOrEmpty(activity.Type))
            return DirectLineError.NoType;
        if (!ClientVisibility.IsVisible(activity))
            return DirectLineError.TypeNotAccepted;
        if (activity.Text?.Length > options.MaxTextLength)
            return DirectLineError.TextTooLong(options.MaxTextLength);
        if (!IsWritable(activity))
            return DirectLineError.NotJson;

        clientActivityId = ClientIdOf(activity);
        if (clientActivityId?.Length > MaxClientIdLength)
            return DirectLineError.BadClientId;
        return SetSender(activity, caller);
    }

    private static DirectLineError? SetSender(Activity activity, DirectLineCaller caller)
    {
        activity.From ??= new ChannelAccount();
        // What only a channel says to a bot is not a client's to say.
        (activity.ServiceUrl, activity.Recipient, activity.Id) = (null, null, null);
        if (caller.Token is { } token)
        {
            activity.From.Id = token.CitizenId;
            return null;
        }

        if (string.IsNullOrEmpty(activity.From.Id))
            return DirectLineError.NoSender;
        return activity.From.Id.StartsWith("dl_", StringComparison.Ordinal) ? DirectLineError.ReservedSender : null;
    }

    // Free JSON is read lazily, so broken UTF-8 and half surrogates inside it come to light only now: better than in the store's writer.
    private static bool IsWritable(Activity activity)
    {
        try
        {
            JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.ForClients);
            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static string? ClientIdOf(Activity activity) =>
        activity.ChannelData is JsonObject data
        && data.TryGetPropertyValue("clientActivityID", out var value)
        && value is JsonValue text
        && text.TryGetValue<string>(out var id)
        && id.Length > 0
            ? id
            : null;
}
