using System.Globalization;
using System.Text.RegularExpressions;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads <c>council.yaml</c> files. Everything is checked and every fault listed with its line before any of it is used.</summary>
public static partial class CouncilFile
{
    private const string FileName = "council.yaml";

    private static readonly string[] Numbers = ["phone", "relay", "emergency"];

    /// <summary>Reads the council of every folder that has a <c>council.yaml</c>, and checks them against each other.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The councils that could be read; not to be used when there are errors.</returns>
    public static IReadOnlyList<CouncilProfile> ReadAll(string knowledgeFolder, FaultList faults)
    {
        var councils = new List<CouncilProfile>();
        var maps = new Dictionary<CouncilId, YamlMap>();
        foreach (var folder in Directory.EnumerateDirectories(knowledgeFolder).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(folder, FileName);
            if (!File.Exists(path))
            {
                continue;
            }

            var name = Path.GetFileName(folder);
            if (YamlMap.Parse(File.ReadAllText(path), $"{name}/{FileName}", faults) is { } map && Read(map, name) is { } council)
            {
                councils.Add(council);
                maps[council.Id] = map;
            }
        }

        if (councils.Count == 0)
        {
            faults.Error(FileName, 1, "There is no council: a folder with a valid council.yaml is needed.");
        }

        CheckTogether(councils, maps);
        return councils;
    }

    private static CouncilProfile? Read(YamlMap map, string folder)
    {
        map.KnowOnly("id", "name", "shortName", "tier", "parent", "nation", "languages", "timeZone", "postcodeDistricts", "places",
            "website", "privacyNotice", "brandColour", "contact", "openingHours", "queues", "allowedOrigins", "retentionDays", "switches");

        if (!CouncilId.TryParse(map.RequiredText("id"), out var id) || id.Value != folder)
        {
            map.Error("id", $"The id must be the name of the folder, '{folder}': lower-case letters, digits and hyphens.");
            return null;
        }

        var languages = Languages(map);
        return new CouncilProfile
        {
            Id = id,
            Name = Localised(map, "name", languages),
            ShortName = Localised(map, "shortName", languages),
            Tier = Tier(map),
            Parent = CouncilId.TryParse(map.Text("parent"), out var parent) ? parent : null,
            Nation = NationOf(map),
            Languages = languages,
            TimeZone = TimeZone(map),
            PostcodeDistricts = PostcodeDistricts(map),
            Places = map.Texts("places"),
            Website = Address(map, "website", languages),
            PrivacyNotice = Address(map, "privacyNotice", languages),
            BrandColour = Colour(map),
            Contact = Contact(map),
            OpeningHours = Hours(map),
            Queues = Queues(map, languages),
            AllowedOrigins = Origins(map),
            RetentionDays = Retention(map),
            Switches = new CouncilSwitches(map.Map("switches")?.Flag("widget", true) ?? true, map.Map("switches")?.Flag("answers", true) ?? true),
        };
    }

    private static void CheckTogether(List<CouncilProfile> councils, Dictionary<CouncilId, YamlMap> maps)
    {
        foreach (var council in councils)
        {
            var map = maps[council.Id];
            if (council.Tier == CouncilTier.District && !councils.Exists(c => c.Id == council.Parent && c.Tier == CouncilTier.County))
            {
                map.Error("parent", "A district needs the id of its county in 'parent', and that county needs a folder here.");
            }

            if (council.Tier != CouncilTier.District && council.Parent is not null)
            {
                map.Error("parent", "Only a district has a 'parent'.");
            }

            foreach (var other in councils.Where(c => c.Id != council.Id && (c.Tier == council.Tier || c.Tier == CouncilTier.Unitary)))
            {
                var shared = council.PostcodeDistricts.Intersect(other.PostcodeDistricts, StringComparer.OrdinalIgnoreCase).ToList();
                if (shared.Count > 0)
                {
                    map.Error("postcodeDistricts", $"{string.Join(", ", shared)} also belongs to {other.Id}: only one council of a tier can serve it.");
                }
            }
        }
    }

    private static List<LanguageTag> Languages(YamlMap map)
    {
        var languages = new List<LanguageTag>();
        foreach (var text in map.Texts("languages"))
        {
            if (LanguageTag.TryParse(text, out var tag))
            {
                languages.Add(tag);
            }
            else
            {
                map.Error("languages", $"'{text}' is not a language that the service speaks: {string.Join(", ", LanguageTag.All)}.");
            }
        }

        if (languages.Count == 0)
        {
            map.Error("languages", "At least one language is needed, such as [en].");
            languages.Add(LanguageTag.English);
        }

        return languages;
    }

    private static LocalisedText Localised(YamlMap map, string key, IReadOnlyList<LanguageTag> languages)
    {
        var texts = new Dictionary<LanguageTag, string>();
        var inner = map.Map(key);
        foreach (var language in languages)
        {
            if (inner?.Text(language.Value) is { } text)
            {
                texts[language] = text;
            }
            else
            {
                map.Error(key, $"'{key}' needs a text in '{language}'.");
            }
        }

        return new LocalisedText(texts);
    }

