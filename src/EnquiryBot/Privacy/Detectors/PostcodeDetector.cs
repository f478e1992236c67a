using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>UK postcodes in either case, with or without the space, and British Forces numbers (BFPO 12).</summary>
internal sealed class PostcodeDetector : IPersonalDataDetector
{
    private const string Forces = "BFPO";

    // "The m1 2nd exit", "flat b1 3rd floor": shaped like postcodes, meant as ordinals.
    private static readonly FrozenSet<string> AfterOrdinals =
        new[] { "floor", "exit", "junction", "turning", "door", "house", "left", "right", "day", "time", "week", "month", "year", "quarter" }.ToFrozenSet();

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        for (var i = 0; i < text.Value.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]) || char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                continue;
            }

            if (PostcodeAt(text, i) is { } find)
            {
                found.Add(find);
            }
            else if (ForcesAt(text, i) is { } forces)
            {
                found.Add(forces);
            }
        }
    }

    private static PersonalDataFind? PostcodeAt(FoldedText text, int start)
    {
        for (var length = 4; length >= 2; length--)
        {
            if (start + length >= text.Value.Length)
            {
                continue;
            }

            var incode = SkipGap(text, start + length);
            if (incode + 3 <= text.Value.Length && !char.IsAsciiLetterOrDigit(text[incode + 3])
                && Postcode.TryCompose(text.Value.AsSpan(start, length), text.Value.AsSpan(incode, 3), out var postcode)
                && !IsOrdinal(text, incode))
            {
                return new PersonalDataFind(PersonalDataKind.Postcode, start, incode + 3, postcode);
            }
        }

        return null;
    }

    private static PersonalDataFind? ForcesAt(FoldedText text, int start)
    {
        if (string.Compare(text.Value, start, Forces, 0, Forces.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        var digits = SkipGap(text, start + Forces.Length);
        var end = digits;
        while (char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - digits is >= 1 and <= 4 ? new PersonalDataFind(PersonalDataKind.Postcode, start, end) : null;
    }

    private static bool IsOrdinal(FoldedText text, int incode) =>
        text.Value.Substring(incode + 1, 2) is "st" or "nd" or "rd" or "th" && text[incode - 1] == ' ' && Cues.Follows(text, incode + 3, AfterOrdinals);

    private static int SkipGap(FoldedText text, int place)
    {
        if (text[place] is '-' or '.' or '_')
        {
            return place + 1;
        }

        var end = place;
        while (end < place + 4 && text[end] == ' ')
        {
            end++;
        }

        return end;
    }
}
