using System.Text.RegularExpressions;

namespace EnquiryBot.Answers;

/// <summary>Counts what a message asks: one page seldom answers two questions.</summary>
internal static partial class QuestionCount
{
    /// <summary>The questions in a message, at least one: those with a mark ("??" is one), and those that "and what ..." adds to another.</summary>
    public static int Of(string text)
    {
        var count = 0;
        foreach (var sentence in Sentence().EnumerateMatches(text))
        {
            var asked = text.AsSpan(sentence.Index, sentence.Length);
            var added = Added().Count(asked);
            count += added > 0 ? added + 1 : asked.EndsWith('?') ? 1 : 0;
        }

        return Math.Max(1, count);
    }

    [GeneratedRegex(@"[^.!?\n]+[.!?\n]?", RegexOptions.CultureInvariant)]
    private static partial Regex Sentence();

    // Something must stand before it: "And what about flats?" is one question.
    [GeneratedRegex(
        @"(?<=\w\W{0,3}\s)(and|also|a|ac)( also| hefyd)?,? (how|what|what's|which|when|where|who|beth|faint|pryd|phryd|pwy|phwy|ble|pa|pha|sut)\b(?! about\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Added();
}
