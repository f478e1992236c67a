using System.Collections.Frozen;

namespace EnquiryBot.Privacy.Detectors;

/// <summary>What the words just before a number say that it is. English and Welsh.</summary>
internal static class Cues
{
    private const int Reach = 60;
    private const int MostWords = 6;

    /// <summary>Words that say a phone number follows.</summary>
    public static FrozenSet<string> Phone { get; } = Words(
        "phone telephone tel mobile mob cell cellphone call calling ring ringing text texting sms whatsapp fax landline answering reach contact " +
        "ffon ffonio ffonia ffoniwch symudol cysylltu cysylltwch galw galwch");

    /// <summary>Words after a number that say it was a phone number.</summary>
    public static FrozenSet<string> PhoneAfter { get; } = Words("office fax mobile mob landline");

    /// <summary>Words that say an NHS number follows.</summary>
    public static FrozenSet<string> Nhs { get; } = Words("nhs gig patient claf");

    /// <summary>Words that say a National Insurance number follows.</summary>
    public static FrozenSet<string> NationalInsurance { get; } = Words("ni nino insurance nat.ins yg gwladol");

    /// <summary>Words that say a sort code follows.</summary>
    public static FrozenSet<string> SortCode { get; } = Words("sort sortcode s/c didoli");

    /// <summary>Words that say an account number follows.</summary>
    public static FrozenSet<string> Account { get; } = Words("account acc acct a/c accnt cyfrif gyfrif nghyfrif chyfrif");

    /// <summary>Words that say the council's own number follows.</summary>
    public static FrozenSet<string> Reference { get; } = Words(
        "reference ref account acc a/c order case invoice uprn permit licence application claim ticket booking receipt " +
        "cyfeirnod cyf cyfrif gyfrif achos anfoneb trwydded cais archeb");

    /// <summary>Words near an account number that say it is one of the council's own accounts.</summary>
    public static FrozenSet<string> CouncilAccount { get; } = Words(
        "council tax rent rates rate tenancy tenant customer library benefit benefits housing water gas electricity electric business garden " +
        "cyngor treth rhent trethi cwsmer llyfrgell budd-dal tai dwr nwy trydan");

    /// <summary>Words near an account number that say it is at a bank.</summary>
    public static FrozenSet<string> Bank { get; } = Words("bank banking sort sortcode building debit banc didoli debyd");

    private static readonly FrozenSet<string> Fillers = Words(
        "is are was no num number numbers code my the a our your his her their it its it's me us him them on at in to back or and again also please " +
        "you can new home work day evening s yw ydy ydi yn ar i fi fy ni rhif cod y yr ei eich ein newydd neu a'r");

    /// <summary>Whether a cue stands before a place with only filler words between, in the same stretch of text.</summary>
    public static bool Precedes(FoldedText text, int place, FrozenSet<string> cues)
    {
        var end = place;
        for (var words = 0; words < MostWords && WordBefore(text, place, ref end) is { } word; words++)
        {
            if (!Fillers.Contains(word))
            {
                return cues.Contains(word);
            }
        }

        return false;
    }

    /// <summary>Whether a word of the set stands within reach before a place.</summary>
    public static bool IsNear(FoldedText text, int place, FrozenSet<string> cues)
    {
        var end = place;
        while (WordBefore(text, place, ref end) is { } word)
        {
            if (cues.Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word right after a place is one of the set.</summary>
    public static bool Follows(FoldedText text, int place, FrozenSet<string> cues)
    {
        var start = place;
        while (start < place + 2 && text[start] is ' ' or '-' or ',')
        {
            start++;
        }

        if (!char.IsAsciiLetter(text[start]))
        {
            return false;
        }

        var end = start;
        while (end < start + 12 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return cues.Contains(text.Value[start..end].ToLowerInvariant());
    }

    /// <summary>The word that ends at or before a place, which moves to its start; null when a digit, the end of a sentence, a masked item or the reach comes first.</summary>
    private static string? WordBefore(FoldedText text, int from, ref int end)
    {
        var least = Math.Max(0, from - Reach);
        while (end > least && !IsOfWord(text[end - 1]))
        {
            end--;
            if (char.IsDigit(text[end]) || text[end] is FoldedText.Opaque or '?' or '!' || (text[end] == '.' && EndsSentence(text, end)))
            {
                end = least;
            }
        }

        var last = end;
        while (end > least && IsOfWord(text[end - 1]))
        {
            end--;
        }

        return end < last ? Plain(text.Value[end..last]) : null;
    }

    private static bool IsOfWord(char character) => char.IsLetter(character) || character is '\'' or '/';

    // "Tel. 01632" and "a/c no. 123" go on after the full stop.
    private static bool EndsSentence(FoldedText text, int stop)
    {
        var start = stop;
        while (start > stop - 5 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return start <= stop - 5;
    }

    private static string Plain(string word) => word.ToLowerInvariant().Replace('ô', 'o').Replace('ŵ', 'w').Replace('ŷ', 'y').Trim('\'', '/');

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
