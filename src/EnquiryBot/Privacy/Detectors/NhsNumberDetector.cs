namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// NHS numbers: ten digits, the last of which is a modulus-11 check (NHS Data Dictionary, "NHS NUMBER"). One number in
/// eleven passes by chance, so ten digits in one piece that the words call a reference, or a sum of money, are left.
/// </summary>
internal sealed class NhsNumberDetector : IPersonalDataDetector
{
    private const int Digits = 10;

    private static readonly int[][] Shapes = [[3, 3, 4]];

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        var window = new NumberWindow(text, Digits);
        for (var group = 0; group < text.Digits.Count; group++)
        {
            var fits = window.StartAt(group);
            while (fits && window.Digits.Length < Digits)
            {
                fits = window.Grow();
            }

            if (fits && PassesCheck(window.Digits) && IsWrittenAsOne(text, window))
            {
                found.Add(new PersonalDataFind(PersonalDataKind.NhsNumber, window.Start, window.End));
            }
        }
    }

    private static bool PassesCheck(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Digits - 1; i++)
        {
            sum += (digits[i] - '0') * (Digits - i);
        }

        var check = 11 - (sum % 11);
        return (check == 11 ? 0 : check) == digits[^1] - '0';
    }

    private static bool IsWrittenAsOne(FoldedText text, NumberWindow window)
    {
        if (window.Groups > 1)
        {
            return window.IsOneOf(Shapes) || window.AllGroupsAre(1) || Cues.Precedes(text, window.Start, Cues.Nhs);
        }

        var isOther = Cues.Precedes(text, window.Start, Cues.Reference) || text[window.Start - 1] is '£' or '$' or '€';
        return !isOther || Cues.IsNear(text, window.Start, Cues.Nhs);
    }
}
