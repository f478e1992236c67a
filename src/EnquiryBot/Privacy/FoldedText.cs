using System.Globalization;
using System.Text;

namespace EnquiryBot.Privacy;

/// <summary>
/// A text as a detector reads it: other scripts' digits, full-width and look-alike letters as ASCII, every space a space,
/// every dash a hyphen, invisible characters gone, and each name such as [email] one opaque character. It remembers where
/// each character stood, so that a find can be cut out of the text as typed.
/// </summary>
internal sealed class FoldedText
{
    /// <summary>Stands for a name that is already in the text: no detector matches it or reads across it.</summary>
    public const char Opaque = '\uFFFC';

    // Cyrillic and Greek letters that look like Latin ones: enough to hide a postcode, a National Insurance number or an IBAN.
    private const string LookAlikes = "АAВBЕEКKМMНHОOРPСCТTХXаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

    private readonly StringBuilder _folded;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    public FoldedText(string original)
    {
        _folded = new StringBuilder(original.Length);
        _starts = new List<int>(original.Length);
        _ends = new List<int>(original.Length);
        for (var i = 0; i < original.Length;)
        {
            i += FoldAt(original, i);
        }

        Value = _folded.ToString();
        Digits = FindDigits(Value);
    }

    /// <summary>The folded text.</summary>
    public string Value { get; }

    /// <summary>The unbroken groups of digits, in order.</summary>
    public IReadOnlyList<DigitGroup> Digits { get; }

    /// <summary>The character at a place, or NUL outside the text.</summary>
    public char this[int index] => (uint)index < (uint)Value.Length ? Value[index] : '\0';

    /// <summary>Where a find begins and ends in the text as typed.</summary>
    public (int Start, int End) InOriginal(int start, int end) => (_starts[start], _ends[end - 1]);

    private int FoldAt(string original, int index)
    {
        if (original[index] == '[' && PersonalDataNames.LengthAt(original, index) is > 0 and var name)
        {
            Append(Opaque, index, name);
            return name;
        }

        var valid = Rune.TryGetRuneAt(original, index, out var rune);
        var length = valid ? rune.Utf16SequenceLength : 1;
        if ((valid ? Fold(rune) : Opaque) is { } folded)
        {
            Append(folded, index, length);
        }
        else if (_ends.Count > 0)
        {
            // An accent or keycap belongs to the character before it and is cut out with it.
            _ends[^1] = index + length;
        }

        return length;
    }

    private void Append(char folded, int index, int length)
    {
        _folded.Append(folded);
        _starts.Add(index);
        _ends.Add(index + length);
    }

    /// <summary>The ASCII character that a reader sees, the character itself, or null for what nobody sees.</summary>
    private static char? Fold(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or 0x85 or 0x2028 or 0x2029 => '\n',
        '\t' or 0x2800 => ' ',
        < 0x20 or 0x7F => null,
        < 0x7F => (char)rune.Value,
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => null, // Hangul fillers are letters that show nothing.
        0x2018 or 0x2019 or 0x2032 or 0xFF07 => '\'',
        0x2212 => '-',
        0xB7 or 0x2022 or 0x2024 or 0x2219 or 0x3002 or 0xFE52 or 0xFF61 => '.',
        0xFE6B => '@',
        >= 0xFF01 and <= 0xFF5E => (char)(rune.Value - 0xFEE0),
        >= 0x24B6 and <= 0x24CF => (char)('A' + rune.Value - 0x24B6),
        >= 0x24D0 and <= 0x24E9 => (char)('a' + rune.Value - 0x24D0),
        >= 0x1D400 and <= 0x1D6A3 => Latin((rune.Value - 0x1D400) % 52),
        _ => FoldByCategory(rune),
    };

    private static char Latin(int index) => (char)(index < 26 ? 'A' + index : 'a' + index - 26);

    private static char? FoldByCategory(Rune rune)
    {
        if (LookAlikes.IndexOf((char)Math.Min(rune.Value, 0xFFFF)) is >= 0 and var place && place % 2 == 0)
        {
            return LookAlikes[place + 1];
        }

        // GetDigitValue, unlike the decimal one, also reads circled and superscript digits.
        if (CharUnicodeInfo.GetDigitValue(rune.ToString(), 0) is >= 0 and <= 9 and var digit)
        {
            return (char)('0' + digit);
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Control => null,
            UnicodeCategory.SpaceSeparator => ' ',
            UnicodeCategory.DashPunctuation => '-',
            _ => rune.IsBmp ? (char)rune.Value : Opaque,
        };
    }

    private static List<DigitGroup> FindDigits(string text)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            groups.Add(new DigitGroup(start, i));
        }

        return groups;
    }
}

/// <summary>An unbroken group of digits.</summary>
/// <param name="Start">Its first digit.</param>
/// <param name="End">The place after its last digit.</param>
internal readonly record struct DigitGroup(int Start, int End)
{
    public int Length => End - Start;
}
