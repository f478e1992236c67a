using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Finds phone numbers and addresses that stand in more than one fact, because when the number changes one of them would be
/// forgotten, and facts that no page and no other fact names.
/// </summary>
internal static class FactCheck
{
    public static void Check(string folder, HouseFiles house, FaultList faults)
    {
        var facts = house.Councils.Select(c => c.Id.Value).Prepend(ArticleFile.SharedFolder).SelectMany(place => Facts(folder, place, faults)).ToList();
        CheckRepeats(house.Councils, facts, faults);
        CheckUse(house.Articles.Files, facts);
    }

    private static void CheckRepeats(IReadOnlyList<CouncilProfile> councils, List<Fact> facts, FaultList faults)
    {
        var places = councils.SelectMany(Contacts)
            .Concat(facts.SelectMany(f => StrayFacts.ContactsIn(f.Text).Select(contact => new Place(f.Council, f.Key, contact, contact == f.Text, f))))
            .ToLookup(p => p.Contact, StringComparer.Ordinal);

        foreach (var contact in places.Where(p => p.Select(place => (place.Council, place.Key)).Distinct().Count() > 1))
        {
            // The fact that is nothing but the number is the one to keep.
            var home = contact.OrderBy(p => p.Fact is not null).ThenBy(p => !p.IsAlone).First();
            foreach (var place in contact.Where(p => p != home && p.Fact is not null))
            {
                var key = place.Council == home.Council ? home.Key : $"{home.Council}/{home.Key}";
                place.Fact!.Warning($"'{place.Contact}' also stands in '{key}': write {{{{{key}}}}} here, so that it changes in one place.");
            }
        }
    }

    private static void CheckUse(IReadOnlyList<ArticleFile> files, List<Fact> facts)
    {
        var named = files.SelectMany(f => FactSheet.KeysIn($"{f.Title} {f.Url} {f.Body}")).Concat(facts.SelectMany(f => FactSheet.KeysIn(f.Text))).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in facts.Where(f => !named.Contains(f.Key) && !named.Contains($"{f.Council}/{f.Key}")))
        {
            fact.Warning($"No page and no fact names '{fact.Key}': delete it, or name it where it is meant.");
        }
    }

    // What the built-in keys of every council stand for.
    private static IEnumerable<Place> Contacts(CouncilProfile council) =>
        new[] { ("council-phone", council.Contact.Phone), ("council-emergency-phone", council.Contact.Emergency), ("council-email", council.Contact.Email) }
            .Where(c => c.Item2 is not null)
            .Select(c => new Place(council.Id.Value, c.Item1, c.Item2!, IsAlone: true, Fact: null));

    // What is wrong with the files themselves was reported when the articles were rendered.
    private static IEnumerable<Fact> Facts(string folder, string council, FaultList faults)
    {
        var file = $"{council}/{FactSheet.FileName}";
        var reported = new FaultList();
        var map = File.Exists(Path.Combine(folder, file)) && EditorFile.Read(folder, file, reported) is { } text ? YamlMap.Parse(text, file, reported) : null;
        return map is null ? [] : map.Keys.Select(key => new Fact(council, key.Split('.')[0], map.Text(key) ?? "", message => faults.Warning(file, map.LineOf(key), message)));
    }

    private sealed record Fact(string Council, string Key, string Text, Action<string> Warning);

    private sealed record Place(string Council, string Key, string Contact, bool IsAlone, Fact? Fact);
}
