using EnquiryBot.Calendar;
using EnquiryBot.Councils;
using EnquiryBot.Language;

namespace EnquiryBot.SelfService;

/// <summary>Words collections for citizens: a line for each day, what is due on the same day together.</summary>
public static class CollectionWording
{
    /// <summary>The next collections as plain text.</summary>
    public static string Say(NextCollections next, CouncilProfile council, LanguageTag language, PhraseBook phrases)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(phrases);
        var days = next.Days.Select(d => $"- {Capital(Date(d, next.Today, council, language, phrases))}: {Bins(d, next.Collections, language)}");
        var later = next.Later.Select(l => "- " + Capital(phrases.Say(
            PhraseKey.CollectionsLater, council, language,
            ("bins", l.Container.Name[language]), ("date", Date(l.Day, next.Today, council, language, phrases))).TrimEnd()));
        return $"{phrases.Say(PhraseKey.CollectionsLead, council, language).TrimEnd()}\n\n{string.Join('\n', days.Concat(later))}\n\n{Out(next.Collections, council, language, phrases)}";
    }

    /// <summary>When to put bins out.</summary>
    internal static string Out(CouncilCollections collections, CouncilProfile council, LanguageTag language, PhraseBook phrases) =>
        phrases.Say(PhraseKey.CollectionsOut, council, language, ("time", DayWording.Time(collections.OutBy, language))).TrimEnd();

    /// <summary>The bins of a day: "a, b and c".</summary>
    internal static string Bins(CollectionDay day, CouncilCollections collections, LanguageTag language)
    {
        string[] names = [.. collections.Containers.Where(c => day.Containers.Contains(c.Id)).Select(c => c.Name[language])];
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} {And(names[^1], language)} {names[^1]}";
    }

    /// <summary>Something told of a day, with the usual day when it is another: "Sunday 27 December (instead of Friday 25 December)".</summary>
    internal static string Shifted(string told, CollectionDay day, int year, CouncilProfile council, LanguageTag language, PhraseBook phrases) => day.IsShifted
        ? phrases.Say(PhraseKey.CollectionsShifted, council, language, ("date", told), ("usual", Named(day.Due, year, language))).TrimEnd()
        : told;

    internal static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Date(CollectionDay day, DateOnly today, CouncilProfile council, LanguageTag language, PhraseBook phrases)
    {
        var named = Named(day.Date, today.Year, language);
        var relative = (day.Date.DayNumber - today.DayNumber) switch { 0 => PhraseKey.CollectionsToday, 1 => PhraseKey.CollectionsTomorrow, _ => null };
        var date = relative is null ? named : phrases.Say(relative, council, language, ("date", named)).TrimEnd();
        return Shifted(date, day, today.Year, council, language, phrases);
    }

    private static string Named(DateOnly day, int year, LanguageTag language) =>
        $"{DayWording.Name(day.DayOfWeek, language)} {(day.Year == year ? DateWording.SayWithoutYear(day, language) : DateWording.Say(day, language))}";

    // Welsh "a" becomes "ac" before a vowel, and softens nothing.
    private static string And(string next, LanguageTag language) =>
        language != LanguageTag.Welsh ? "and" : "aeiouwy".Contains(char.ToLowerInvariant(next[0])) ? "ac" : "a";
}
