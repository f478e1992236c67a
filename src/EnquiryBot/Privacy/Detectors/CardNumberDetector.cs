namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// Payment cards: 13 to 19 digits that begin with 2 to 6 (the industries of ISO/IEC 7812 that issue them), pass the Luhn
/// check and are written in one piece or grouped as on a card.
/// </summary>
internal sealed class CardNumberDetector : IPersonalDataDetector
{
    private const int Shortest = 13;
    private const int Longest = 19;
    private const int LongestEvenGroup = 5;

    private static readonly int[][] Shapes = [[4, 6, 5], [4, 6, 4], [8, 8], [6, 13], [6, 10]];

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        var window = new NumberWindow(text, Longest);
        for (var group = 0; group < text.Digits.Count; group++)
        {
            if (text[text.Digits[group].Start] is < '2' or > '6' || !window.StartAt(group))
            {
                continue;
            }

            do
            {
                if (window.Digits.Length >= Shortest && PassesLuhn(window.Digits) && IsGroupedLikeACard(window))
                {
                    found.Add(new PersonalDataFind(PersonalDataKind.CardNumber, window.Start, window.End));
                }
            }
            while (window.Grow());
        }
    }

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }

    private static bool IsGroupedLikeACard(NumberWindow window)
    {
        if (window.Groups == 1 || window.IsOneOf(Shapes))
        {
            return true;
        }

        var length = window.GroupLength(0);
        for (var group = 1; group < window.Groups - 1; group++)
        {
            if (window.GroupLength(group) != length)
            {
                return false;
            }
        }

        return length <= LongestEvenGroup && window.GroupLength(window.Groups - 1) <= length;
    }
}
