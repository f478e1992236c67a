using System.Threading.Channels;

namespace EnquiryBot.BotFramework.DirectLine;

internal enum StreamItemKind
{
    Stored,
    Live,
    Wake,
    KeepAlive,
}

internal readonly record struct StreamItem(StreamItemKind Kind, long Sequence, ReadOnlyMemory<byte> Json)
{
    public static readonly StreamItem Wake = new(StreamItemKind.Wake, 0, default);
    public static readonly StreamItem KeepAlive = new(StreamItemKind.KeepAlive, 0, default);
}

/// <summary>The mailbox of one open stream. When a slow client lets it fill up, items are dropped and the store is read instead.</summary>
internal sealed class DirectLineSubscription(DirectLineHub hub, ConversationKey key) : IDisposable
{
    private const int Capacity = 64;

    private readonly Channel<StreamItem> _items = Channel.CreateBounded<StreamItem>(new BoundedChannelOptions(Capacity)
    {
        SingleReader = true,
        FullMode = BoundedChannelFullMode.Wait,
    });

    private volatile bool _overflowed;

    public ConversationKey Key { get; } = key;

    public void Post(StreamItem item)
    {
        if (_items.Writer.TryWrite(item))
            return;
        _overflowed = true;
        // The reader may have emptied the box before the flag was up and be asleep; if the box is still full it is not.
        _items.Writer.TryWrite(StreamItem.Wake);
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _items.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>The next item; false when the box is empty.</summary>
    public bool TryTake(out StreamItem item)
    {
        if (_items.Reader.TryRead(out item))
            return true;
        if (!_overflowed)
            return false;
        _overflowed = false;
        item = StreamItem.Wake;
        return true;
    }

    public void Dispose() => hub.Unsubscribe(this);
}