    private static LocalisedText Address(YamlMap map, string key, IReadOnlyList<LanguageTag> languages)
    {
        var text = Localised(map, key, languages);
        foreach (var language in text.Languages.Where(l => !IsWebAddress(text[l])))
        {
            map.Error(key, $"'{text[language]}' must be an https address without a slash at the end.");
        }

        return text;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !text.EndsWith('/');

    private static CouncilTier Tier(YamlMap map) => map.RequiredText("tier") switch
    {
        "district" => CouncilTier.District,
        "county" => CouncilTier.County,
        "unitary" => CouncilTier.Unitary,
        _ => Fault(map, "tier", "The tier must be district, county or unitary.", CouncilTier.Unitary),
    };

    private static Nation NationOf(YamlMap map) => map.RequiredText("nation") switch
    {
        "england" => Nation.England,
        "wales" => Nation.Wales,
        "scotland" => Nation.Scotland,
        "northern-ireland" => Nation.NorthernIreland,
        _ => Fault(map, "nation", "The nation must be england, wales, scotland or northern-ireland.", Nation.England),
    };

    private static TimeZoneInfo TimeZone(YamlMap map) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(map.RequiredText("timeZone"), out var zone)
            ? zone
            : Fault(map, "timeZone", "The time zone must be one such as Europe/London.", TimeZoneInfo.Utc);

    private static IReadOnlyList<string> PostcodeDistricts(YamlMap map)
    {
        var districts = map.Texts("postcodeDistricts");
        foreach (var district in districts.Where(d => !OutwardCode().IsMatch(d)))
        {
            map.Error("postcodeDistricts", $"'{district}' is not the first half of a postcode, such as WM1.");
        }

        return districts;
    }

    private static string Colour(YamlMap map)
    {
        var colour = map.RequiredText("brandColour");
        if (!HexColour().IsMatch(colour))
        {
            return Fault(map, "brandColour", "The brand colour must be written as #rrggbb.", "#1d70b8");
        }

        return ContrastWithWhite(colour) >= 4.5
            ? colour
            : Fault(map, "brandColour", "The brand colour is too light: white text on it needs a contrast of 4.5 to 1.", colour);
    }

    /// <summary>The contrast ratio of a colour (#rrggbb) with white, 1 to 21, by the formula of WCAG 2.2.</summary>
    public static double ContrastWithWhite(string colour)
    {
        var channels = new[] { 1, 3, 5 }.Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        var luminance = (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
        return 1.05 / (luminance + 0.05);
    }

    private static CouncilContact Contact(YamlMap map)
    {
        if (map.Map("contact") is not { } contact)
        {
            return Fault(map, "contact", "The group 'contact' with phone, relay and emergency is missing.", new CouncilContact("", "", "", null));
        }

        contact.KnowOnly("phone", "relay", "emergency", "email");
        foreach (var key in Numbers)
        {
            if (contact.RequiredText(key) is { Length: > 0 } number && !PhoneNumber().IsMatch(number))
            {
                contact.Error(key, $"'{number}' is not a phone number: digits and spaces only.");
            }
        }

        return new CouncilContact(contact.Text("phone") ?? "", contact.Text("relay") ?? "", contact.Text("emergency") ?? "", contact.Text("email"));
    }

    private static WeeklyHours Hours(YamlMap map)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpeningInterval>>();
        if (map.Map("openingHours") is not { } hours)
        {
            return Fault(map, "openingHours", "The group 'openingHours' is missing.", new WeeklyHours(days));
        }

        foreach (var key in hours.Keys)
        {
            if (!Enum.TryParse<DayOfWeek>(key, ignoreCase: true, out var day) || key.Any(char.IsUpper))
            {
                hours.Error(key, $"'{key}' is not a day: monday, tuesday, wednesday, thursday, friday, saturday, sunday.");
                continue;
            }

            days[day] = Intervals(hours, key);
        }

        return new WeeklyHours(days);
    }

    private static List<OpeningInterval> Intervals(YamlMap hours, string day)
    {
        var intervals = new List<OpeningInterval>();
        foreach (var text in hours.Texts(day))
        {
            var parts = text.Split('-', StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !Time(parts[0], out var from) || !Time(parts[1], out var to) || to <= from)
            {
                hours.Error(day, $"'{text}' must be a time from and a later time to, such as 08:30-17:00.");
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

    private static bool Time(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static List<QueueProfile> Queues(YamlMap map, IReadOnlyList<LanguageTag> languages)
    {
        var queues = new List<QueueProfile>();
        foreach (var queue in map.Maps("queues"))
        {
            queue.KnowOnly("id", "name", "services", "phone");
            var services = queue.Texts("services").Select(s => int.TryParse(s, CultureInfo.InvariantCulture, out var code) ? code : 0).ToList();
            if (services.Contains(0))
            {
                queue.Error("services", "The services of a queue are LGSL codes, such as [524, 528].");
            }

            queues.Add(new QueueProfile(queue.RequiredText("id"), Localised(queue, "name", languages), services, queue.Text("phone")));
        }

        if (!queues.Exists(q => q.Id == QueueProfile.General))
        {
            map.Error("queues", "There must be a queue 'general': it takes what no other queue takes.");
        }

        foreach (var twice in queues.GroupBy(q => q.Id).Where(g => g.Count() > 1))
        {
            map.Error("queues", $"The queue '{twice.Key}' is there twice.");
        }

        return queues;
    }

    private static IReadOnlyList<string> Origins(YamlMap map)
    {
        var origins = map.Texts("allowedOrigins");
        foreach (var origin in origins.Where(o => !IsOrigin(o)))
        {
            map.Error("allowedOrigins", $"'{origin}' must be an origin such as https://www.example.org, without a path (http only for localhost).");
        }

        return origins;
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && string.Equals(text, uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    private static int Retention(YamlMap map) => (map.Text("retentionDays") is null ? 30 : map.Number("retentionDays")) switch
    {
        >= 1 and <= 3650 and var days => days,
        _ => Fault(map, "retentionDays", "The retention time must be 1 to 3650 days.", 30),
    };

    private static T Fault<T>(YamlMap map, string key, string message, T stand)
    {
        map.Error(key, message);
        return stand;
    }

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OutwardCode();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex HexColour();

    [GeneratedRegex(@"^\+?[0-9][0-9 ]{6,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();
}
