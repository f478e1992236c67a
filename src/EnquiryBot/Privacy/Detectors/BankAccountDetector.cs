using System.Buffers;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>
/// UK sort codes (six digits) and bank account numbers (eight): a sort code when the words say so or an account number
/// stands beside it, an account number beside a sort code or when the words say so and do not mean a council account.
/// </summary>
internal sealed class BankAccountDetector : IPersonalDataDetector
{
    private const int SortCodeDigits = 6;
    private const int AccountDigits = 8;
    private const int MostBetween = 60;

    private static readonly int[][] SortCodeShapes = [[2, 2, 2]];
    private static readonly int[][] AccountShapes = [[4, 4], [3, 5], [5, 3], [2, 6], [6, 2]];

    private static readonly SearchValues<char> Joiners = SearchValues.Create(" ,;/-\n&+|");

    public void Find(FoldedText text, List<PersonalDataFind> found)
    {
        var window = new NumberWindow(text, AccountDigits);
        for (var group = 0; group < text.Digits.Count; group++)
        {
            if (Read(window, group, AccountDigits) is { } account && IsBankAccount(text, account.Start))
            {
                found.Add(new PersonalDataFind(PersonalDataKind.AccountNumber, account.Start, account.End));
            }

            if (Read(window, group, SortCodeDigits) is { } sortCode)
            {
                FindPair(text, window, group, sortCode, found);
            }
        }
    }

    private static void FindPair(FoldedText text, NumberWindow window, int group, Number sortCode, List<PersonalDataFind> found)
    {
        var after = Read(window, group + sortCode.Groups, AccountDigits);
        var before = group > 0 ? Read(window, group - 1, AccountDigits) : null;
        before ??= group > 1 ? Read(window, group - 2, AccountDigits) : null;
        var saidSo = Cues.Precedes(text, sortCode.Start, Cues.SortCode);
        var (accountAfter, accountBefore) = (
            after is { } a && BelongsTo(text, sortCode, a, sortCode.End, a.Start, saidSo),
            before is { } b && b.End <= sortCode.Start && BelongsTo(text, sortCode, b, b.End, sortCode.Start, saidSo));

        if (saidSo || accountAfter || accountBefore)
        {
            found.Add(new PersonalDataFind(PersonalDataKind.SortCode, sortCode.Start, sortCode.End));
        }

        if (accountAfter)
        {
            found.Add(new PersonalDataFind(PersonalDataKind.AccountNumber, after!.Value.Start, after.Value.End));
        }

        if (accountBefore)
        {
            found.Add(new PersonalDataFind(PersonalDataKind.AccountNumber, before!.Value.Start, before.Value.End));
        }
    }

    private static bool BelongsTo(FoldedText text, Number sortCode, Number account, int from, int to, bool saidSo)
    {
        var between = text.Value.AsSpan(from, to - from);
        if (between.Length > MostBetween || between.Contains(FoldedText.Opaque))
        {
            return false;
        }

        var adjacent = between.Length <= 3 && between.IndexOfAnyExcept(Joiners) < 0;
        var inPairs = sortCode.Groups == 3;
        return (adjacent && (inPairs || saidSo || Cues.IsNear(text, Math.Min(sortCode.Start, account.Start), Cues.Bank)))
            || (saidSo && !MeansCouncil(text, account.Start))
            || (inPairs && IsBankAccount(text, account.Start));
    }

    private static bool IsBankAccount(FoldedText text, int start) =>
        Cues.Precedes(text, start, Cues.Account) && !MeansCouncil(text, start);

    private static bool MeansCouncil(FoldedText text, int start) =>
        Cues.IsNear(text, start, Cues.CouncilAccount) && !Cues.IsNear(text, start, Cues.Bank);

    /// <summary>A number of exactly so many digits from a group on, in one piece or in even pieces; null when there is none.</summary>
    private static Number? Read(NumberWindow window, int group, int digits)
    {
        var fits = window.StartAt(group);
        while (fits && window.Digits.Length < digits)
        {
            fits = window.Grow();
        }

        return fits && window.Digits.Length == digits && (window.Groups == 1 || window.IsOneOf(digits == SortCodeDigits ? SortCodeShapes : AccountShapes))
            ? new Number(window.Start, window.End, window.Groups)
            : null;
    }

    private readonly record struct Number(int Start, int End, int Groups);
}
