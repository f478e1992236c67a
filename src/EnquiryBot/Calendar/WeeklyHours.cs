namespace EnquiryBot.Calendar;

/// <summary>
/// An opening interval of one day in local time; <paramref name="To"/> is exclusive. One that does not end later than it begins
/// ends on the next day: 17:00 to 08:30 is a night, 00:00 to 00:00 the whole day.
/// </summary>
/// <param name="From">When it opens.</param>
/// <param name="To">When it closes.</param>
public readonly record struct OpeningInterval(TimeOnly From, TimeOnly To)
{
    /// <summary>From midnight to midnight.</summary>
    public static OpeningInterval WholeDay { get; } = new(TimeOnly.MinValue, TimeOnly.MinValue);

    /// <summary>Whether it ends on the day after the one that it begins on; midnight itself is the next day's.</summary>
    public bool EndsNextDay => To <= From;
}

/// <summary>The ordinary week of a council or team: what <c>openingHours</c> in <c>council.yaml</c> says.</summary>
/// <param name="Days">The intervals of each day; a day that is missing is closed.</param>
public sealed record WeeklyHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> Days)
{
    /// <summary>The intervals that begin on a day, in order; empty when closed.</summary>
    public IReadOnlyList<OpeningInterval> this[DayOfWeek day] => Days.TryGetValue(day, out var intervals) ? intervals : [];
}
