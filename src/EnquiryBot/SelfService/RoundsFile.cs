using System.Globalization;
using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.SelfService;

/// <summary>What <c>rounds.yaml</c> says, before it is known who lives where.</summary>
/// <param name="RoundIds">The ids of its rounds.</param>
/// <param name="With">Puts the postcodes to it.</param>
internal sealed record RoundsDraft(IReadOnlySet<string> RoundIds, Func<IReadOnlyDictionary<string, string>, CouncilCollections> With);

/// <summary>Reads <c>rounds.yaml</c>. What is wrong is reported with its line, and the rest is read on.</summary>
internal static class RoundsFile
{
    public static string NameOf(CouncilProfile council) => $"{council.Id}/rounds.yaml";

    public static RoundsDraft? Read(string folder, CouncilProfile council, BankHolidays holidays, FaultList faults)
    {
        if (EditorFile.Read(folder, NameOf(council), faults) is not { } text || YamlMap.Parse(text, NameOf(council), faults) is not { } map)
        {
            return null;
        }

        map.KnowOnly("article", "articlePlaces", "outBy", "remindAt", "through", "containers", "rounds", "shifts", "bankHolidayMondays");
        var containers = Containers(map, council);
        var through = map.Date("through");
        if (through is null)
        {
            map.Error("through", "The field 'through' is missing: the last day that dates are known for, such as 2027-12-17.");
        }

        var rounds = RoundFields.Read(map, [.. containers.Select(c => c.Id)]);
        var shifts = ShiftFields.Read(map, rounds, through ?? DateOnly.MinValue, CouncilCalendar.Of(council.TimeZone, council.Nation, holidays).BankHolidays);
        var (article, outBy, remindAt) = (map.RequiredText("article"), Time(map, "outBy", new TimeOnly(6, 0)), Time(map, "remindAt", new TimeOnly(19, 0)));
        return new RoundsDraft(
            rounds.Select(r => r.Id).ToHashSet(StringComparer.Ordinal),
            postcodes => new CouncilCollections(
                rounds.DistinctBy(r => r.Id).Select(r => new CollectionRound(r.Id, new RoundDates(r.Weekday, r.Cycles, shifts, through ?? DateOnly.MinValue))), postcodes)
            {
                OutBy = outBy,
                RemindAt = remindAt,
                Through = through ?? DateOnly.MinValue,
                Article = article,
                ArticlePlaces = map.Texts("articlePlaces"),
                Containers = containers,
            });
    }

    private static List<Container> Containers(YamlMap map, CouncilProfile council)
    {
        var containers = new List<Container>();
        foreach (var entry in map.Maps("containers"))
        {
            entry.KnowOnly("id", "name");
            var id = entry.RequiredText("id");
            if (containers.Exists(c => c.Id == id))
            {
                entry.Error("id", $"The container '{id}' is there twice.");
                continue;
            }

            containers.Add(new Container(id, CouncilFields.Localised(entry, "name", council.Languages)));
        }

        if (containers.Count == 0)
        {
            map.Error("containers", "There is no container: what is collected must be listed.");
        }

        return containers;
    }

    private static TimeOnly Time(YamlMap map, string key, TimeOnly standIn)
    {
        if (TimeOnly.TryParseExact(map.RequiredText(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        map.Error(key, $"'{key}' must be a time in quotation marks, such as \"06:30\".");
        return standIn;
    }
}
