namespace EnquiryBot.Retrieval;

/// <summary>
/// How long a node lets stand what another node of the service built: nodes that disagree mostly do so for the moment until all have
/// loaded the same knowledge. Every time that it is over the next one is twice as long, so that nodes that go on
/// disagreeing do not rebuild in turn for ever.
/// </summary>
internal sealed class Patience(TimeProvider clock)
{
    // Longer than nodes need to load what was published: Knowledge:ReloadSeconds is 5 unless set.
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    private GenerationKey? _stranger;
    private long _since;

    /// <summary>How long it is now.</summary>
    public TimeSpan Length { get; private set; } = _first;

    /// <summary>Whether this is seen for the first time.</summary>
    public bool IsNew(GenerationKey stranger)
    {
        if (stranger == _stranger)
        {
            return false;
        }

        (_stranger, _since) = (stranger, clock.GetTimestamp());
        return true;
    }

    /// <summary>Whether what was seen has stood for so long that this node may build its own.</summary>
    public bool IsOver() => clock.GetElapsedTime(_since) >= Length;

    /// <summary>This node builds its own.</summary>
    public void Grow() => (_stranger, Length) = (null, Length * 2 < _longest ? Length * 2 : _longest);

    /// <summary>The nodes agree again.</summary>
    public void Reset() => (_stranger, Length) = (null, _first);
}
