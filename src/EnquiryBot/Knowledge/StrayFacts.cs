using System.Text.RegularExpressions;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Finds what an editor wrote into a text that belongs into a facts.yaml: an amount of money, a phone number, an e-mail address,
/// a day of a certain year. Written out, it goes on being told after the fee, the number or the year has changed.
/// </summary>
internal static partial class StrayFacts
{
    /// <summary>The stray facts of a text whose placeholders are not filled in, each with where it begins.</summary>
    public static IEnumerable<(string Text, int At)> In(string body) => Stray().Matches(LinkTarget().Replace(body, Blank)).Select(m => (m.Value, m.Index));

    /// <summary>The phone numbers and e-mail addresses of a text.</summary>
    public static IEnumerable<string> ContactsIn(string text) => Contact().Matches(text).Select(m => m.Value);

    // An address says nothing to the citizen; blanks keep everything else at its place.
    private static string Blank(Match match) => new(' ', match.Length);

    [GeneratedRegex(@"(?<=\])\([^)\n]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex LinkTarget();

    // Short numbers such as 999, 101 or 116 123 are the same for ever and everywhere.
    private const string ContactPattern = """
        \b0[0-9]{2,4}\s[0-9]{3,4}\s?[0-9]{3,6}\b|\b0[0-9]{9,10}\b
        |[\w.+-]+@[\w-]+\.[\w.-]*\w
        """;

    [GeneratedRegex(ContactPattern, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Contact();

    private const string AmountPattern = @"£\s?[0-9][0-9,.]*[0-9]|£\s?[0-9]";

    private const string DatePattern = """
        \b[0-9]{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December
            |Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\s20[0-9]{2}\b
        """;

    [GeneratedRegex($"{AmountPattern}|{ContactPattern}|{DatePattern}", RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Stray();
}
