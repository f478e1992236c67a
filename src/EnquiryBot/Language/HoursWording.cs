using System.Globalization;
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

    private static readonly string[] English = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Welsh =
        ["dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn", "dydd Sul"];

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
        var names = language == LanguageTag.Welsh ? Welsh : English;
        if (first == last)
        {
            return names[first];
        }

        // Welsh: "i" softens the d of "dydd".
        return language == LanguageTag.Welsh ? $"{names[first]} i d{names[last]}" : $"{names[first]} to {names[last]}";
    }

    private static string Intervals(IReadOnlyList<OpeningInterval> intervals, LanguageTag language)
    {
        var (to, and) = language == LanguageTag.Welsh ? ("i", "a") : ("to", "and");
        return string.Join($" {and} ", intervals.Select(i => $"{Time(i.From)} {to} {Time(i.To)}"));
    }

    private static string Time(TimeOnly time) =>
        time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant();
}
