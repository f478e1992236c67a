using EnquiryBot.Calendar;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Calendar;

/// <summary>What must hold of any round over five years, whatever is shifted.</summary>
public sealed class RoundDatesProperties
{
    private const int Runs = 300;

    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Through = new(2030, 12, 31);

    // The early May and late August Mondays, and Christmas, stand for all holidays.
    private static readonly IReadOnlySet<DateOnly> HolidayMondays = Enumerable.Range(2026, 5)
        .SelectMany(year => new[] { FirstMonday(new DateOnly(year, 5, 1)), FirstMonday(new DateOnly(year, 8, 25)) }).ToHashSet();

    private static Gen<DayOfWeek> Weekdays => Gen.Elements(Enum.GetValues<DayOfWeek>());

    private static Arbitrary<Case> Cases => (
        from weekday in Weekdays
        from weeks in Gen.Choose(2, 4)
        from week in Gen.Choose(0, 3)
        from isLate in Gen.Elements(true, false)
        from moves in Gen.ArrayOf(Gen.Choose(-6, 6), 5)
        from seasonStart in Gen.Choose(1, 300)
        from seasonDays in Gen.Choose(1, 300)
        select NewCase(weekday, weeks, week % weeks, isLate, moves, new DaySpan(Start.AddDays(seasonStart), Start.AddDays(seasonStart + seasonDays)))).ToArbitrary();

    [Property(MaxTest = Runs)]
    public Property Every_day_is_the_rounds_weekday_or_says_that_it_is_shifted_from_it() => Prop.ForAll(Cases, c =>
        c.Days.Count > 250 && c.Days.All(d => d.Due.DayOfWeek == c.Weekday && (d.IsShifted ? d.Date == c.Shifts.Apply(d.Due) : d.Date.DayOfWeek == c.Weekday)));

    [Property(MaxTest = Runs)]
    public Property Nothing_is_told_after_the_last_day_known_or_before_the_day_asked(ushort after, ushort length) => Prop.ForAll(Cases, c =>
    {
        var (from, through) = (Start.AddDays(after % 1800), Start.AddDays(length % 1800));
        return new RoundDates(c.Weekday, c.Cycles, c.Shifts, through).From(from).All(d => d.Date >= from && d.Date <= through);
    });

    [Property(MaxTest = Runs)]
    public Property The_days_come_in_order_and_each_collection_once() => Prop.ForAll(Cases, c =>
        c.Days.Select(d => d.Due).Distinct().Count() == c.Days.Count && c.Days.Zip(c.Days.Skip(1)).All(p => p.First.Date <= p.Second.Date));

    [Property(MaxTest = Runs)]
    public Property Alternate_bins_never_go_out_together_and_one_of_all_goes_out_each_week() => Prop.ForAll(Cases, c =>
        c.Days.All(d => d.Containers.Count(id => id.StartsWith("turn-", StringComparison.Ordinal)) == 1 && d.Containers.Contains("weekly")));

    [Property(MaxTest = Runs)]
    public Property No_gap_is_longer_than_the_cycle_and_the_shifts_at_its_ends() => Prop.ForAll(Cases, c =>
        c.Cycles.Where(cycle => cycle.Seasons.Count == 0).All(cycle => Gaps(c, cycle).All(gap =>
            gap.Days <= (cycle.EveryWeeks * 7) + Moved(gap.Before) + Moved(gap.After) && gap.DueDays == cycle.EveryWeeks * 7)));

    [Property(MaxTest = Runs)]
    public Property Nothing_is_collected_out_of_season_and_all_of_the_season_is() => Prop.ForAll(Cases, c =>
    {
        var season = c.Cycles[^1].Seasons[0];
        var garden = c.Days.Where(d => d.Containers.Contains("seasonal")).Select(d => d.Due).ToHashSet();
        return garden.All(season.Covers) && c.Days.Where(d => season.Covers(d.Due)).All(d => garden.Contains(d.Due));
    });

    [Property(MaxTest = Runs)]
    public Property What_is_told_from_a_later_day_is_the_end_of_what_is_told_from_an_earlier_one(ushort after) => Prop.ForAll(Cases, c =>
    {
        var from = Start.AddDays(after % 1800);
        return c.Dates.From(from).Select(d => (d.Date, d.Due)).SequenceEqual(c.Days.Where(d => d.Date >= from).Select(d => (d.Date, d.Due)));
    });

    private static Case NewCase(DayOfWeek weekday, int weeks, int first, bool isLate, int[] moves, DaySpan season)
    {
        var reference = Enumerable.Range(0, 7).Select(Start.AddDays).Single(d => d.DayOfWeek == weekday);
        CollectionCycle[] cycles =
        [
            .. Enumerable.Range(0, weeks).Select(i => new CollectionCycle($"turn-{i}", weeks, reference.AddDays(7 * (i + first)), [])),
            new("weekly", 1, reference, []),
            new("seasonal", 1, reference, [season]),
        ];
        // One move around each Christmas, to either side.
        var exact = moves.Select((by, i) => (Due: reference.AddDays(51 * 7).AddDays(i * 52 * 7), By: by)).Where(m => m.By != 0).ToDictionary(m => m.Due, m => m.Due.AddDays(m.By));
        return new Case(weekday, cycles, new CollectionShifts(exact, isLate ? HolidayMondays : new HashSet<DateOnly>()));
    }

    private static IEnumerable<(CollectionDay Before, CollectionDay After, int Days, int DueDays)> Gaps(Case c, CollectionCycle cycle)
    {
        var days = c.Days.Where(d => d.Containers.Contains(cycle.Container)).OrderBy(d => d.Due).ToList();
        return days.Zip(days.Skip(1)).Select(p => (p.First, p.Second, p.Second.Date.DayNumber - p.First.Date.DayNumber, p.Second.Due.DayNumber - p.First.Due.DayNumber));
    }

    private static int Moved(CollectionDay day) => Math.Abs(day.Date.DayNumber - day.Due.DayNumber);

    private static DateOnly FirstMonday(DateOnly from) => Enumerable.Range(0, 7).Select(from.AddDays).Single(d => d.DayOfWeek == DayOfWeek.Monday);

    private sealed record Case(DayOfWeek Weekday, IReadOnlyList<CollectionCycle> Cycles, CollectionShifts Shifts)
    {
        public RoundDates Dates { get; } = new(Weekday, Cycles, Shifts, Through);

        public IReadOnlyList<CollectionDay> Days => Dates.From(Start);
    }
}
