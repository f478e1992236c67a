namespace EnquiryBot.Councils;

/// <summary>An opening interval of one day in local time; <paramref name="To"/> is exclusive.</summary>
/// <param name="From">When it opens.</param>
/// <param name="To">When it closes.</param>
public readonly record struct OpeningInterval(TimeOnly From, TimeOnly To);

/// <summary>The ordinary week of a council or team: what <c>openingHours</c> in <c>council.yaml</c> says.</summary>
/// <param name="Days">The intervals of each day; a day that is missing is closed.</param>
public sealed record WeeklyHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpeningInterval>> Days)
{
    /// <summary>The intervals of a day in order; empty when closed.</summary>
    public IReadOnlyList<OpeningInterval> this[DayOfWeek day] => Days.TryGetValue(day, out var intervals) ? intervals : [];
}
