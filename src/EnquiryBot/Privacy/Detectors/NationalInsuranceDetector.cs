namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// National Insurance numbers: two prefix letters, six digits, a suffix A to D (HMRC manual NIM39110). Without the suffix
/// only when written in pairs or called one. QQ, HMRC's own example prefix, counts too.
/// </summary>
internal sealed class NationalInsuranceDetector : IPersonalDataDetector
{
    private const int Digits = 6;

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        for (var i = 0; i + 1 < text.Value.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i - 1]) && IsPrefix(char.ToUpperInvariant(text[i]), char.ToUpperInvariant(text[i + 1]))
                && EndOf(text, i) is { } end)
            {
                found.Add(new PersonalDataFind(PersonalDataKind.NationalInsuranceNumber, i, end));
            }
        }
    }

    private static bool IsPrefix(char first, char second)
    {
        if (!char.IsAsciiLetterUpper(first) || !char.IsAsciiLetterUpper(second))
        {
            return false;
        }

        return (first, second) switch
        {
            ('Q', 'Q') => true,
            ('B', 'G') or ('G', 'B') or ('K', 'N') or ('N', 'K') or ('N', 'T') or ('T', 'N') or ('Z', 'Z') => false,
            _ => !"DFIQUV".Contains(first) && !"DFIQUVO".Contains(second),
        };
    }

    private static int? EndOf(FoldedText text, int start)
    {
        var (place, gaps) = (start + 2, 0);
        for (var digit = 0; digit < Digits; digit++)
        {
            var at = SkipGap(text, place);
            if (!char.IsAsciiDigit(text[at]))
            {
                return null;
            }

            gaps += at > place && digit is 2 or 4 ? 1 : 0;
            place = at + 1;
        }

        var suffix = SkipGap(text, place);
        if (text[suffix] is (>= 'A' and <= 'D') or (>= 'a' and <= 'd') && !char.IsAsciiLetterOrDigit(text[suffix + 1]))
        {
            return suffix + 1;
        }

        var saidSo = gaps == 2 || Cues.Precedes(text, start, Cues.NationalInsurance);
        return saidSo && !char.IsAsciiLetterOrDigit(text[place]) ? place : null;
    }

    private static int SkipGap(FoldedText text, int place)
    {
        var end = place;
        while (end < place + 3 && text[end] is ' ' or '-' or '.' or '/')
        {
            end++;
        }

        return end;
    }
}
