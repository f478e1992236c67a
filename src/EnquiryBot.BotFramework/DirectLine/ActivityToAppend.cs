using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>An activity on its way into the store.</summary>
public sealed class ActivityToAppend
{
    /// <summary>
    /// The field of channelData by which WebChat and the widget sort: an increasing whole number. Arrival order is not
    /// enough, some clients interleave what comes quickly.
    /// </summary>
    public const string SequenceIdKey = "webchat:sequence-id";

    /// <summary>The conversation.</summary>
    public required ConversationKey Key { get; init; }

    /// <summary>The activity, already stamped with all but its number.</summary>
    public required Activity Activity { get; init; }

    /// <summary>True when a citizen sent it, false when the bot did.</summary>
    public required bool Inbound { get; init; }

    /// <summary>The client's own id of an inbound activity, at most 128 characters; null when it gave none.</summary>
    public string? ClientActivityId { get; init; }

    /// <summary>
    /// What bot and host left for each other in the turn that sends it; null for an inbound activity. A store may find there
    /// what is to be committed together with the activity.
    /// </summary>
    public TurnContextStateCollection? TurnState { get; init; }

    /// <summary>Whether clients may see it. False for conversationUpdate, the handoff events and the like.</summary>
    public bool ToClients => ClientVisibility.IsVisible(Activity);

    /// <summary>Gives the activity its id and sequence number and returns it as clients see it.</summary>
    /// <param name="sequence">The number that the store chose.</param>
    public StoredActivity Stamp(long sequence)
    {
        Activity.Id = Key.ActivityId(sequence);
        StampSequenceId(Activity, sequence);
        return new StoredActivity(sequence, JsonSerializer.SerializeToUtf8Bytes(Activity, BotJson.ForClients));
    }

    internal static void StampSequenceId(Activity activity, long sequence)
    {
        activity.ChannelData ??= new JsonObject();
        // Other kinds of channelData belong to the client; they are passed on as they are.
        if (activity.ChannelData is JsonObject data)
            data[SequenceIdKey] = sequence;
    }
}
