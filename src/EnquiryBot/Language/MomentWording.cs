using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>Says when something will be, as a person would: "8:30am tomorrow", "8:30am on Tuesday", "8:30am ddydd Mawrth 29 Rhagfyr".</summary>
public static class MomentWording
{
    private const int DaysByName = 6; // a week ahead the name of the day would be today's

    /// <summary>The moment in words.</summary>
    /// <param name="moment">The moment to say.</param>
    /// <param name="now">The moment at which it is read.</param>
    /// <param name="zone">The time zone that both are said in.</param>
    /// <param name="language">The language.</param>
    public static string Say(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone, LanguageTag language)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone);
        var (day, today) = (DateOnly.FromDateTime(local.DateTime), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));
        return $"{DayWording.Time(TimeOnly.FromDateTime(local.DateTime), language)} {Day(day, today, language)}";
    }

    private static string Day(DateOnly day, DateOnly today, LanguageTag language)
    {
        var isWelsh = language == LanguageTag.Welsh;
        return (day.DayNumber - today.DayNumber) switch
        {
            0 => isWelsh ? "heddiw" : "today",
            1 => isWelsh ? "yfory" : "tomorrow",
            > 1 and <= DaysByName => DayWording.On(day.DayOfWeek, language),
            _ when day.Year == today.Year => $"{DayWording.On(day.DayOfWeek, language)} {DateWording.SayWithoutYear(day, language)}",
            _ => $"{DayWording.On(day.DayOfWeek, language)} {DateWording.Say(day, language)}",
        };
    }
}
