using System.Globalization;
using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads the opening intervals of a day, written as "08:30-17:00".</summary>
internal static class IntervalFields
{
    private const string Midnight = "24:00";

    public static List<OpeningInterval> Read(YamlMap map, string key)
    {
        var intervals = new List<OpeningInterval>();
        foreach (var text in map.Texts(key))
        {
            if (Parse(text) is not { } interval)
            {
                map.Error(key, $"'{text}' must be a time from and a time to, such as \"08:30-17:00\", or \"22:00-06:00\" for a night.");
            }
            else if (interval.From == interval.To && interval != OpeningInterval.WholeDay)
            {
                map.Error(key, $"'{text}' ends when it begins: write \"00:00-24:00\" for the whole day.");
            }
            else if (intervals.Exists(i => Begin(interval) < End(i) && Begin(i) < End(interval)))
            {
                map.Error(key, $"'{text}' overlaps another interval of the day: make them one, or end one before the other begins.");
            }
            else
            {
                intervals.Add(interval);
            }
        }

        return [.. intervals.OrderBy(i => i.From)];
    }

    /// <summary>Whether the last interval of a day runs past midnight into the first of the next; the beginning of a sentence that says so, else null.</summary>
    public static string? RunsInto(IReadOnlyList<OpeningInterval> day, IReadOnlyList<OpeningInterval> next)
    {
        if (day.Count == 0 || next.Count == 0 || End(day[^1]) - TimeSpan.FromDays(1) <= Begin(next[0]))
        {
            return null;
        }

        return $"'{day[^1].From:HH\\:mm}-{day[^1].To:HH\\:mm}' runs past midnight into '{next[0].From:HH\\:mm}-{next[0].To:HH\\:mm}'";
    }

    private static OpeningInterval? Parse(string text)
    {
        var parts = text.Split('-', StringSplitOptions.TrimEntries);
        return parts.Length == 2 && Time(parts[0]) is { } from && (parts[1] == Midnight ? TimeOnly.MinValue : Time(parts[1])) is { } to
            ? new OpeningInterval(from, to)
            : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static TimeSpan Begin(OpeningInterval interval) => interval.From.ToTimeSpan();

    private static TimeSpan End(OpeningInterval interval) => interval.To.ToTimeSpan() + TimeSpan.FromDays(interval.EndsNextDay ? 1 : 0);
}
