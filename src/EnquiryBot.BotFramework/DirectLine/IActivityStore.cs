namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>
/// Where the host keeps conversations. Rules for every implementation: sequence numbers of one conversation start at 1
/// and rise; a number becomes readable only after all lower ones; when <see cref="AppendAsync"/> returns, the activity
/// survives the death of the process. After a commit the owner of the store tells the <see cref="DirectLineHub"/>,
/// whoever wrote: the channel itself never does, so that an adviser's reply travels the same way.
/// </summary>
public interface IActivityStore
{
    /// <summary>Starts a conversation, or finds the one that is there.</summary>
    /// <param name="start">The conversation and who begins it.</param>
    /// <param name="cancellationToken">The request's.</param>
    ValueTask<StartedConversation> StartAsync(ConversationStart start, CancellationToken cancellationToken);

    /// <summary>The state of a conversation, or null when it was never started or is deleted.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="cancellationToken">The request's.</param>
    ValueTask<ConversationHead?> FindAsync(ConversationKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an activity under the next sequence number. Call <see cref="ActivityToAppend.Stamp"/> with that number, keep
    /// the bytes, and keep activities that are not <see cref="ActivityToAppend.ToClients"/> out of
    /// <see cref="ReadAsync"/> and the hub. An inbound activity whose <see cref="ActivityToAppend.ClientActivityId"/> is
    /// there already is not stored again: the answer names the first one.
    /// </summary>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Not the request's abort: what a citizen sent is kept when they leave.</param>
    ValueTask<AppendedActivity> AppendAsync(ActivityToAppend activity, CancellationToken cancellationToken);

    /// <summary>Reads what clients may see, in order; null when the conversation was never started or is deleted.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="after">The watermark: only higher sequence numbers are returned.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="cancellationToken">The request's.</param>
    ValueTask<ActivityPage?> ReadAsync(ConversationKey key, long after, int limit, CancellationToken cancellationToken);
}

/// <summary>Names a conversation.</summary>
/// <param name="Site">The Direct Line site it belongs to; in one process many may live.</param>
/// <param name="ConversationId">The id; letters, digits, hyphen and underscore.</param>
public sealed record ConversationKey(string Site, string ConversationId)
{
    /// <summary>The id of the activity with a sequence number in this conversation.</summary>
    /// <param name="sequence">The number, from 1.</param>
    public string ActivityId(long sequence) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{ConversationId}|{sequence:0000000}");

    /// <summary>The sequence number in an activity's id, or null when it is not one of this conversation's.</summary>
    /// <param name="activityId">The id.</param>
    public long? SequenceOf(string? activityId) =>
        activityId is not null
        && activityId.Length > ConversationId.Length + 1
        && activityId.StartsWith(ConversationId, StringComparison.Ordinal)
        && activityId[ConversationId.Length] == '|'
        && long.TryParse(
            activityId.AsSpan(ConversationId.Length + 1), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
}

/// <summary>The beginning of a conversation.</summary>
/// <param name="Key">The conversation.</param>
/// <param name="CitizenId">The id that the token carries in its <c>user</c> claim.</param>
/// <param name="Locale">The client's language as a BCP-47 tag, when it said so.</param>
public sealed record ConversationStart(ConversationKey Key, string CitizenId, string? Locale);

/// <summary>The state of a conversation.</summary>
/// <param name="CitizenId">Who began it.</param>
/// <param name="LastSequence">The highest sequence number; 0 when nothing was said.</param>
public readonly record struct ConversationHead(string CitizenId, long LastSequence);

/// <summary>What became of a start.</summary>
/// <param name="Created">True for a new conversation, false when it was there already.</param>
/// <param name="Head">Its state.</param>
public readonly record struct StartedConversation(bool Created, ConversationHead Head);

/// <summary>What became of an activity that was to be stored.</summary>
public enum AppendStatus
{
    /// <summary>It is stored under a new number.</summary>
    Stored,

    /// <summary>The client had sent it before and the bot has answered it, or is to be silent.</summary>
    Repeated,

    /// <summary>The client had sent it before, but the bot failed or was killed: the turn may run again.</summary>
    RepeatedUnanswered,

    /// <summary>The conversation was never started or is deleted.</summary>
    NoSuchConversation,

    /// <summary>The conversation has ended: it can be read but not continued.</summary>
    ConversationEnded,
}

/// <summary>What became of an activity that was to be stored.</summary>
/// <param name="Status">What happened.</param>
/// <param name="Sequence">Its number, or that of the one sent before; 0 when there is none.</param>
public readonly record struct AppendedActivity(AppendStatus Status, long Sequence);

/// <summary>A stored activity as clients see it.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Json">The activity as UTF-8 JSON, from <see cref="ActivityToAppend.Stamp"/>. Never changed afterwards.</param>
public readonly record struct StoredActivity(long Sequence, ReadOnlyMemory<byte> Json);

/// <summary>Part of a conversation.</summary>
/// <param name="Activities">In order of their numbers; numbers that clients do not see are missing.</param>
/// <param name="LastSequence">The highest number of the whole conversation.</param>
public sealed record ActivityPage(IReadOnlyList<StoredActivity> Activities, long LastSequence);
