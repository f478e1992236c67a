using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Intents;

/// <summary>What the readers of <c>services.yaml</c> and <c>intents.yaml</c> share.</summary>
internal static partial class CatalogueYaml
{
    /// <summary>Opens a file of the knowledge folder; null, with a fault, when it is missing or no YAML.</summary>
    public static YamlMap? Open(string folder, string file, FaultList faults)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            faults.Error(file, 1, $"The file {file} is missing from the knowledge folder.");
            return null;
        }

        return EditorFile.Read(folder, file, faults) is { } text ? YamlMap.Parse(text, file, faults) : null;
    }

    /// <summary>An id that must be there, in kebab-case; empty, with a fault, when it is not.</summary>
    public static string Id(YamlMap map, string key)
    {
        var id = map.RequiredText(key);
        if (id.Length > 0 && !KebabCase().IsMatch(id))
        {
            map.Error(key, $"'{id}' must be lower-case letters, digits and hyphens, beginning with a letter.");
        }

        return id;
    }

    /// <summary>A text in at least English.</summary>
    public static LocalisedText Localised(YamlMap map, string key)
    {
        var texts = new Dictionary<LanguageTag, string>();
        var inner = map.Map(key);
        inner?.KnowOnly([.. LanguageTag.All.Select(l => l.Value)]);
        foreach (var language in LanguageTag.All)
        {
            if (inner?.Text(language.Value) is { } text)
            {
                texts[language] = text;
            }
        }

        if (!texts.ContainsKey(LanguageTag.English))
        {
            map.Error(key, $"'{key}' needs a text in 'en'.");
        }

        return new LocalisedText(texts);
    }

    /// <summary>Reports every entry whose key an earlier entry has already.</summary>
    public static void RefuseRepeats<T>(IEnumerable<(YamlMap Map, T Key)> entries, string field)
        where T : notnull
    {
        var lines = new Dictionary<T, int>();
        foreach (var (map, key) in entries)
        {
            if (!lines.TryAdd(key, map.Line))
            {
                map.Error(field, $"'{key}' is there twice: also at line {lines[key]}.");
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}
