using System.Collections.Frozen;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval;

/// <summary>Groups of words and phrases that mean the same to a council, per language: what editors keep in <c>synonyms.yaml</c>. Immutable.</summary>
public sealed class SynonymTable
{
    private const string FileName = "synonyms.yaml";

    private readonly FrozenDictionary<LanguageTag, IReadOnlyList<IReadOnlyList<string>>> _groups;

    /// <summary>A table of the groups of each language.</summary>
    public SynonymTable(IReadOnlyDictionary<LanguageTag, IReadOnlyList<IReadOnlyList<string>>> groups) => _groups = groups.ToFrozenDictionary();

    /// <summary>No groups at all.</summary>
    public static SynonymTable Empty { get; } = new(FrozenDictionary<LanguageTag, IReadOnlyList<IReadOnlyList<string>>>.Empty);

    /// <summary>The groups of a language; empty when it has none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> this[LanguageTag language] => _groups.TryGetValue(language, out var groups) ? groups : [];

    /// <summary>Whether another table has the same groups in the same order.</summary>
    public bool HasGroupsOf(SynonymTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return LanguageTag.All.All(l => this[l].Select(Joined).SequenceEqual(other[l].Select(Joined), StringComparer.Ordinal));

        static string Joined(IReadOnlyList<string> group) => string.Join('\n', group);
    }

    /// <summary>Reads <c>synonyms.yaml</c> of a knowledge folder; a folder without the file has no synonyms.</summary>
    public static SynonymTable Load(string folder, FaultList faults)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) && EditorFile.Read(folder, FileName, faults) is { } text && YamlMap.Parse(text, FileName, faults) is { } map
            ? Read(map)
            : Empty;
    }

    /// <summary>
    /// Reads <c>synonyms.yaml</c>: a key per language, under it a list of groups. Faults (an unknown language, a group of fewer
    /// than two) go to the list of the map; what is right is kept.
    /// </summary>
    public static SynonymTable Read(YamlMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var groups = new Dictionary<LanguageTag, IReadOnlyList<IReadOnlyList<string>>>();
        foreach (var key in map.Keys)
        {
            if (!LanguageTag.TryParse(key, out var language))
            {
                map.Error(key, $"'{key}' is not a language that the service has wording for.");
                continue;
            }

            var lists = map.TextLists(key);
            if (lists.Any(g => g.Count(t => t.Length > 0) < 2))
            {
                map.Error(key, "A group of synonyms needs at least two words.");
            }

            groups[language] = [.. lists.Select(IReadOnlyList<string> (g) => [.. g.Where(t => t.Length > 0)]).Where(g => g.Count >= 2)];
        }

        return new SynonymTable(groups);
    }
}
