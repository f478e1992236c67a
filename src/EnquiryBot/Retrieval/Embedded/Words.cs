using System.Buffers;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Cuts text into lower-case words with accents folded. Masks such as [postcode] and e-mail addresses are no words.</summary>
internal static class Words
{
    private const int LongestWord = 40;

    private static readonly SearchValues<char> MaskLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz -");

    /// <summary>Adds the words of a text to a list.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="splitAtApostrophe">Welsh: <c>mae'r</c> is two words; English: <c>don't</c> is one and <c>'s</c> goes.</param>
    /// <param name="into">Takes the words in order.</param>
    public static void Read(ReadOnlySpan<char> text, bool splitAtApostrophe, List<string> into)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Fold(text[i]);
            if (c != '\0')
            {
                length = Append(word, length, c);
            }
            else if (text[i] == '[' && MaskLength(text[i..]) is > 0 and var mask)
            {
                length = Flush(word, length, into);
                i += mask - 1;
            }
            else if (text[i] == '@' && length > 0)
            {
                length = 0;
                i += LengthToSpace(text[i..]) - 1;
            }
            else if (!Joins(text, i, length, splitAtApostrophe, out var skip))
            {
                length = Flush(word, length, into);
                i += skip;
            }
        }

        Flush(word, length, into);
    }

    private static int Append(Span<char> word, int length, char c)
    {
        if (length < LongestWord)
        {
            word[length++] = c;
        }

        return length;
    }

    private static int Flush(Span<char> word, int length, List<string> into)
    {
        if (length > 0)
        {
            into.Add(new string(word[..length]));
        }

        return 0;
    }

    /// <summary>Whether the character at i stands inside a word: the apostrophe of don't, the hyphen of e-mail.</summary>
    private static bool Joins(ReadOnlySpan<char> text, int i, int length, bool splitAtApostrophe, out int skip)
    {
        skip = 0;
        var letterFollows = i + 1 < text.Length && char.IsLetter(text[i + 1]);
        if (length == 0 || !letterFollows)
        {
            return false;
        }

        if (text[i] == '-')
        {
            return length == 1;
        }

        if (text[i] is not ('\'' or '’') || splitAtApostrophe)
        {
            return false;
        }

        var possessive = text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !char.IsLetter(text[i + 2]));
        skip = possessive ? 1 : 0;
        return !possessive;
    }

    private static int LengthToSpace(ReadOnlySpan<char> text)
    {
        var space = text.IndexOfAny(' ', '\n', ',');
        return space < 0 ? text.Length : space;
    }

    private static int MaskLength(ReadOnlySpan<char> text)
    {
        var end = text[1..].IndexOfAnyExcept(MaskLetters);
        return end > 0 && text[end + 1] == ']' ? end + 2 : 0;
    }

    /// <summary>A letter or digit in lower case without its accent; NUL for anything else.</summary>
    private static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u00C0' => '\0',
        _ => FoldBeyondAscii(c),
    };

    private static char FoldBeyondAscii(char c) => char.ToLowerInvariant(c) switch
    {
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' or 'ā' => 'a',
        'ç' or 'č' => 'c',
        'è' or 'é' or 'ê' or 'ë' or 'ē' => 'e',
        'ì' or 'í' or 'î' or 'ï' or 'ī' => 'i',
        'ñ' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' or 'ō' => 'o',
        'ù' or 'ú' or 'û' or 'ü' or 'ū' => 'u',
        'ŵ' or 'ẁ' or 'ẃ' or 'ẅ' => 'w',
        'ý' or 'ÿ' or 'ŷ' or 'ỳ' => 'y',
        'š' => 's',
        'ž' => 'z',
        var lower => char.IsLetterOrDigit(lower) ? lower : '\0',
    };
}
