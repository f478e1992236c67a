using System.Globalization;
using System.Text.RegularExpressions;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads the fields of <c>council.yaml</c> that say how and when the council is reached: contact, opening hours, queues.</summary>
internal static partial class CouncilContactFields
{
    private const string NumberShape = "a UK phone number, such as 01632 960100";

    public static CouncilContact Contact(YamlMap map)
    {
        if (map.Map("contact") is not { } contact)
        {
            return CouncilFields.Fault(map, "contact", "The group 'contact' with phone, relay and emergency is needed.", new CouncilContact("", "", "", null));
        }

        contact.KnowOnly("phone", "relay", "emergency", "email");
        CheckShape(contact, "phone", Phone(), NumberShape);
        CheckShape(contact, "emergency", Phone(), NumberShape);
        CheckShape(contact, "relay", Relay(), "a Relay UK number: 18001 and the phone number, such as 18001 01632 960100");
        if (contact.Text("email") is { } email && !Email().IsMatch(email))
        {
            contact.Error("email", $"'{email}' is not an e-mail address.");
        }

        return new CouncilContact(contact.Text("phone") ?? "", contact.Text("relay") ?? "", contact.Text("emergency") ?? "", contact.Text("email"));
    }

    public static WeeklyHours Hours(YamlMap map)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>>();
        if (map.Map("openingHours") is not { } hours)
        {
            return CouncilFields.Fault(map, "openingHours", "The group 'openingHours' with the days that the council is open is needed.", new WeeklyHours(days));
        }

        foreach (var key in hours.Keys)
        {
            if (DayOf(key) is not { } day)
            {
                hours.Error(key, $"'{key}' is not a day: monday, tuesday, wednesday, thursday, friday, saturday, sunday.");
                continue;
            }

            days[day] = Intervals(hours, key);
        }

        return new WeeklyHours(days);
    }

    public static List<QueueProfile> Queues(YamlMap map, IReadOnlyList<LanguageTag> languages)
    {
        var queues = new List<QueueProfile>();
        var owners = new Dictionary<int, string>();
        foreach (var entry in map.Maps("queues"))
        {
            var queue = Queue(entry, languages);
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

    private static QueueProfile Queue(YamlMap entry, IReadOnlyList<LanguageTag> languages)
    {
        entry.KnowOnly("id", "name", "services", "phone");
        var id = entry.RequiredText("id");
        if (id.Length > 0 && !Kebab().IsMatch(id))
        {
            entry.Error("id", $"'{id}' must be lower-case letters, digits and hyphens.");
        }

        var services = new List<int>();
        foreach (var text in entry.Texts("services"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                services.Add(code);
            }
            else
            {
                entry.Error("services", $"'{text}' is not an LGSL code: the services of a queue are codes such as [524, 528].");
            }
        }

        if (entry.Has("phone"))
        {
            CheckShape(entry, "phone", Phone(), NumberShape);
        }

        return new QueueProfile(id, CouncilFields.Localised(entry, "name", languages), services, entry.Text("phone"));
    }

    private static List<OpeningInterval> Intervals(YamlMap hours, string day)
    {
        var intervals = new List<OpeningInterval>();
        foreach (var text in hours.Texts(day))
        {
            var parts = text.Split('-', StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !Time(parts[0], out var from) || !Time(parts[1], out var to) || to <= from)
            {
                hours.Error(day, $"'{text}' must be a time from and a later time to, such as \"08:30-17:00\".");
                continue;
            }

            if (intervals.Exists(i => from < i.To && i.From < to))
            {
                hours.Error(day, $"'{text}' overlaps another interval of the day.");
            }

            intervals.Add(new OpeningInterval(from, to));
        }

        return [.. intervals.OrderBy(i => i.From)];
    }

    private static DayOfWeek? DayOf(string key)
    {
        var isName = key.Length > 0 && key.All(char.IsAsciiLetterLower);
        return isName && Enum.TryParse<DayOfWeek>(key, ignoreCase: true, out var day) ? day : null;
    }

    private static bool Time(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static void CheckShape(YamlMap map, string key, Regex shape, string wanted)
    {
        if (map.RequiredText(key) is { Length: > 0 } text && !shape.IsMatch(text))
        {
            map.Error(key, $"'{text}' is not {wanted}.");
        }
    }

    // UK numbers have nine or ten digits after the 0 or +44 (Ofcom's National Telephone Numbering Plan); spaces anywhere.
    [GeneratedRegex(@"^(0|\+44 ?)[1-9]( ?[0-9]){8,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    // Relay UK: 18001 from a text phone or the app, 18002 from a voice phone, before the full number.
    [GeneratedRegex(@"^1800[12] ?0[1-9]( ?[0-9]){8,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Relay();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Kebab();
}
