using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>
/// Wakes the open streams of a conversation. Whoever owns the store calls it after each commit; a stream that finds a gap
/// in the sequence reads the store, so a call that is lost, doubled or late costs time and never a message. Only what
/// is worth nothing later, such as typing, travels here alone: it is seen by whoever is connected and kept nowhere.
/// </summary>
/// <param name="time">The clock of the keep-alive.</param>
public sealed class DirectLineHub(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<ConversationKey, ImmutableArray<DirectLineSubscription>> _subscriptions = new();
    private readonly Lock _gate = new();
    private ITimer? _keepAlive;

    /// <summary>An activity that clients may see was committed. Sent on as it is, without a reading of the store.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="activity">The activity.</param>
    public void Committed(ConversationKey key, StoredActivity activity) =>
        Post(key, new StreamItem(StreamItemKind.Stored, activity.Sequence, activity.Json));

    /// <summary>Something was committed, perhaps by another server: streams read the store.</summary>
    /// <param name="key">The conversation.</param>
    public void Wake(ConversationKey key) => Post(key, StreamItem.Wake);

    /// <summary>Whether a client of the conversation is connected to this server now.</summary>
    /// <param name="key">The conversation.</param>
    public bool HasListeners(ConversationKey key) => _subscriptions.ContainsKey(key);

    /// <summary>Sends an activity to whoever is connected now, without keeping it: typing, or a place in a queue.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="activity">The activity.</param>
    public void Live(ConversationKey key, Activity activity)
    {
        if (!_subscriptions.ContainsKey(key))
            return;
        Post(key, new StreamItem(StreamItemKind.Live, 0, JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.ForClients)));
    }

    /// <inheritdoc/>
    public void Dispose() => _keepAlive?.Dispose();

    /// <summary>Opens a mailbox; null when the conversation has as many as it may have.</summary>
    internal DirectLineSubscription? Subscribe(ConversationKey key)
    {
        var subscription = new DirectLineSubscription(this, key);
        lock (_gate)
        {
            var open = _subscriptions.GetValueOrDefault(key, []);
            if (open.Length >= DirectLineDefaults.MaxSocketsPerConversation)
                return null;
            _subscriptions[key] = open.Add(subscription);
            var period = TimeSpan.FromSeconds(DirectLineDefaults.KeepAliveSeconds);
            _keepAlive ??= time.CreateTimer(_ => KeepAlive(), null, period, period);
        }

        return subscription;
    }

    internal void Unsubscribe(DirectLineSubscription subscription)
    {
        lock (_gate)
        {
            var left = _subscriptions.GetValueOrDefault(subscription.Key, []).Remove(subscription);
            if (left.IsEmpty)
                _subscriptions.TryRemove(subscription.Key, out _);
            else
                _subscriptions[subscription.Key] = left;
        }
    }

    private void Post(ConversationKey key, StreamItem item)
    {
        if (!_subscriptions.TryGetValue(key, out var open))
            return;
        foreach (var subscription in open)
            subscription.Post(item);
    }

    private void KeepAlive()
    {
        foreach (var subscription in _subscriptions.Values.SelectMany(open => open))
            subscription.Post(StreamItem.KeepAlive);
    }
}
