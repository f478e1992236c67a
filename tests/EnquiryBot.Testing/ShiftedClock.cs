namespace EnquiryBot.Testing;

/// <summary>A clock that runs as fast as the real one but began at a chosen moment: what is said by opening hours is then the same at any hour.</summary>
/// <param name="begin">What it shows when it is made.</param>
public sealed class ShiftedClock(DateTimeOffset begin) : TimeProvider
{
    private readonly TimeSpan _shift = begin - System.GetUtcNow();

    /// <summary>A Monday at ten in the morning, when the invented councils are open.</summary>
    public static ShiftedClock AtWork() => new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
