using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// Phone numbers: British ones by Ofcom's numbering plan, international ones with + or 00, North American ones by their
/// shape, and any other when the words around it say so.
/// </summary>
internal sealed class PhoneNumberDetector : IPersonalDataDetector
{
    private const int LongestInternational = 15; // ITU-T E.164
    private const int LongestWritten = 18; // the same after an exit prefix and with a national nought
    private const int ShortestInternational = 8;
    private const int LongestBritish = 11;
    private const int ShortestBySaying = 6;
    private const int ShortestInOnePiece = 7;

    // Area codes whose local numbers may have five digits (Ofcom, "01 area codes with mixed-length numbers"), and freephone.
    private static readonly FrozenSet<string> WithShortNumbers = (
        "01204 01208 01254 01276 01297 01298 01363 01364 01384 01386 01404 01420 01460 01461 01480 01488 01524 01527 01562 01566 01606 01629 " +
        "01635 01647 01659 01695 01697 01726 01744 01750 01768 01827 01837 01884 01900 01905 01935 01946 01949 01963 01995")
        .Split(' ').ToFrozenSet();

    private static readonly int[][] NorthAmericanShapes = [[3, 3, 4], [1, 3, 3, 4]];
    private static readonly int[][] SortCodeShapes = [[2, 2, 2, 8], [2, 2, 2, 4, 4]];
    private static readonly int[][] DateShapes = [[2, 2, 2], [2, 2, 4], [1, 2, 4], [1, 1, 4], [2, 1, 4], [4, 2, 2]];

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        var window = new NumberWindow(text, LongestWritten);
        for (var group = 0; group < text.Digits.Count; group++)
        {
            var start = text.Digits[group].Start;
            var end = HasPlus(text, start) ? International(window, group, prefix: 0)
                : text[start - 1] is '£' or '$' or '€' ? null
                : British(text, window, group) ?? WithoutPlus(text, window, group) ?? NorthAmerican(text, window, group) ?? BySaying(text, window, group);
            if (end is { } last)
            {
                found.Add(new PersonalDataFind(PersonalDataKind.PhoneNumber, WithSigns(text, start, last), WithExtension(text, last)));
            }
        }
    }

    private static bool HasPlus(FoldedText text, int start) => text[start - 1] == '+' || (text[start - 1] == ' ' && text[start - 2] == '+');

    /// <summary>The end of the longest international number from a group on, after the digits of an exit prefix.</summary>
    private static int? International(NumberWindow window, int group, int prefix)
    {
        int? end = null;
        for (var fits = window.StartAt(group); fits; fits = window.Grow())
        {
            if (!(prefix > 0 && window.IsOneOf(SortCodeShapes)) && IsInternational(window.Digits[Math.Min(prefix, window.Digits.Length)..]))
            {
                end = window.End;
            }
        }

        return end;
    }

    private static bool IsInternational(ReadOnlySpan<char> digits)
    {
        if (!digits.StartsWith("44"))
        {
            return digits.Length is >= ShortestInternational and <= LongestInternational && digits[0] != '0';
        }

        var national = digits[2..].TrimStart('0');
        return national.Length is 9 or 10;
    }

    private static int? WithoutPlus(FoldedText text, NumberWindow window, int group)
    {
        var digits = text.Value.AsSpan(text.Digits[group].Start, text.Digits[group].Length);
        var goesOn = text[text.Digits[group].Start - 1] is ' ' or '-' or '.' && char.IsAsciiDigit(text[text.Digits[group].Start - 2]);
        if (goesOn && digits.Length == 2)
        {
            return null; // A pair inside a longer number, such as a sort code's last, is no country code.
        }

        if (digits.StartsWith("44") && (digits.Length == 2 ? text[text.Digits[group].End + 1] : digits[2]) == '7')
        {
            return International(window, group, prefix: 0) is { } mobile && DigitsUpTo(text, group, mobile) == 12 ? mobile : null;
        }

        if (!digits.StartsWith("00") || (digits.Length > 2 && digits[2] == '0') || International(window, group, prefix: 2) is not { } end)
        {
            return null;
        }

        // A reference is often padded with noughts; an international number in one piece needs a neighbour's code or a word.
        var inOnePiece = end == text.Digits[group].End;
        return !inOnePiece || digits.StartsWith("0044") || digits.StartsWith("00353") || Cues.Precedes(text, text.Digits[group].Start, Cues.Phone) ? end : null;
    }

    private static int DigitsUpTo(FoldedText text, int group, int end) =>
        text.Digits.Skip(group).TakeWhile(g => g.End <= end).Sum(g => g.Length);

    private static int? British(FoldedText text, NumberWindow window, int group)
    {
        var start = text.Digits[group].Start;
        if (text[start] != '0' || (char.IsAsciiLetter(text[start - 1]) && text[start + 1] != '7'))
        {
            return null;
        }

        int? end = null;
        for (var fits = window.StartAt(group); fits && window.Digits.Length <= LongestBritish; fits = window.Grow())
        {
            if (IsBritish(window.Digits) && IsGroupedLikeAPhone(window))
            {
                end = window.End;
            }
        }

        return end;
    }

    private static bool IsBritish(ReadOnlySpan<char> digits) => digits.Length switch
    {
        11 => digits[1] is not ('0' or '4' or '6'),
        10 => digits.StartsWith("0800") || digits.StartsWith("0500") || WithShortNumbers.Contains(digits[..5].ToString()),
        _ => false,
    };

    // Digits in ones and twos are also how dates and lists look: only when they are the whole number.
    private static bool IsGroupedLikeAPhone(NumberWindow window) =>
        window.GroupLength(0) >= 3
        || window.AllGroupsAre(1)
        || (window.Groups >= 5 && window.IsWhole && window.LongestGroup <= 3);

    private static int? NorthAmerican(FoldedText text, NumberWindow window, int group)
    {
        for (var fits = window.StartAt(group); fits && window.Digits.Length <= LongestBritish; fits = window.Grow())
        {
            if (window.IsOneOf(NorthAmericanShapes) && text.Value.AsSpan(window.Start, window.End - window.Start).IndexOfAny("-.)") >= 0)
            {
                return window.End;
            }
        }

        return null;
    }

    private static int? BySaying(FoldedText text, NumberWindow window, int group)
    {
        var (fits, said) = (window.StartAt(group), Cues.Precedes(text, text.Digits[group].Start, Cues.Phone));
        while (fits && window.Digits.Length < LongestInternational && window.Grow())
        {
        }

        var least = window.Groups == 1 ? ShortestInOnePiece : ShortestBySaying;
        return fits && window.Digits.Length >= least && !IsDate(window) && (said || Cues.Follows(text, window.End, Cues.PhoneAfter)) ? window.End : null;
    }

    private static bool IsDate(NumberWindow window)
    {
        if (!window.IsOneOf(DateShapes))
        {
            return false;
        }

        var digits = window.Digits;
        return window.GroupLength(0) == 4 || (digits[0] <= '3' && digits[window.GroupLength(0)] <= '3');
    }

    private static int WithSigns(FoldedText text, int start, int end)
    {
        start = HasPlus(text, start) ? start - (text[start - 1] == '+' ? 1 : 2) : start;
        var number = text.Value.AsSpan(start, end - start);
        return text[start - 1] == '(' && number.IndexOfAny('(', ')') is >= 0 and var bracket && number[bracket] == ')' ? start - 1 : start;
    }

    private static int WithExtension(FoldedText text, int end)
    {
        var place = text[end] == ' ' ? end + 1 : end;
        var word = place;
        while (char.IsAsciiLetter(text[word]) && word < place + 10)
        {
            word++;
        }

        if (text.Value[place..word].ToLowerInvariant() is not ("x" or "ext" or "extension" or "est"))
        {
            return end;
        }

        word += text[word] == '.' ? 1 : 0;
        word += text[word] == ' ' ? 1 : 0;
        var digits = word;
        while (char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        return digits - word is >= 1 and <= 6 ? digits : end;
    }
}
