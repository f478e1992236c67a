namespace EnquiryBot.Calendar;

/// <summary>
/// Turns what a clock on the wall shows into an instant. A time that is left out when the clock goes forward becomes the first
/// time after it; one that is shown twice when the clock goes back can be meant as either.
/// </summary>
internal static class LocalClock
{
    public static DateTimeOffset FirstShowing(DateOnly day, TimeOnly time, TimeZoneInfo zone) =>
        Instant(day.ToDateTime(time), zone, offsets => offsets.Max());

    public static DateTimeOffset LastShowing(DateOnly day, TimeOnly time, TimeZoneInfo zone) =>
        Instant(day.ToDateTime(time), zone, offsets => offsets.Min());

    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone, Func<TimeSpan[], TimeSpan> choose)
    {
        while (zone.IsInvalidTime(local))
        {
            // Clocks change on a whole minute, and by an hour at the most in nearly every zone.
            local = local.AddTicks(TimeSpan.TicksPerMinute - (local.Ticks % TimeSpan.TicksPerMinute));
        }

        var offset = zone.IsAmbiguousTime(local) ? choose(zone.GetAmbiguousTimeOffsets(local)) : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
