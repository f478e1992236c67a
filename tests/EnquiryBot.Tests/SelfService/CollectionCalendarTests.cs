using System.Globalization;
using System.Text;
using EnquiryBot.Councils;
using EnquiryBot.SelfService;

namespace EnquiryBot.Tests.SelfService;

/// <summary>The calendar file, read back by the rules of RFC 5545.</summary>
public sealed class CollectionCalendarTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("alderbrook", "en")]
    [InlineData("fernleigh", "en")]
    [InlineData("brohelyg", "en")]
    [InlineData("brohelyg", "cy")]
    public void Every_collection_of_every_round_is_read_back_with_its_day_and_bins(string council, string tag)
    {
        Assert.True(LanguageTag.TryParse(tag, out var language));
        var collections = SomeCollections.Of(council);
        foreach (var round in collections.Rounds)
        {
            var events = Events(Write(council, round.Id, language));
            var days = round.Dates.From(Today);

            Assert.Equal(days.Select(d => d.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), events.Select(e => e["DTSTART;VALUE=DATE"]));
            Assert.Distinct(events.Select(e => e["UID"]));
            Assert.All(days.Zip(events), pair => Assert.All(
                pair.First.Containers,
                id => Assert.Contains(collections.Containers.Single(c => c.Id == id).Name[language], pair.Second[$"SUMMARY;LANGUAGE={language}"], StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void Lines_end_in_CRLF_and_have_at_most_75_octets()
    {
        var file = Write("brohelyg", "llanhelyg-a", LanguageTag.Welsh);
        var lines = file.Split("\r\n");

        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.Equal("", lines[^1]);
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.Contains(lines, l => l.StartsWith(' '));
        Assert.Equal(("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"), (lines[0], lines[1], lines[^2]));
    }

    [Fact]
    public void A_moved_collection_keeps_its_id_and_says_what_it_is_instead_of()
    {
        var moved = Events(Write("alderbrook", "villages-a", LanguageTag.English)).Single(e => e["DTSTART;VALUE=DATE"] == "20261227");

        Assert.StartsWith("20261225-villages-a@alderbrook", moved["UID"], StringComparison.Ordinal);
        Assert.EndsWith("(instead of Friday 25 December)", moved["SUMMARY;LANGUAGE=en"], StringComparison.Ordinal);
        Assert.Equal("20261228", moved["DTEND;VALUE=DATE"]);
        Assert.Equal("-PT300M", moved["TRIGGER"]);
        Assert.Equal("20261123T000000Z", moved["DTSTAMP"]);
    }

    [Fact]
    public void There_is_no_file_when_no_date_is_known()
    {
        var collections = SomeCollections.Of("alderbrook");

        Assert.Null(CollectionCalendar.Write(
            collections, collections.Find("villages-a")!, SomeCollections.Council("alderbrook"), LanguageTag.English, SomeCollections.Phrases, new DateOnly(2028, 2, 1)));
    }

    private static string Write(string council, string round, LanguageTag language)
    {
        var collections = SomeCollections.Of(council);
        return CollectionCalendar.Write(collections, collections.Find(round)!, SomeCollections.Council(council), language, SomeCollections.Phrases, Today)!;
    }

    // Unfolds, splits into events, and unescapes; the alarm's own description would hide the event's.
    private static List<Dictionary<string, string>> Events(string file) => [.. file
        .Replace("\r\n ", "", StringComparison.Ordinal)
        .Split("BEGIN:VEVENT\r\n").Skip(1)
        .Select(e => e.Split("END:VEVENT")[0].Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2)).Where(p => p[0] is not ("DESCRIPTION" or "BEGIN" or "END"))
            .ToDictionary(p => p[0], p => p[1].Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal), StringComparer.Ordinal))];
}
