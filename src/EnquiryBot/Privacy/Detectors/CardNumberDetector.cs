namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// Payment cards: 13 to 19 digits that begin with 2 to 6 (the industries of ISO/IEC 7812 that issue them), pass the Luhn
/// check and are written in one piece or grouped as on a card.
/// </summary>
internal sealed class CardNumberDetector : IPersonalDataDetector
{
    private const int Shortest = 13;
    private const int Longest = 19;

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
        if (window.Groups == 1 || window.Grouping is "4-6-5" or "4-6-4" or "8-8" or "6-13" or "6-10")
        {
            return true;
        }

        var (first, last) = (window.GroupLength(0), window.GroupLength(window.Groups - 1));
        var even = Enumerable.Range(0, window.Groups - 1).All(g => window.GroupLength(g) == first) && last <= first;
        return even && (first == 4 || (first <= 5 && window.IsWhole));
    }
}
