using System.Text.RegularExpressions;
using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.SelfService;

/// <summary>A round as it is written, with its place in the file.</summary>
/// <param name="Id">The id.</param>
/// <param name="Weekday">Its day of the week.</param>
/// <param name="Cycles">What is emptied, and how often.</param>
internal sealed record WrittenRound(string Id, DayOfWeek Weekday, IReadOnlyList<CollectionCycle> Cycles);

/// <summary>Reads the rounds of <c>rounds.yaml</c>.</summary>
internal static partial class RoundFields
{
    private const int MostWeeks = 8;

    private static readonly Dictionary<string, DayOfWeek> Days = Enum.GetValues<DayOfWeek>().ToDictionary(d => d.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static IReadOnlyList<WrittenRound> Read(YamlMap map, IReadOnlyList<string> containers)
    {
        var rounds = new List<WrittenRound>();
        foreach (var entry in map.Maps("rounds"))
        {
            entry.KnowOnly("id", "weekday", "collections");
            var id = entry.RequiredText("id");
            if (id.Length > 0 && !Shape().IsMatch(id))
            {
                entry.Error("id", $"'{id}' must be 1 to 40 lower-case letters, digits and hyphens: it stands in the address of the calendar.");
            }

            if (rounds.Exists(r => r.Id == id))
            {
                entry.Error("id", $"The round '{id}' is there twice.");
            }

            var weekday = Weekday(entry);
            rounds.Add(new WrittenRound(id, weekday, Cycles(entry, weekday, containers)));
        }

        if (rounds.Count == 0)
        {
            map.Error("rounds", "There is no round.");
        }

        return rounds;
    }

    private static DayOfWeek Weekday(YamlMap entry)
    {
        var text = entry.RequiredText("weekday");
        if (Days.TryGetValue(text, out var day))
        {
            return day;
        }

        entry.Error("weekday", $"'{text}' must be a day of the week in small letters, such as tuesday.");
        return DayOfWeek.Monday;
    }

    private static List<CollectionCycle> Cycles(YamlMap entry, DayOfWeek weekday, IReadOnlyList<string> containers)
    {
        var cycles = new List<CollectionCycle>();
        foreach (var collection in entry.Maps("collections"))
        {
            collection.KnowOnly("container", "every", "on", "seasons");
            var container = collection.RequiredText("container");
            if (container.Length > 0 && !containers.Contains(container))
            {
                collection.Error("container", $"There is no container '{container}' in the list above.");
            }

            if (cycles.Exists(c => c.Container == container))
            {
                collection.Error("container", $"The container '{container}' is on this round twice.");
            }

            cycles.Add(new CollectionCycle(container, Weeks(collection), Reference(collection, weekday), Seasons(collection)));
        }

        if (cycles.Count == 0)
        {
            entry.Error("collections", "Nothing is collected on this round.");
        }

        return cycles;
    }

    private static int Weeks(YamlMap collection)
    {
        var weeks = collection.Number("every");
        if (weeks is >= 1 and <= MostWeeks)
        {
            return weeks.Value;
        }

        collection.Error("every", $"'every' must be a number of weeks, 1 to {MostWeeks}.");
        return 1;
    }

    // A date on another weekday would silently move the whole round.
    private static DateOnly Reference(YamlMap collection, DayOfWeek weekday)
    {
        var on = collection.Date("on");
        if (on is { } day && day.DayOfWeek == weekday)
        {
            return day;
        }

        collection.Error("on", on is null
            ? "The field 'on' is missing: one day on which it is emptied, so that the weeks can be counted."
            : $"{on:yyyy-MM-dd} is a {on.Value.DayOfWeek}, but the round is collected on {weekday}.");
        return DateOnly.MinValue.AddDays(((int)weekday + 6) % 7);
    }

    private static List<DaySpan> Seasons(YamlMap collection)
    {
        var seasons = new List<DaySpan>();
        foreach (var season in collection.Maps("seasons"))
        {
            season.KnowOnly("from", "to");
            if (season.Date("from") is not { } from || season.Date("to") is not { } to)
            {
                season.Error("from", "A season needs its first day in 'from' and its last in 'to'.");
            }
            else if (to < from)
            {
                season.Error("to", "The season ends before it begins.");
            }
            else if (seasons.Exists(s => from <= s.To && s.From <= to))
            {
                season.Error("from", "The season overlaps the one above.");
            }
            else
            {
                seasons.Add(new DaySpan(from, to));
            }
        }

        return seasons;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
