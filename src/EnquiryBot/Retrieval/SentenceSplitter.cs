using System.Collections.Frozen;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Cuts a paragraph into its sentences, each exactly as it stands there. Knows the abbreviations of English and Welsh
/// council pages, initials, amounts (£1.50) and times (8.30am); when in doubt it does not cut, because a half sentence misleads.
/// </summary>
internal static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "miss", "dr", "prof", "rev", "st", "no", "nos", "approx", "tel", "ext", "vs", "cllr", "ltd",
        "co", "dept", "min", "max", "para", "fig", "sq", "art", "jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec",
        "e.e", "h.y", "parch", "ffôn", "rhif", "cyng",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences in order; a text without an end mark is one sentence.</summary>
    public static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '\n'))
            {
                continue;
            }

            var end = EndOfSentence(text, start, i);
            if (end > 0)
            {
                Add(text[start..end], sentences);
                start = end;
                i = end - 1;
            }
        }

        Add(text[start..], sentences);
        return sentences;
    }

    private static void Add(string sentence, List<string> sentences)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length > 0)
        {
            sentences.Add(trimmed);
        }
    }

    /// <summary>Where a sentence ends (exclusive) whose end mark may be at i; 0 when it does not end there.</summary>
    private static int EndOfSentence(string text, int start, int i)
    {
        if (text[i] == '\n')
        {
            return i + 1;
        }

        var end = i + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '”' or '\'' or '’' or ')')
        {
            end++;
        }

        if (end == text.Length)
        {
            return end;
        }

        if (!char.IsWhiteSpace(text[end]) || !BeginsSentence(text, end))
        {
            return 0;
        }

        return text[i] == '.' && end == i + 1 && IsAbbreviation(text.AsSpan(start, i - start), text, end) ? 0 : end;
    }

    private static bool BeginsSentence(string text, int end)
    {
        var next = end;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '\'' or '‘' or '(' or '['))
        {
            next++;
        }

        return next == text.Length || char.IsUpper(text[next]) || char.IsDigit(text[next]) || text[next] is '£' or '{';
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before, string text, int end)
    {
        var word = before[(before.LastIndexOfAny(' ', '(', '\u00A0') + 1)..];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        // "at 5 p.m. Call us" ends a sentence as often as not; a number after it means that it does not.
        var isClock = word is "a.m" or "p.m";
        return isInitial
            || (isClock && end + 1 < text.Length && char.IsDigit(text[end + 1]))
            || Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
