using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Safeguarding;

/// <summary>Reads <c>safeguarding.yaml</c> and reports every fault with its line.</summary>
internal sealed class SafeguardingFile
{
    public const string FileName = "safeguarding.yaml";

    private const string Harmless = "harmless";

    private readonly FaultList _faults;
    private readonly YamlMap _root;
    private readonly Vocabulary _vocabulary = new();
    private readonly PhraseSyntax _syntax;

    public SafeguardingFile(YamlMap root, FaultList faults)
    {
        (_root, _faults) = (root, faults);
        _root.KnowOnly("lists", "spellings", "concerns", Harmless);
        _syntax = new PhraseSyntax(_vocabulary, ReadLists());
    }

    public SafeguardingScreen Read()
    {
        var concerns = _root.Map("concerns");
        var read = new List<(Concern Concern, List<Phrase> Signs, List<Phrase> Exceptions)>();
        concerns?.KnowOnly([.. Concern.All.Select(c => c.Id)]);
        foreach (var concern in Concern.All)
        {
            if (concerns?.Map(concern.Id) is not { } map)
            {
                (concerns ?? _root).Error(concern.Id, $"The concern '{concern.Id}' is missing.");
                continue;
            }

            map.KnowOnly(["examples", .. LanguageTag.All.SelectMany(l => new[] { l.Value, NotKey(l) })]);
            var signs = LanguageTag.All.SelectMany(l => Phrases(map, l.Value, l)).ToList();
            var exceptions = LanguageTag.All.SelectMany(l => Phrases(map, NotKey(l), l)).ToList();
            read.Add((concern, signs, exceptions));
        }

        ReadSpellings();
        var screen = new SafeguardingScreen(_vocabulary, read);
        CheckExamples(screen, concerns);
        return screen;
    }

    private static string NotKey(LanguageTag language) => $"{language}-not";

    private Dictionary<string, IReadOnlyList<string>> ReadLists()
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (_root.Map("lists") is not { } map)
        {
            return lists;
        }

        foreach (var name in map.Keys)
        {
            var entries = map.TextsWithLines(name).ToList();
            foreach (var (entry, line) in entries)
            {
                Report(line, entry.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(PhraseSyntax.FaultOf).FirstOrDefault(f => f is not null));
            }

            if (entries.Count == 0)
            {
                map.Error(name, $"The list '{name}' has no words.");
            }

            lists[name] = [.. entries.Select(e => e.Text)];
        }

        return lists;
    }

    private List<Phrase> Phrases(YamlMap map, string key, LanguageTag language)
    {
        var phrases = new List<Phrase>();
        foreach (var (text, line) in map.TextsWithLines(key))
        {
            Report(line, _syntax.Read(text, language == LanguageTag.Welsh, phrases));
        }

        if (key == language.Value && phrases.Count == 0)
        {
            map.Error(key, $"There must be phrases in '{key}'.");
        }

        return phrases;
    }

    private void ReadSpellings()
    {
        if (_root.Map("spellings") is not { } map)
        {
            return;
        }

        foreach (var word in map.Keys)
        {
            foreach (var (spelling, line) in map.TextsWithLines(word))
            {
                var fault = PhraseSyntax.FaultOf(word) ?? PhraseSyntax.FaultOf(spelling);
                Report(line, fault);
                if (fault is null)
                {
                    _vocabulary.AddSpelling(MessageWords.Single(word), MessageWords.Single(spelling));
                }
            }
        }
    }

    // An editor who takes a phrase out learns here which cry for help would go unheard.
    private void CheckExamples(SafeguardingScreen screen, YamlMap? concerns)
    {
        foreach (var concern in Concern.All)
        {
            foreach (var (text, line) in concerns?.Map(concern.Id)?.TextsWithLines("examples") ?? [])
            {
                Report(line, screen.FindAll(text).Contains(concern) ? null : $"The example \"{text}\" is not found as '{concern}'.");
            }
        }

        foreach (var (text, line) in _root.TextsWithLines(Harmless))
        {
            Report(line, screen.FindAll(text) is [var found, ..] ? $"The harmless example \"{text}\" is taken for '{found}'." : null);
        }
    }

    private void Report(int line, string? fault)
    {
        if (fault is not null)
        {
            _faults.Error(FileName, line, fault);
        }
    }
}
