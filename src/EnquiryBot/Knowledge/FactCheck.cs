using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Finds phone numbers and addresses that stand in more than one fact: when the number changes, one of them would be forgotten.
/// </summary>
internal static class FactCheck
{
    public static void Check(string folder, IReadOnlyList<CouncilProfile> councils, FaultList faults)
    {
        var places = councils.SelectMany(Contacts)
            .Concat(councils.Select(c => c.Id.Value).Prepend(ArticleFile.SharedFolder).SelectMany(place => Facts(folder, place)))
            .ToLookup(p => p.Contact, StringComparer.Ordinal);

        foreach (var contact in places.Where(p => p.Select(place => place.Key).Distinct().Count() > 1))
        {
            // The fact that is nothing but the number is the one to keep.
            var home = contact.OrderBy(p => p.Map is not null).ThenBy(p => !p.IsAlone).First();
            foreach (var place in contact.Where(p => p != home && p.Map is not null))
            {
                var key = place.Council == home.Council ? home.Key : $"{home.Council}/{home.Key}";
                faults.Warning(place.Map!.File, place.Map.LineOf(place.InFile), $"'{place.Contact}' also stands in '{key}': write {{{{{key}}}}} here, so that it changes in one place.");
            }
        }
    }

    // What the built-in keys of every council stand for.
    private static IEnumerable<Place> Contacts(CouncilProfile council) =>
        new[] { ("council-phone", council.Contact.Phone), ("council-emergency-phone", council.Contact.Emergency), ("council-email", council.Contact.Email) }
            .Where(c => c.Item2 is not null)
            .Select(c => new Place(council.Id.Value, c.Item1, c.Item2!, IsAlone: true));

    private static IEnumerable<Place> Facts(string folder, string council)
    {
        var file = $"{council}/{FactSheet.FileName}";
        var unread = new FaultList();
        var map = File.Exists(Path.Combine(folder, file)) && EditorFile.Read(folder, file, unread) is { } text ? YamlMap.Parse(text, file, unread) : null;
        return map is null ? [] : map.Keys.SelectMany(key => StrayFacts.ContactsIn(map.Text(key) ?? "")
            .Select(contact => new Place(council, key.Split('.')[0], contact, contact == map.Text(key), map, key)));
    }

    private sealed record Place(string Council, string Key, string Contact, bool IsAlone, YamlMap? Map = null, string InFile = "");
}
