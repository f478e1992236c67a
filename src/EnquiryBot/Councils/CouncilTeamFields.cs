using System.Globalization;
using System.Text.RegularExpressions;
using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads the teams of <c>council.yaml</c>: the helpdesk queues and who is reached out of hours.</summary>
internal static partial class CouncilTeamFields
{
    private static readonly string[] HoursKeys = ["openingHours", "closures", "bankHolidays"];

    public static List<QueueProfile> Queues(
        YamlMap map, CouncilId council, IReadOnlyList<LanguageTag> languages, CouncilCalendar calendar, OpeningHours hours)
    {
        var queues = new List<QueueProfile>();
        var owners = new Dictionary<int, string>();
        foreach (var entry in map.Maps("queues"))
        {
            entry.KnowOnly(["id", "name", "services", "phone", "runBy", .. HoursKeys]);
            var queue = new QueueProfile(Id(entry), CouncilFields.Localised(entry, "name", languages), Services(entry), Phone(entry))
            {
                Hours = CouncilHoursFields.Queue(entry, calendar, hours),
                RunBy = RunBy(entry, council),
            };
            foreach (var service in queue.Services.Where(s => !owners.TryAdd(s, queue.Id)))
            {
                entry.Error("services", $"The service {service} is already with the queue '{owners[service]}': only one queue can take it.");
            }

            if (queues.Exists(q => q.Id == queue.Id))
            {
                entry.Error("id", $"The queue '{queue.Id}' is there twice.");
            }

            queues.Add(queue);
        }

        if (!queues.Exists(q => q.Id == QueueProfile.General))
        {
            map.Error("queues", "There must be a queue 'general': it takes what no other queue takes.");
        }

        return queues;
    }

    public static List<OutOfHoursTeam> OutOfHours(YamlMap map, IReadOnlyList<LanguageTag> languages, CouncilCalendar calendar)
    {
        var teams = new List<OutOfHoursTeam>();
        foreach (var entry in map.Maps("outOfHours"))
        {
            entry.KnowOnly(["id", "name", "phone", "services", .. HoursKeys]);
            var team = new OutOfHoursTeam(
                Id(entry),
                CouncilFields.Localised(entry, "name", languages),
                CouncilContactFields.Phone(entry),
                Services(entry),
                CouncilHoursFields.OutOfHoursTeam(entry, calendar));
            if (teams.Exists(t => t.Id == team.Id))
            {
                entry.Error("id", $"The out-of-hours team '{team.Id}' is there twice.");
            }

            teams.Add(team);
        }

        return teams;
    }

    /// <summary>Puts the hours of the council that works a queue in the place of those of the council that it serves.</summary>
    public static CouncilProfile JoinSharedQueues(CouncilProfile council, IReadOnlyList<CouncilProfile> all, YamlMap map)
    {
        if (council.Queues.All(q => q.RunBy == council.Id))
        {
            return council;
        }

        var entries = map.Maps("queues");
        return council with { Queues = [.. council.Queues.Select((queue, i) => queue.RunBy == council.Id ? queue : Joined(queue, all, entries[i]))] };
    }

    private static QueueProfile Joined(QueueProfile queue, IReadOnlyList<CouncilProfile> all, YamlMap entry)
    {
        if (all.FirstOrDefault(c => c.Id == queue.RunBy) is not { } runner)
        {
            return CouncilFields.Fault(entry, "runBy", $"There is no council '{queue.RunBy}' to run the queue '{queue.Id}'.", queue);
        }

        if (runner.Queues.FirstOrDefault(q => q.Id == queue.Id && q.RunBy == runner.Id) is not { } own)
        {
            return CouncilFields.Fault(
                entry, "runBy", $"{runner.Id} does not run a queue '{queue.Id}' itself: give it one in its council.yaml, or name the council that does.", queue);
        }

        return queue with { Hours = own.Hours, Phone = queue.Phone ?? own.Phone };
    }

    private static string Id(YamlMap entry)
    {
        var id = entry.RequiredText("id");
        if (id.Length > 0 && !Kebab().IsMatch(id))
        {
            entry.Error("id", $"'{id}' must be lower-case letters, digits and hyphens.");
        }

        return id;
    }

    private static List<int> Services(YamlMap entry)
    {
        var services = new List<int>();
        foreach (var text in entry.Texts("services"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                services.Add(code);
            }
            else
            {
                entry.Error("services", $"'{text}' is not an LGSL code: the services of a team are codes such as [524, 528].");
            }
        }

        return services;
    }

    private static string? Phone(YamlMap entry) => entry.Has("phone") ? CouncilContactFields.Phone(entry) : null;

    private static CouncilId RunBy(YamlMap entry, CouncilId council)
    {
        if (!entry.Has("runBy"))
        {
            return council;
        }

        if (!CouncilId.TryParse(entry.RequiredText("runBy"), out var runBy) || runBy == council)
        {
            return CouncilFields.Fault(entry, "runBy", "'runBy' must be the id of another council: leave it out when the council runs the queue itself.", council);
        }

        foreach (var key in HoursKeys.Where(entry.Has))
        {
            entry.Error(key, $"'{key}' is said by {runBy}, which runs the queue: take it out here.");
        }

        return runBy;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();
}
