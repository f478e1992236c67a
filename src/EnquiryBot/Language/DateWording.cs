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
    public static string Say(DateOnly date, LanguageTag language) => language == LanguageTag.Welsh
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Welsh[date.Month - 1]} {date.Year}")
        : date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
