using System.Globalization;
using System.Text;
using EnquiryBot.Calendar;
using EnquiryBot.Councils;
using EnquiryBot.Language;

namespace EnquiryBot.SelfService;

/// <summary>
/// The collections of a round as a calendar file (iCalendar, RFC 5545): an event of a whole day for each, with a reminder on
/// the evening before. An event keeps its id when the collection is moved, so that a calendar that took it before moves it too.
/// </summary>
public static class CollectionCalendar
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;

    /// <summary>The address of a round's file on this service.</summary>
    public static string AddressOf(CouncilId council, string roundId, LanguageTag language) => $"/calendar/{council}/{roundId}.ics?lang={language}";

    /// <summary>Writes the file; null when no date is known any more.</summary>
    /// <param name="collections">The council's collections.</param>
    /// <param name="round">The round.</param>
    /// <param name="council">The council.</param>
    /// <param name="language">The language of its words.</param>
    /// <param name="phrases">The words.</param>
    /// <param name="today">The council's day: earlier ones are left out. It is also the file's stamp, so that it is the same all day.</param>
    public static string? Write(
        CouncilCollections collections, CollectionRound round, CouncilProfile council, LanguageTag language, PhraseBook phrases, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(collections);
        ArgumentNullException.ThrowIfNull(phrases);
        var days = round.Dates.From(today);
        if (days.Count == 0)
        {
            return null;
        }

        var file = new StringBuilder();
        var outBy = CollectionWording.Out(collections, council, language, phrases);
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//EnquiryBot//Bin days//EN");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, "METHOD:PUBLISH");
        Line(file, $"X-WR-CALNAME:{Escape(phrases.Say(PhraseKey.CollectionsCalendarName, council, language).TrimEnd())}");
        foreach (var day in days)
        {
            var bins = CollectionWording.Capital(CollectionWording.Bins(day, collections, language));
            Line(file, "BEGIN:VEVENT");
            Line(file, $"UID:{Day(day.Due)}-{round.Id}@{council.Id}.bins.enquirybot");
            Line(file, $"DTSTAMP:{Day(today)}T000000Z");
            Line(file, $"DTSTART;VALUE=DATE:{Day(day.Date)}");
            Line(file, $"DTEND;VALUE=DATE:{Day(day.Date.AddDays(1))}");
            Line(file, $"SUMMARY;LANGUAGE={language}:{Escape(CollectionWording.Shifted(bins, day, day.Date.Year, council, language, phrases))}");
            Line(file, $"DESCRIPTION;LANGUAGE={language}:{Escape(outBy)}");
            Line(file, "TRANSP:TRANSPARENT");
            Line(file, "BEGIN:VALARM");
            Line(file, "ACTION:DISPLAY");
            Line(file, $"DESCRIPTION:{Escape(bins)}");
            Line(file, $"TRIGGER:{BeforeMidnight(collections.RemindAt)}");
            Line(file, "END:VALARM");
            Line(file, "END:VEVENT");
        }

        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string BeforeMidnight(TimeOnly time) =>
        string.Create(CultureInfo.InvariantCulture, $"-PT{(int)(TimeSpan.FromDays(1) - time.ToTimeSpan()).TotalMinutes}M");

    // RFC 5545, 3.3.11.
    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    // RFC 5545, 3.1: at most 75 octets a line; what is left over goes on after a space. A character is never cut in two.
    private static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
