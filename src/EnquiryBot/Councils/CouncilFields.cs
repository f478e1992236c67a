using System.Text.RegularExpressions;
using EnquiryBot.Content;

namespace EnquiryBot.Councils;

/// <summary>Reads the fields of <c>council.yaml</c> that say who the council is. What is wrong is reported and a stand-in returned, so that every fault is found.</summary>
internal static partial class CouncilFields
{
    private const double LeastContrast = 4.5; // WCAG 2.2, success criterion 1.4.3

    public static List<LanguageTag> Languages(YamlMap map)
    {
        var languages = new List<LanguageTag>();
        foreach (var text in map.Texts("languages"))
        {
            if (!LanguageTag.TryParse(text, out var tag))
            {
                map.Error("languages", $"'{text}' is not a language that the service speaks: {string.Join(", ", LanguageTag.All)}.");
            }
            else if (languages.Contains(tag))
            {
                map.Error("languages", $"The language '{tag}' is there twice.");
            }
            else
            {
                languages.Add(tag);
            }
        }

        return languages.Count > 0 ? languages : Fault(map, "languages", "At least one language is needed, such as [en].", new List<LanguageTag> { LanguageTag.English });
    }

    public static LocalisedText Localised(YamlMap map, string key, IReadOnlyList<LanguageTag> languages)
    {
        var texts = new Dictionary<LanguageTag, string>();
        var inner = map.Map(key);
        inner?.KnowOnly([.. languages.Select(l => l.Value)]);
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

    public static LocalisedText Address(YamlMap map, string key, IReadOnlyList<LanguageTag> languages)
    {
        var text = Localised(map, key, languages);
        foreach (var language in text.Languages.Where(l => !IsWebAddress(text[l])))
        {
            map.Error(key, $"'{text[language]}' must be an https address without a slash at the end.");
        }

        return text;
    }

    public static CouncilTier Tier(YamlMap map) => map.RequiredText("tier") switch
    {
        "district" => CouncilTier.District,
        "county" => CouncilTier.County,
        "unitary" or "" => CouncilTier.Unitary,
        _ => Fault(map, "tier", "The tier must be district, county or unitary.", CouncilTier.Unitary),
    };

    public static Nation Nation(YamlMap map) => map.RequiredText("nation") switch
    {
        "england" or "" => Councils.Nation.England,
        "wales" => Councils.Nation.Wales,
        "scotland" => Councils.Nation.Scotland,
        "northern-ireland" => Councils.Nation.NorthernIreland,
        _ => Fault(map, "nation", "The nation must be england, wales, scotland or northern-ireland.", Councils.Nation.England),
    };

    public static TimeZoneInfo TimeZone(YamlMap map) => map.RequiredText("timeZone") switch
    {
        "" => TimeZoneInfo.Utc,
        var id when TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) => zone,
        var id => Fault(map, "timeZone", $"'{id}' is not a time zone such as Europe/London.", TimeZoneInfo.Utc),
    };

    public static IReadOnlyList<string> PostcodeDistricts(YamlMap map)
    {
        var districts = map.Texts("postcodeDistricts");
        if (districts.Count == 0)
        {
            map.Error("postcodeDistricts", "At least one postcode district is needed, such as [WM1].");
        }

        foreach (var district in districts.Where(d => !OutwardCode().IsMatch(d)))
        {
            map.Error("postcodeDistricts", $"'{district}' is not the first half of a postcode in capitals, such as WM1.");
        }

        foreach (var twice in districts.GroupBy(d => d, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            map.Error("postcodeDistricts", $"The postcode district '{twice.Key}' is there twice.");
        }

        return districts;
    }

    public static string Colour(YamlMap map)
    {
        var colour = map.RequiredText("brandColour");
        if (!HexColour().IsMatch(colour))
        {
            return Fault(map, "brandColour", "The brand colour must be written as \"#rrggbb\", in quotation marks.", "#1d70b8");
        }

        return CouncilFile.ContrastWithWhite(colour) >= LeastContrast
            ? colour
            : Fault(map, "brandColour", "The brand colour is too light: white text on it needs a contrast of 4.5 to 1.", colour);
    }

    public static IReadOnlyList<string> Origins(YamlMap map)
    {
        var origins = map.Texts("allowedOrigins");
        foreach (var origin in origins.Where(o => !IsOrigin(o)))
        {
            map.Error("allowedOrigins", $"'{origin}' must be an origin such as https://www.example.org, without a path (http only for localhost).");
        }

        return origins;
    }

    public static int RetentionDays(YamlMap map)
    {
        const int Usual = 30;
        if (!map.Has("retentionDays"))
        {
            return Usual;
        }

        return map.Number("retentionDays") switch
        {
            null => Usual, // reported
            >= 1 and <= 3650 and var days => days,
            _ => Fault(map, "retentionDays", "The retention time must be 1 to 3650 days.", Usual),
        };
    }

    public static CouncilSwitches Switches(YamlMap map)
    {
        var switches = map.Map("switches");
        switches?.KnowOnly("widget", "answers");
        return new CouncilSwitches(switches?.Flag("widget", true) ?? true, switches?.Flag("answers", true) ?? true);
    }

    public static T Fault<T>(YamlMap map, string key, string message, T stand)
    {
        map.Error(key, message);
        return stand;
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && !text.EndsWith('/');

    // Exactly what a browser sends as Origin: scheme, host in lower case, a port only when it is not the usual one.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.UserInfo.Length == 0
        && !text.Contains('*', StringComparison.Ordinal)
        && text == uri.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OutwardCode();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex HexColour();
}
