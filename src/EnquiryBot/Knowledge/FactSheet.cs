using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// A council's facts from <c>facts.yaml</c>: fees, dates, opening times, each in one place. An article names a fact as
/// {{key}}; a Welsh article takes <c>key.cy</c> when there is one. What is the same in the whole country, such as a fee set
/// by law, is in <c>shared/facts.yaml</c>, and a council's own fact of that key outranks it. The council's name, phones and
/// addresses are always there. A fact may name others, another council's as {{council/key}}, so that a phone number that is
/// given in several sentences or by a neighbour stands in one place all the same; those must be plain.
/// </summary>
public sealed partial class FactSheet
{
    private static readonly Dictionary<string, Func<CouncilProfile, LanguageTag, string?>> BuiltIn = new(StringComparer.Ordinal)
    {
        ["council-name"] = (council, language) => council.Name[language],
        ["council-website"] = (council, language) => council.Website[language],
        ["council-phone"] = (council, _) => council.Contact.Phone,
        ["council-emergency-phone"] = (council, _) => council.Contact.Emergency,
        ["council-email"] = (council, _) => council.Contact.Email,
    };

    private readonly CouncilProfile _council;
    private readonly Dictionary<string, string> _facts;
    private readonly IReadOnlyDictionary<string, FactSheet> _all;

    private FactSheet(CouncilProfile council, Dictionary<string, string> facts, IReadOnlyDictionary<string, FactSheet> all) =>
        (_council, _facts, _all) = (council, facts, all);

    /// <summary>The name of a file of facts.</summary>
    public const string FileName = "facts.yaml";

    /// <summary>Reads the facts of all councils; one without the file has the shared and the built-in ones only.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="councils">The councils.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The sheets by the councils' ids.</returns>
    public static IReadOnlyDictionary<string, FactSheet> LoadAll(string knowledgeFolder, IReadOnlyList<CouncilProfile> councils, FaultList faults)
    {
        var shared = Read(knowledgeFolder, ArticleFile.SharedFolder, faults);
        var all = new Dictionary<string, FactSheet>(StringComparer.Ordinal);
        foreach (var council in councils)
        {
            // In both languages at once: a shared Welsh wording beside the council's own English one would contradict it.
            var own = Read(knowledgeFolder, council.Id.Value, faults);
            var outranked = own.Keys.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
            var facts = shared.Where(f => !outranked.Contains(KeyOf(f.Key))).Concat(own).ToDictionary(StringComparer.Ordinal);
            all[council.Id.Value] = new FactSheet(council, facts, all);
        }

        return all;
    }

    /// <summary>Fills in every {{key}} of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language of the text.</param>
    /// <param name="unknown">
    /// Called with each key that there is no fact for, or that a fact names and that is not plain, and where it stands in the
    /// text; it stays as it is.
    /// </param>
    /// <returns>The text, a fact that begins a sentence or a line with a capital: a name such as "the Hardship Fund" fits anywhere.</returns>
    public string Fill(string text, LanguageTag language, Action<string, int> unknown)
    {
        return Placeholder().Replace(text, match => Find(KeyIn(match), language) is { } fact
            ? Placed(Placeholder().Replace(fact, inner => FindPlain(KeyIn(inner), language) ?? Report(inner, match.Index)), text, match.Index)
            : Report(match, match.Index));

        string Report(Match placeholder, int at)
        {
            unknown(KeyIn(placeholder), at);
            return placeholder.Value;
        }
    }

    /// <summary>Whether a text has braces of a placeholder that was begun or ended wrongly, so that a citizen would see them.</summary>
    internal static bool HasLooseBraces(string text)
    {
        var rest = Placeholder().Replace(text, "");
        return rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal);
    }

    /// <summary>The keys that a text names, each as it stands there.</summary>
    internal static IEnumerable<string> KeysIn(string text) => Placeholder().Matches(text).Select(KeyIn);

    private static Dictionary<string, string> Read(string knowledgeFolder, string folder, FaultList faults)
    {
        var file = $"{folder}/{FileName}";
        return File.Exists(Path.Combine(knowledgeFolder, file))
            && EditorFile.Read(knowledgeFolder, file, faults) is { } text
            && YamlMap.Parse(text, file, faults) is { } map
                ? map.Keys.ToDictionary(key => key, key => Fact(map, key), StringComparer.Ordinal)
                : new(StringComparer.Ordinal);
    }

    private static string Fact(YamlMap map, string key)
    {
        if (!KeyShape().IsMatch(key))
        {
            map.Error(key, $"The key '{key}' must be lower-case letters, digits and hyphens, with '.cy' behind it for Welsh.");
        }

        if (BuiltIn.ContainsKey(KeyOf(key)))
        {
            map.Error(key, $"'{key}' must not stand here: it comes from council.yaml.");
        }

        var value = map.RequiredText(key);
        if (HasLooseBraces(value))
        {
            map.Error(key, $"A placeholder in the fact '{key}' is not written as {{{{key}}}}.");
        }

        // It stands inside a sentence, and the lines of an article must stay those of its file.
        return string.Join(' ', value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    // Without the ending of a Welsh wording.
    private static string KeyOf(string key) => key.Split('.')[0];

    // An address keeps its own letters.
    private static string Placed(string fact, string text, int at) =>
        fact.Length > 0 && char.IsLower(fact[0]) && !fact.Contains('@', StringComparison.Ordinal) && !fact.StartsWith("http", StringComparison.Ordinal) && BeginsSentence().IsMatch(text[..at])
            ? char.ToUpperInvariant(fact[0]) + fact[1..]
            : fact;

    private static string KeyIn(Match placeholder) => placeholder.Groups[1].Value.Trim();

    private string? FindPlain(string key, LanguageTag language) =>
        Find(key, language) is { } fact && !Placeholder().IsMatch(fact) ? fact : null;

    private string? Find(string key, LanguageTag language)
    {
        if (key.Split('/') is [var council, var theirs])
        {
            return _all.GetValueOrDefault(council)?.Find(theirs, language);
        }

        if (_facts.TryGetValue($"{key}.{language}", out var fact) || _facts.TryGetValue(key, out fact))
        {
            return fact;
        }

        return BuiltIn.TryGetValue(key, out var builtIn) ? builtIn(_council, language) : null;
    }

    // Nothing but the mark of a list item or heading before it in its line, or the end of a sentence.
    [GeneratedRegex(@"(?:\A|\n|\|)[ ]*(?:[-*] |\d+\. |#+ )?\z|[.!?][”’)]? \z", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsSentence();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.cy)?$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyShape();

    [GeneratedRegex(@"\{\{([^{}\n]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
