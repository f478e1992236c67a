using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents.Training;

namespace EnquiryBot.Intents;

/// <summary>Reads one <c>intents.yaml</c> and reports what is wrong with it.</summary>
internal sealed class IntentFileReader(ServiceCatalogue services, FaultList faults)
{
    private const int FewestEnglish = 15;
    private const int FewestWelsh = 8;
    private const int FewestOther = 5;
    private const int FewestOutOfScope = 100;

    private readonly List<IntentExample> _examples = [];
    private readonly Dictionary<string, (string Intent, int Line)> _seen = new(StringComparer.Ordinal);

    public IntentCatalogue Read(YamlMap root)
    {
        root.KnowOnly("services", "smallTalk", "person", "elsewhere", "outOfScope");
        var serviceMaps = root.Maps("services");
        foreach (var map in serviceMaps)
        {
            ReadService(map);
        }

        CatalogueYaml.RefuseRepeats(serviceMaps.Select(m => (m, $"{m.Text("service")}/{m.Text("interaction")}")), "interaction");
        ReadSmallTalk(root.Maps("smallTalk"));
        ReadPhrases(root, "person", Intent.Person, FewestOther);
        var elsewhereMaps = root.Maps("elsewhere");
        List<ElsewhereProfile> elsewhere = [.. elsewhereMaps.Select(ReadElsewhere)];
        CatalogueYaml.RefuseRepeats(elsewhereMaps.Zip(elsewhere, (map, profile) => (map, profile.Id)), "id");
        ReadPhrases(root, "outOfScope", Intent.OutOfScope, FewestOutOfScope);
        RequireLabels(root);
        return new IntentCatalogue(_examples, elsewhere);
    }

    private void ReadService(YamlMap map)
    {
        map.KnowOnly("service", "interaction", "phrases");
        var service = map.Number("service") is { } code ? services.Find(code) : null;
        if (service is null)
        {
            map.Error("service", $"'{map.Text("service")}' is not a code of {ServiceCatalogue.FileName}. Add the service there first.");
        }

        var interaction = services.InteractionIds.GetValueOrDefault(map.Text("interaction") ?? "");
        if (interaction is null)
        {
            map.Error("interaction", $"'{map.Text("interaction")}' is not an interaction of {ServiceCatalogue.FileName}: {string.Join(", ", services.Interactions.Select(i => i.Id))}.");
        }

        var counts = Phrases(map, Intent.OfService(service?.Code ?? 0, interaction ?? "unknown"));
        WarnIfFew(map, counts[LanguageTag.English], FewestEnglish, "English ");
        if (service?.ProvidedBy.Contains(CouncilTier.Unitary) == true)
        {
            WarnIfFew(map, counts[LanguageTag.Welsh], FewestWelsh, "Welsh ");
        }
    }

    private void ReadSmallTalk(IReadOnlyList<YamlMap> maps)
    {
        foreach (var map in maps)
        {
            map.KnowOnly("id", "phrases");
            var id = map.RequiredText("id");
            if (id.Length > 0 && !IntentCatalogue.SmallTalkIds.Contains(id))
            {
                map.Error("id", $"'{id}' is not small talk that the bot can answer: {string.Join(", ", IntentCatalogue.SmallTalkIds)}.");
            }

            WarnIfFew(map, Phrases(map, Intent.SmallTalk(id)).Values.Sum(), FewestOther, "");
        }

        CatalogueYaml.RefuseRepeats(maps.Select(m => (m, m.Text("id") ?? "")), "id");
    }

    private void ReadPhrases(YamlMap root, string key, Intent intent, int fewest)
    {
        if (root.Map(key) is not { } map)
        {
            root.Error(key, $"The part '{key}' is missing.");
            return;
        }

        map.KnowOnly("phrases");
        WarnIfFew(map, Phrases(map, intent).Values.Sum(), fewest, "");
    }

    private ElsewhereProfile ReadElsewhere(YamlMap map)
    {
        map.KnowOnly("id", "name", "body", "url", "phrases");
        var id = CatalogueYaml.Id(map, "id");
        var url = map.RequiredText("url");
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            map.Error("url", $"'{url}' must be an https address.");
        }

        WarnIfFew(map, Phrases(map, Intent.Elsewhere(id)).Values.Sum(), FewestOther, "");
        return new ElsewhereProfile(id, CatalogueYaml.Localised(map, "name"), CatalogueYaml.Localised(map, "body"), url);
    }

    private Dictionary<LanguageTag, int> Phrases(YamlMap map, Intent intent)
    {
        if (map.Map("phrases") is not { } phrases)
        {
            map.Error("phrases", "'phrases' is missing: a list of phrases for each language.");
            return LanguageTag.All.ToDictionary(l => l, _ => 0);
        }

        phrases.KnowOnly([.. LanguageTag.All.Select(l => l.Value)]);
        return LanguageTag.All.ToDictionary(language => language, language =>
        {
            var listed = phrases.TextsWithLines(language.Value).ToList();
            if (listed.Count != phrases.Texts(language.Value).Count)
            {
                phrases.Error(language.Value, $"'{language}' must be a list of phrases.");
            }

            return listed.Count(phrase => Add(phrase.Text, phrase.Line, map.File, language, intent));
        });
    }

    private bool Add(string text, int line, string file, LanguageTag language, Intent intent)
    {
        var normalised = TextNormaliser.Normalise(text);
        if (string.IsNullOrWhiteSpace(normalised))
        {
            faults.Error(file, line, "A phrase needs at least one letter or digit.");
            return false;
        }

        if (_seen.TryGetValue(normalised, out var earlier))
        {
            Repeated(text, line, file, intent, earlier);
            return false;
        }

        _seen.Add(normalised, (intent.Id, line));
        _examples.Add(new IntentExample(text, language, intent));
        return true;
    }

    private void Repeated(string text, int line, string file, Intent intent, (string Intent, int Line) earlier)
    {
        if (earlier.Intent == intent.Id)
        {
            faults.Warning(file, line, $"'{text}' is there twice: also at line {earlier.Line}. The second one is ignored.");
            return;
        }

        faults.Error(file, line, $"'{text}' stands for {intent.Id} here and for {earlier.Intent} at line {earlier.Line}. Keep one.");
    }

    private void WarnIfFew(YamlMap map, int count, int fewest, string what)
    {
        if (count < fewest)
        {
            faults.Warning(map.File, map.Line, $"There are {count} {what}phrases here; the classifier needs {fewest} or more.");
        }
    }

    private void RequireLabels(YamlMap root)
    {
        if (!faults.HasErrors && _examples.DistinctBy(e => e.Intent.Id).Count() < 2)
        {
            root.Error("services", "There must be phrases for at least two intents.");
        }
    }
}
