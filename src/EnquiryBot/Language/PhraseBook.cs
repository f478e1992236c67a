using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Language;

/// <summary>The fixed replies of the service, from <c>knowledge/phrases.yaml</c>. A council may word any of them its own way in
/// <c>knowledge/&lt;council&gt;/phrases.yaml</c>. Text in braces, such as {phone}, is filled in.</summary>
public sealed partial class PhraseBook
{
    private readonly FrozenDictionary<(CouncilId? Council, LanguageTag Language, string Key), string> _phrases;

    private PhraseBook(IEnumerable<KeyValuePair<(CouncilId?, LanguageTag, string), string>> phrases) =>
        _phrases = phrases.ToFrozenDictionary();

    /// <summary>The keys that the book has wording for.</summary>
    public IEnumerable<string> Keys => _phrases.Keys.Select(k => k.Key).Distinct();

    /// <summary>Reads the books of a knowledge folder; every key must be there in every language that the service speaks.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="councils">Ids of the councils that may have their own wording.</param>
    /// <param name="faults">Where faults go.</param>
    public static PhraseBook Load(string folder, IEnumerable<CouncilId> councils, FaultList faults)
    {
        var phrases = new Dictionary<(CouncilId?, LanguageTag, string), string>();
        Read(folder, "phrases.yaml", null, phrases, faults);
        foreach (var key in PhraseKey.All)
        {
            foreach (var language in LanguageTag.All.Where(l => !phrases.ContainsKey((null, l, key))))
            {
                faults.Error("phrases.yaml", 1, $"There is no wording for '{key}' in '{language}'.");
            }
        }

        foreach (var council in councils)
        {
            Read(folder, $"{council}/phrases.yaml", council, phrases, faults);
        }

        return new PhraseBook(phrases);
    }

    /// <summary>A phrase in the council's wording, with the council's own details filled in.</summary>
    /// <param name="key">One of <see cref="PhraseKey"/>.</param>
    /// <param name="council">The council that speaks.</param>
    /// <param name="language">The language to speak in.</param>
    /// <param name="values">What else stands in braces.</param>
    /// <exception cref="KeyNotFoundException">The key is not in the book.</exception>
    public string Say(string key, CouncilProfile council, LanguageTag language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var phrase = _phrases.TryGetValue((council.Id, language, key), out var own) ? own : _phrases[(null, language, key)];
        foreach (var (name, value) in values)
        {
            phrase = phrase.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return phrase
            .Replace("{council}", council.Name[language], StringComparison.Ordinal)
            .Replace("{phone}", council.Contact.Phone, StringComparison.Ordinal)
            .Replace("{relay}", council.Contact.Relay, StringComparison.Ordinal)
            .Replace("{emergency}", council.Contact.Emergency, StringComparison.Ordinal)
            .Replace("{hours}", HoursWording.Say(council.OpeningHours.Week, language), StringComparison.Ordinal)
            .Replace("{website}", council.Website[language], StringComparison.Ordinal);
    }

    private static void Read(
        string folder, string file, CouncilId? council, Dictionary<(CouncilId?, LanguageTag, string), string> phrases, FaultList faults)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            if (council is null)
            {
                faults.Error(file, 1, "The file is missing: it holds the fixed replies.");
            }

            return;
        }

        if (EditorFile.Read(folder, file, faults) is not { } text || YamlMap.Parse(text, file, faults) is not { } map)
        {
            return;
        }

        foreach (var key in map.Keys)
        {
            if (!PhraseKey.All.Contains(key))
            {
                map.Error(key, $"'{key}' is not a reply that the service gives.");
                continue;
            }

            ReadPhrase(map.Map(key), key, council, phrases);
        }
    }

    private static void ReadPhrase(
        YamlMap? map, string key, CouncilId? council, Dictionary<(CouncilId?, LanguageTag, string), string> phrases)
    {
        foreach (var language in LanguageTag.All)
        {
            if (map?.Text(language.Value) is not { } text)
            {
                continue;
            }

            phrases[(council, language, key)] = text;
            foreach (var needed in PhraseKey.NeededIn(key).Where(n => !text.Contains(n, StringComparison.Ordinal)))
            {
                map.Error(language.Value, $"The wording of '{key}' must have '{needed}'.");
            }

            foreach (var name in Placeholder().Matches(text).Select(m => m.Groups[1].Value).Where(n => !PhraseKey.Placeholders.Contains(n)))
            {
                map.Error(language.Value, $"'{{{name}}}' is not something that can be filled in. Known: {string.Join(", ", PhraseKey.Placeholders)}.");
            }
        }
    }

    [GeneratedRegex(@"\{([^}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
