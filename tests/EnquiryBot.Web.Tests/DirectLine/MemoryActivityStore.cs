using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Web.Tests.DirectLine;

/// <summary>A store for these tests only: what the contract of IActivityStore says, in a dictionary.</summary>
internal sealed class MemoryActivityStore(DirectLineHub hub) : IActivityStore
{
    private readonly Dictionary<ConversationKey, Kept> _conversations = [];
    private readonly Lock _gate = new();

    /// <summary>While set, every reading fails.</summary>
    public bool Broken { get; set; }

    /// <summary>Set to keep the hub in the dark: streams must find out from the store.</summary>
    public bool Silent { get; set; }

    public int Reads { get; private set; }

    public void Delete(ConversationKey key)
    {
        lock (_gate)
            _conversations.Remove(key);
    }

    public ValueTask<StartedConversation> StartAsync(ConversationStart start, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var created = _conversations.TryAdd(start.Key, new Kept(start.CitizenId));
            return ValueTask.FromResult(new StartedConversation(created, _conversations[start.Key].Head));
        }
    }

    public ValueTask<ConversationHead?> FindAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
            return ValueTask.FromResult(_conversations.TryGetValue(key, out var kept) ? kept.Head : (ConversationHead?)null);
    }

    public ValueTask<AppendedActivity> AppendAsync(ActivityToAppend activity, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_conversations.TryGetValue(activity.Key, out var kept))
                return Result(AppendStatus.NoSuchConversation, 0);
            if (activity.ClientActivityId is { } id && kept.ByClientId.TryGetValue(id, out var first))
                return Result(kept.Answered.Contains(first) ? AppendStatus.Repeated : AppendStatus.RepeatedUnanswered, first);
            if (kept.Ended)
                return Result(AppendStatus.ConversationEnded, 0);
            return Result(AppendStatus.Stored, Keep(activity, kept));
        }
    }

    public ValueTask<ActivityPage?> ReadAsync(ConversationKey key, long after, int limit, CancellationToken cancellationToken)
    {
        if (Broken)
            throw new IOException("the disk is gone");
        lock (_gate)
        {
            Reads++;
            return ValueTask.FromResult(_conversations.TryGetValue(key, out var kept)
                ? new ActivityPage([.. kept.ForClients.Where(each => each.Sequence > after).Take(limit)], kept.Last)
                : null);
        }
    }

    private long Keep(ActivityToAppend activity, Kept kept)
    {
        var stored = activity.Stamp(++kept.Last);
        kept.Ended = activity.Activity.Type == ActivityTypes.EndOfConversation;
        if (activity.ClientActivityId is { } id)
            kept.ByClientId[id] = stored.Sequence;
        if (!activity.Inbound && activity.Key.SequenceOf(activity.Activity.ReplyToId) is { } answered)
            kept.Answered.Add(answered);
        if (!activity.ToClients)
            return stored.Sequence;
        kept.ForClients.Add(stored);
        if (!Silent)
            hub.Committed(activity.Key, stored);
        return stored.Sequence;
    }

    private static ValueTask<AppendedActivity> Result(AppendStatus status, long sequence) =>
        ValueTask.FromResult(new AppendedActivity(status, sequence));

    private sealed class Kept(string citizenId)
    {
        public long Last { get; set; }

        public bool Ended { get; set; }

        public List<StoredActivity> ForClients { get; } = [];

        public Dictionary<string, long> ByClientId { get; } = [];

        public HashSet<long> Answered { get; } = [];

        public ConversationHead Head => new(citizenId, Last);
    }
}
