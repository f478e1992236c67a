namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Keeps the few best of many, best first; of equals the one that was offered first.</summary>
internal sealed class TopList(int capacity)
{
    private readonly int[] _items = new int[capacity];
    private readonly float[] _scores = new float[capacity];

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The kept ones, best first.</summary>
    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    /// <summary>Offers an item; a score of 0 or less is never kept.</summary>
    public void Offer(int item, float score)
    {
        if (score <= 0 || capacity == 0 || (Count == capacity && score <= _scores[Count - 1]))
        {
            return;
        }

        var place = Count < capacity ? Count++ : capacity - 1;
        for (; place > 0 && score > _scores[place - 1]; place--)
        {
            (_items[place], _scores[place]) = (_items[place - 1], _scores[place - 1]);
        }

        (_items[place], _scores[place]) = (item, score);
    }
}
