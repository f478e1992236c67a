using EnquiryBot.Calendar;
using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>Says opening hours as a person would: "Monday to Thursday, 8:30am to 5pm; Friday, 8:30am to 4:30pm".</summary>
public static class HoursWording
{
    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday,
        DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday,
    ];

    /// <summary>The week in words; days with the same hours that follow each other are said together.</summary>
    public static string Say(WeeklyHours hours, LanguageTag language)
    {
        var parts = new List<string>();
        for (var first = 0; first < Week.Length;)
        {
            var last = first;
            while (last + 1 < Week.Length && hours[Week[last + 1]].SequenceEqual(hours[Week[first]]))
            {
                last++;
            }

            if (hours[Week[first]].Count > 0)
            {
                parts.Add($"{Days(first, last, language)}, {Intervals(hours[Week[first]], language)}");
            }

            first = last + 1;
        }

        return string.Join("; ", parts);
    }

    private static string Days(int first, int last, LanguageTag language)
    {
        if (first == last)
        {
            return DayWording.Name(Week[first], language);
        }

        // Welsh: "i" softens the d of "dydd".
        return language == LanguageTag.Welsh
            ? $"{DayWording.Name(Week[first], language)} i {DayWording.OnWelsh(Week[last])}"
            : $"{DayWording.Name(Week[first], language)} to {DayWording.Name(Week[last], language)}";
    }

    private static string Intervals(IReadOnlyList<OpeningInterval> intervals, LanguageTag language) =>
        string.Join(language == LanguageTag.Welsh ? " a " : " and ", intervals.Select(i => Interval(i, language)));

    private static string Interval(OpeningInterval interval, LanguageTag language)
    {
        var (to, nextDay, allDay) = language == LanguageTag.Welsh ? ("i", " drannoeth", "drwy'r dydd") : ("to", " the next day", "all day");
        if (interval == OpeningInterval.WholeDay)
        {
            return allDay;
        }

        var isNight = interval.EndsNextDay && interval.To != TimeOnly.MinValue;
        return $"{DayWording.Time(interval.From, language)} {to} {DayWording.Time(interval.To, language)}{(isNight ? nextDay : "")}";
    }
}
