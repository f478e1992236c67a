using System.Globalization;
using EnquiryBot.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace EnquiryBot.Tests.Calendar;

/// <summary>Opening hours for tests: plain ones by hand, wild ones for properties.</summary>
internal static class SomeHours
{
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private static readonly DayOfWeek[] Days = Enum.GetValues<DayOfWeek>();

    /// <summary>Monday to Friday, 09:00-17:00, closed on Christmas Day 2026 and the Monday after.</summary>
    public static OpeningHours NineToFive(BankHolidayHours onBankHolidays = BankHolidayHours.Closed, params HoursException[] exceptions) =>
        Of(Days.Where(d => d is not DayOfWeek.Saturday and not DayOfWeek.Sunday).ToDictionary(d => d, _ => "09:00-17:00"), onBankHolidays, exceptions);

    /// <summary>The same intervals on each day.</summary>
    public static OpeningHours Daily(string intervals) => Of(Days.ToDictionary(d => d, _ => intervals), BankHolidayHours.Usual);

    /// <summary>A week by its days.</summary>
    public static OpeningHours Of(Dictionary<DayOfWeek, string> week, BankHolidayHours onBankHolidays, params HoursException[] exceptions) => new(
        London,
        new WeeklyHours(week.ToDictionary(d => d.Key, d => Intervals(d.Value))),
        exceptions,
        new HashSet<DateOnly> { new(2026, 12, 25), new(2026, 12, 28) },
        onBankHolidays);

    /// <summary>An exception on one day, or on several.</summary>
    public static HoursException On(string day, string intervals, string? last = null) => new(Date(day), Date(last ?? day), Intervals(intervals));

    /// <summary>An instant by what the clock in London shows; by its first showing when it is shown twice.</summary>
    public static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, London.IsAmbiguousTime(time) ? TimeSpan.FromHours(1) : London.GetUtcOffset(time));
    }

    /// <summary>An instant by Greenwich.</summary>
    public static DateTimeOffset Utc(string utc) => DateTimeOffset.ParseExact(utc, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Hours of every shape: several intervals, nights, touching and overlapping ones, exceptions, holidays, odd time zones.</summary>
    public static Gen<OpeningHours> Any =>
        from zone in Gen.Elements("Europe/London", "Europe/London", "Pacific/Auckland", "Australia/Lord_Howe", "Africa/Cairo", "UTC")
        from week in Gen.ArrayOf(DayOf, Days.Length)
        from exceptions in Gen.ListOf(Exception).Resize(3)
        from holidays in Gen.ListOf(Day).Resize(5)
        from onHolidays in Gen.Elements(Enum.GetValues<BankHolidayHours>())
        select new OpeningHours(
            TimeZoneInfo.FindSystemTimeZoneById(zone),
            new WeeklyHours(Days.ToDictionary(d => d, IReadOnlyList<OpeningInterval> (d) => week[(int)d])),
            [.. exceptions],
            holidays.ToHashSet(),
            onHolidays);

    /// <summary>Instants of 2026, many of them about a clock change.</summary>
    public static Gen<DateTimeOffset> Instant =>
        from day in Day
        from seconds in Gen.Choose(0, (24 * 60 * 60) - 1)
        from offset in Gen.Choose(-12, 12)
        select new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(offset)).AddSeconds(seconds);

    private static Gen<DateOnly> Day => Gen.OneOf(
        Gen.Choose(0, 364).Select(d => new DateOnly(2026, 1, 1).AddDays(d)),
        Gen.Choose(0, 3).Select(d => new DateOnly(2026, 3, 27).AddDays(d)),
        Gen.Choose(0, 3).Select(d => new DateOnly(2026, 10, 23).AddDays(d)),
        Gen.Choose(0, 8).Select(d => new DateOnly(2026, 12, 23).AddDays(d)));

    private static Gen<TimeOnly> Time => Gen.OneOf(
        Gen.Choose(0, 95).Select(q => TimeOnly.MinValue.AddMinutes(q * 15)),
        Gen.Choose(0, 16).Select(q => TimeOnly.MinValue.AddMinutes(q * 15)),
        Gen.Constant(TimeOnly.MinValue));

    private static Gen<OpeningInterval> Interval => from f in Time from t in Time select new OpeningInterval(f, t);

    private static Gen<OpeningInterval[]> DayOf => Gen.Choose(0, 3).SelectMany(n => Gen.ArrayOf(Interval, n));

    private static Gen<HoursException> Exception =>
        from day in Day from length in Gen.Choose(0, 5) from hours in DayOf select new HoursException(day, day.AddDays(length), hours);

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<OpeningInterval> Intervals(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(i => i.Split('-')).Select(p => new OpeningInterval(Clock(p[0]), Clock(p[1])))];

    private static TimeOnly Clock(string text) => text == "24:00" ? TimeOnly.MinValue : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
