using System.Text.RegularExpressions;

namespace EnquiryBot.Knowledge;

/// <summary>Cuts a block of plain text into sentences, well enough to count their words.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences in order; a text without an end mark is one.</summary>
    public static IEnumerable<string> Of(string text) => Border().Split(text).Where(s => s.Length > 0);

    // An end mark, perhaps a closing quotation mark or bracket, white space, and then what can begin a sentence. "8.30am" and
    // "e.g. a sofa" stay whole.
    [GeneratedRegex(@"(?<=[.!?][”’""')]?)\s+(?=[“‘""'(]?[\p{Lu}\p{Nd}£])", RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
