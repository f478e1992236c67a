namespace EnquiryBot.Calendar;

/// <summary>Days from the first to the last, both included.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>How often one container is emptied on a round.</summary>
/// <param name="Container">The container's id.</param>
/// <param name="EveryWeeks">1 for every week, 2 for alternate weeks, and so on.</param>
/// <param name="Reference">A day on which it is emptied, shifts aside; it says which of the weeks.</param>
/// <param name="Seasons">When it is emptied at all; empty for all the year.</param>
public sealed record CollectionCycle(string Container, int EveryWeeks, DateOnly Reference, IReadOnlyList<DaySpan> Seasons)
{
    private const int Week = 7;

    /// <summary>Whether the container is due on a day, shifts aside.</summary>
    public bool IsDue(DateOnly day) =>
        (day.DayNumber - Reference.DayNumber) % (EveryWeeks * Week) == 0 && (Seasons.Count == 0 || Seasons.Any(s => s.Covers(day)));
}

/// <summary>A day on which a round is collected.</summary>
/// <param name="Date">The day on which the crew comes.</param>
/// <param name="Due">The day on which it would come in an ordinary week; the same unless the collection is shifted.</param>
/// <param name="Containers">Ids of the containers that are emptied, in the order of the round.</param>
public sealed record CollectionDay(DateOnly Date, DateOnly Due, IReadOnlyList<string> Containers)
{
    /// <summary>Whether the crew comes on another day than usual.</summary>
    public bool IsShifted => Date != Due;
}

/// <summary>Moves collections away from the days on which nothing is collected. Exact moves outrank the rule.</summary>
/// <param name="Exact">The new day of each day that is moved.</param>
/// <param name="LateWeeks">Mondays after which every collection of the week is a day later, the Monday's too.</param>
public sealed record CollectionShifts(IReadOnlyDictionary<DateOnly, DateOnly> Exact, IReadOnlySet<DateOnly> LateWeeks)
{
    /// <summary>The most days that a collection can be moved: one more, and it would meet the next week's.</summary>
    public const int MostDays = 6;

    /// <summary>Nothing is moved.</summary>
    public static CollectionShifts None { get; } = new(new Dictionary<DateOnly, DateOnly>(), new HashSet<DateOnly>());

    /// <summary>The day on which what is due on a day is collected.</summary>
    public DateOnly Apply(DateOnly due) => Exact.TryGetValue(due, out var moved) ? moved : due.AddDays(LateWeeks.Contains(MondayOf(due)) ? 1 : 0);

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>The days on which a round is collected. Pure: nothing but arithmetic with dates.</summary>
/// <param name="weekday">The round's day of the week.</param>
/// <param name="cycles">What is emptied, and how often.</param>
/// <param name="shifts">What is moved.</param>
/// <param name="through">The last day that dates are known for: none is told after it.</param>
public sealed class RoundDates(DayOfWeek weekday, IReadOnlyList<CollectionCycle> cycles, CollectionShifts shifts, DateOnly through)
{
    private const int Week = 7;

    /// <summary>The days from a day on, in order, until the last that is known.</summary>
    public IReadOnlyList<CollectionDay> From(DateOnly day)
    {
        var days = new List<CollectionDay>();
        for (var due = FirstDue(day.AddDays(-CollectionShifts.MostDays)); due <= through.AddDays(CollectionShifts.MostDays); due = due.AddDays(Week))
        {
            var date = shifts.Apply(due);
            string[] containers = [.. cycles.Where(c => c.IsDue(due)).Select(c => c.Container)];
            if (containers.Length > 0 && date >= day && date <= through)
            {
                days.Add(new CollectionDay(date, due, containers));
            }
        }

        return [.. days.OrderBy(d => d.Date)];
    }

    private DateOnly FirstDue(DateOnly from) => from.AddDays(((int)weekday - (int)from.DayOfWeek + Week) % Week);
}
