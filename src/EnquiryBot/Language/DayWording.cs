using System.Globalization;
using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>The names of days and times of day, for the wordings that are made of them.</summary>
internal static class DayWording
{
    private static readonly string[] Welsh =
        ["dydd Sul", "dydd Llun", "dydd Mawrth", "dydd Mercher", "dydd Iau", "dydd Gwener", "dydd Sadwrn"]; // as DayOfWeek counts

    /// <summary>The name: "Tuesday", "dydd Mawrth".</summary>
    public static string Name(DayOfWeek day, LanguageTag language) => language == LanguageTag.Welsh ? Welsh[(int)day] : day.ToString();

    /// <summary>When it happens: "on Tuesday", "ddydd Mawrth".</summary>
    public static string On(DayOfWeek day, LanguageTag language) => language == LanguageTag.Welsh ? OnWelsh(day) : $"on {day}";

    /// <summary>The Welsh name with its first letter softened, as after "i" and where an English sentence says "on".</summary>
    public static string OnWelsh(DayOfWeek day) => $"d{Welsh[(int)day]}";

    /// <summary>The time: "8:30am", "5pm", and in words where 12 would be read as either.</summary>
    public static string Time(TimeOnly time, LanguageTag language) => (time.Hour, time.Minute, language == LanguageTag.Welsh) switch
    {
        (0, 0, false) => "midnight",
        (0, 0, true) => "hanner nos",
        (12, 0, false) => "midday",
        (12, 0, true) => "hanner dydd",
        _ => time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant(),
    };
}
