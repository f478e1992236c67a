using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// A council's facts from <c>facts.yaml</c>: fees, dates, opening times, each in one place. An article names a fact as
/// {{key}}; a Welsh article takes <c>key.cy</c> when there is one. The council's name, phone and addresses are always there.
/// </summary>
public sealed partial class FactSheet
{
    private readonly Dictionary<string, string> _facts;
    private readonly CouncilProfile _council;

    private FactSheet(CouncilProfile council, Dictionary<string, string> facts) => (_council, _facts) = (council, facts);

    /// <summary>The keys of the file.</summary>
    public IReadOnlyCollection<string> Keys => _facts.Keys;

    /// <summary>Reads the facts of a council; a council without the file has the built-in ones only.</summary>
    public static FactSheet Load(string knowledgeFolder, CouncilProfile council, FaultList faults)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = $"{council.Id}/facts.yaml";
        var path = Path.Combine(knowledgeFolder, file);
        if (File.Exists(path) && YamlMap.Parse(File.ReadAllText(path), file, faults) is { } map)
        {
            foreach (var key in map.Keys)
            {
                facts[key] = map.RequiredText(key);
            }
        }

        return new FactSheet(council, facts);
    }

    /// <summary>Fills in every {{key}} of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language of the text.</param>
    /// <param name="unknown">Called with each key that there is no fact for; it stays as it is.</param>
    public string Fill(string text, LanguageTag language, Action<string> unknown) => Placeholder().Replace(text, match =>
    {
        var key = match.Groups[1].Value.Trim();
        if (Find(key, language) is { } value)
        {
            return value;
        }

        unknown(key);
        return match.Value;
    });

    private string? Find(string key, LanguageTag language)
    {
        if (_facts.TryGetValue($"{key}.{language}", out var own) || _facts.TryGetValue(key, out own))
        {
            return own;
        }

        return key switch
        {
            "council-name" => _council.Name[language],
            "council-phone" => _council.Contact.Phone,
            "council-website" => _council.Website[language],
            "council-email" => _council.Contact.Email,
            "council-emergency-phone" => _council.Contact.Emergency,
            _ => null,
        };
    }

    [GeneratedRegex(@"\{\{([^{}]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
