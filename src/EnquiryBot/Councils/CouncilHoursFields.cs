using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Where and by which bank holidays the hours of a council are meant.</summary>
/// <param name="TimeZone">The council's time zone.</param>
/// <param name="BankHolidays">The bank holidays of its nation.</param>
internal sealed record CouncilCalendar(TimeZoneInfo TimeZone, IReadOnlySet<DateOnly> BankHolidays)
{
    public static CouncilCalendar Of(TimeZoneInfo timeZone, Nation nation, BankHolidays holidays) => new(timeZone, holidays.In(nation switch
    {
        Nation.Scotland => BankHolidayDivision.Scotland,
        Nation.NorthernIreland => BankHolidayDivision.NorthernIreland,
        _ => BankHolidayDivision.EnglandAndWales,
    }));
}

/// <summary>Reads the fields that say when something is open: <c>openingHours</c>, <c>closures</c>, <c>bankHolidays</c>.</summary>
internal static class CouncilHoursFields
{
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]; // as DayOfWeek counts

    /// <summary>The council's own hours, which it must say.</summary>
    public static OpeningHours Council(YamlMap map, CouncilCalendar calendar) =>
        new(calendar.TimeZone, Week(map), Closures(map), calendar.BankHolidays, BankHolidayHours.Closed);

    /// <summary>The hours of an out-of-hours team, which works when the council is closed; the council's closures are not its own.</summary>
    public static OpeningHours OutOfHoursTeam(YamlMap map, CouncilCalendar calendar) =>
        new(calendar.TimeZone, Week(map), Closures(map), calendar.BankHolidays, OnBankHolidays(map, BankHolidayHours.Open));

    /// <summary>The hours of a queue: the council's where it says nothing else.</summary>
    public static OpeningHours Queue(YamlMap map, CouncilCalendar calendar, OpeningHours council) => new(
        calendar.TimeZone,
        map.Has("openingHours") ? Week(map) : council.Week,
        map.Has("closures") ? Closures(map) : council.Exceptions,
        calendar.BankHolidays,
        OnBankHolidays(map, council.OnBankHolidays));

    private static WeeklyHours Week(YamlMap map)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>>();
        if (map.Map("openingHours") is not { } hours)
        {
            return CouncilFields.Fault(map, "openingHours", "The group 'openingHours' with the days that it is open is needed.", new WeeklyHours(days));
        }

        foreach (var key in hours.Keys)
        {
            if (DayOf(key) is { } day)
            {
                days[day] = IntervalFields.Read(hours, key);
            }
            else
            {
                hours.Error(key, $"'{key}' is not a day: {string.Join(", ", [.. Days[1..], Days[0]])}.");
            }
        }

        var week = new WeeklyHours(days);
        foreach (var key in hours.Keys)
        {
            CheckNight(hours, key, week);
        }

        return week;
    }

    private static void CheckNight(YamlMap hours, string key, WeeklyHours week)
    {
        if (DayOf(key) is not { } day)
        {
            return;
        }

        var next = (DayOfWeek)(((int)day + 1) % Days.Length);
        if (IntervalFields.RunsInto(week[day], week[next]) is { } fault)
        {
            hours.Error(key, $"{fault} of {Days[(int)next]}: end it earlier, or begin {Days[(int)next]} later.");
        }
    }

    private static List<HoursException> Closures(YamlMap map)
    {
        var closures = new List<HoursException>();
        foreach (var entry in map.Maps("closures"))
        {
            entry.KnowOnly("date", "from", "to", "hours");
            if (DaysOf(entry) is not var (from, to))
            {
                continue;
            }

            if (closures.Find(c => c.From <= to && from <= c.To) is { } other)
            {
                entry.Error(entry.Has("date") ? "date" : "from", $"{Later(from, other.From):yyyy-MM-dd} is already in another entry of 'closures': each day can be in one only.");
            }

            var hours = IntervalFields.Read(entry, "hours");
            if (from < to && IntervalFields.RunsInto(hours, hours) is { } fault)
            {
                entry.Error("hours", $"{fault} of the next day: end it earlier, or write each day as an entry of its own.");
            }

            closures.Add(new HoursException(from, to, hours));
        }

        return closures;
    }

    private static (DateOnly From, DateOnly To)? DaysOf(YamlMap entry)
    {
        if (entry.Has("date") == entry.Has("from") || entry.Has("from") != entry.Has("to"))
        {
            entry.Error(entry.Has("date") ? "date" : "from", "Write either 'date' for one day, or 'from' and 'to' for the first and the last of several.");
            return null;
        }

        var (from, to) = entry.Has("date") ? ("date", "date") : ("from", "to");
        if (Day(entry, from) is not { } first || Day(entry, to) is not { } last)
        {
            return null; // reported
        }

        if (last < first)
        {
            entry.Error("to", $"The last day, {last:yyyy-MM-dd}, is before the first, {first:yyyy-MM-dd}: exchange them.");
            return null;
        }

        return (first, last);
    }

    // RequiredText reports one that is empty, Date one that is no date.
    private static DateOnly? Day(YamlMap entry, string key) => entry.RequiredText(key).Length > 0 ? entry.Date(key) : null;

    private static BankHolidayHours OnBankHolidays(YamlMap map, BankHolidayHours fallback) => map.Text("bankHolidays") switch
    {
        null => fallback,
        "closed" => BankHolidayHours.Closed,
        "open" => BankHolidayHours.Open,
        "usual" => BankHolidayHours.Usual,
        var text => CouncilFields.Fault(map, "bankHolidays", $"'{text}' must be closed, open (all day) or usual (the hours of the weekday).", fallback),
    };

    private static DayOfWeek? DayOf(string key) => Array.IndexOf(Days, key) is >= 0 and var day ? (DayOfWeek)day : null;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
