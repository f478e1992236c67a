using System.Globalization;
using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads <c>council.yaml</c> files. Everything is checked and every fault listed with its line before any of it is used.</summary>
public static class CouncilFile
{
    /// <summary>The name of the file in a council's folder.</summary>
    public const string FileName = "council.yaml";

    // Articles that several councils show; not a council.
    private const string SharedFolder = "shared";

    /// <summary>Reads the council of every folder that has a <c>council.yaml</c>, and checks them against each other.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The councils that could be read; not to be used when there are errors.</returns>
    public static IReadOnlyList<CouncilProfile> ReadAll(string knowledgeFolder, FaultList faults)
    {
        var holidays = BankHolidays.Load(knowledgeFolder, faults);
        var councils = new List<(CouncilProfile Profile, YamlMap Map)>();
        foreach (var folder in Directory.EnumerateDirectories(knowledgeFolder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            var file = $"{folder}/{FileName}";
            if (!File.Exists(Path.Combine(knowledgeFolder, file)))
            {
                CheckIsNoCouncil(knowledgeFolder, folder, faults);
            }
            else if (EditorFile.Read(knowledgeFolder, file, faults) is { } text
                && YamlMap.Parse(text, file, faults) is { } map)
            {
                councils.Add((Read(map, folder, holidays), map));
            }
        }

        if (councils.Count == 0)
        {
            faults.Error(FileName, 1, "There is no council: a folder with a valid council.yaml is needed.");
        }

        var profiles = councils.ConvertAll(c => c.Profile);
        foreach (var (profile, map) in councils)
        {
            CheckParent(profile, profiles, map);
            CheckArea(profile, profiles, map);
        }

        return councils.ConvertAll(c => CouncilTeamFields.JoinSharedQueues(c.Profile, profiles, c.Map));
    }

    // A council whose file was deleted by mistake must not vanish from the service without a word.
    private static void CheckIsNoCouncil(string knowledgeFolder, string folder, FaultList faults)
    {
        if (folder != SharedFolder && Directory.EnumerateFiles(Path.Combine(knowledgeFolder, folder), "*.md", SearchOption.AllDirectories).Any())
        {
            faults.Error($"{folder}/{FileName}", 1, "This folder has articles but no council.yaml. Write one, or delete the folder.");
        }
    }

    /// <summary>The contrast ratio of a colour (#rrggbb) with white, 1 to 21, by the formula of WCAG 2.2.</summary>
    public static double ContrastWithWhite(string colour)
    {
        double Channel(int start)
        {
            var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        var luminance = (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
        return 1.05 / (luminance + 0.05);
    }

    private static CouncilProfile Read(YamlMap map, string folder, BankHolidays holidays)
    {
        map.KnowOnly("id", "name", "shortName", "tier", "parent", "nation", "languages", "timeZone", "postcodeDistricts", "places",
            "website", "privacyNotice", "brandColour", "contact", "openingHours", "closures", "queues", "outOfHours", "allowedOrigins", "retentionDays", "switches");

        if (!CouncilId.TryParse(folder, out var id) || map.RequiredText("id") != folder)
        {
            map.Error("id", $"The id must be the name of the folder, '{folder}', in lower-case letters, digits and hyphens.");
        }

        var languages = CouncilFields.Languages(map);
        var (nation, timeZone) = (CouncilFields.Nation(map), CouncilFields.TimeZone(map));
        var calendar = CouncilCalendar.Of(timeZone, nation, holidays);
        var hours = CouncilHoursFields.Council(map, calendar);
        return new CouncilProfile
        {
            Id = id,
            Name = CouncilFields.Localised(map, "name", languages),
            ShortName = CouncilFields.Localised(map, "shortName", languages),
            Tier = CouncilFields.Tier(map),
            Parent = CouncilId.TryParse(map.Text("parent"), out var parent) ? parent : null,
            Nation = nation,
            Languages = languages,
            TimeZone = timeZone,
            PostcodeDistricts = CouncilFields.PostcodeDistricts(map),
            Places = map.Texts("places"),
            Website = CouncilFields.Address(map, "website", languages),
            PrivacyNotice = CouncilFields.Address(map, "privacyNotice", languages),
            BrandColour = CouncilFields.Colour(map),
            Contact = CouncilContactFields.Contact(map),
            OpeningHours = hours,
            Queues = CouncilTeamFields.Queues(map, id, languages, calendar, hours),
            OutOfHours = CouncilTeamFields.OutOfHours(map, languages, calendar),
            AllowedOrigins = CouncilFields.Origins(map),
            RetentionDays = CouncilFields.RetentionDays(map),
            Switches = CouncilFields.Switches(map),
        };
    }

    private static void CheckParent(CouncilProfile council, List<CouncilProfile> all, YamlMap map)
    {
        if (council.Tier != CouncilTier.District)
        {
            if (map.Has("parent"))
            {
                map.Error("parent", "Only a district has a 'parent'.");
            }

            return;
        }

        if (all.Find(c => c.Id == council.Parent && c.Tier == CouncilTier.County) is not { } county)
        {
            map.Error("parent", "A district needs the id of its county in 'parent', and that county needs a folder here.");
            return;
        }

        var outside = council.PostcodeDistricts.Except(county.PostcodeDistricts, StringComparer.OrdinalIgnoreCase).ToList();
        if (outside.Count > 0)
        {
            map.Error("postcodeDistricts", $"{string.Join(", ", outside)} must also be among the postcode districts of the county, {county.Id}.");
        }
    }

    private static void CheckArea(CouncilProfile council, List<CouncilProfile> all, YamlMap map)
    {
        // A unitary council runs what districts and counties run, so it shares its area with neither.
        foreach (var other in all.Where(c => c.Id != council.Id && (c.Tier == council.Tier || c.Tier == CouncilTier.Unitary)))
        {
            var shared = council.PostcodeDistricts.Intersect(other.PostcodeDistricts, StringComparer.OrdinalIgnoreCase).ToList();
            if (shared.Count > 0)
            {
                map.Error("postcodeDistricts", $"{string.Join(", ", shared)} also belongs to {other.Id}: only one council of a tier can serve it.");
            }
        }
    }
}
