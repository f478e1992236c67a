using System.Globalization;
using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>Says a date in words: "20 October 2026", "20 Hydref 2026".</summary>
public static class DateWording
{
    private static readonly string[] Welsh =
    [
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ];

    /// <summary>The date in a language.</summary>
    public static string Say(DateOnly date, LanguageTag language) =>
        string.Create(CultureInfo.InvariantCulture, $"{SayWithoutYear(date, language)} {date:yyyy}");

    /// <summary>The day and the month alone: "20 October", "20 Hydref".</summary>
    public static string SayWithoutYear(DateOnly date, LanguageTag language) => language == LanguageTag.Welsh
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Welsh[date.Month - 1]}")
        : date.ToString("d MMMM", CultureInfo.InvariantCulture);
}
