namespace EnquiryBot.Privacy.Detectors;

/// <summary>How the sign in an e-mail address is written.</summary>
internal enum AtForm
{
    /// <summary>name@example.org.</summary>
    Glued,

    /// <summary>name @ example.org.</summary>
    Spaced,

    /// <summary>name (at) example.org, name[@]example.org, name-at-example.org.</summary>
    Bracketed,

    /// <summary>name at example dot org.</summary>
    Word,
}

/// <summary>The sign in an e-mail address with the spaces around it.</summary>
internal readonly record struct AtSign(AtForm Form, int Start, int End)
{
    private const int MostSpaces = 3;
    private const string Openers = "([{<-_*";
    private const string Closers = ")]}>-_*";

    /// <summary>The sign whose core, "@" or "at", begins at a place; null when none does.</summary>
    public static AtSign? Read(FoldedText text, int place)
    {
        var symbol = text[place] == '@';
        if (!symbol && !(text[place] is 'a' or 'A' && text[place + 1] is 't' or 'T'))
        {
            return null;
        }

        var (before, after) = (Before(text, place), After(text, place + (symbol ? 1 : 2)));
        var (opener, closer) = (Openers.IndexOf(text[before - 1]), Closers.IndexOf(text[after]));
        if (opener >= 0 && opener == closer)
        {
            return new AtSign(AtForm.Bracketed, Before(text, before - 1), After(text, after + 1));
        }

        var spaced = before < place || after > place + (symbol ? 1 : 2);
        if (symbol)
        {
            return new AtSign(spaced ? AtForm.Spaced : AtForm.Glued, before, after);
        }

        return before < place && after > place + 2 ? new AtSign(AtForm.Word, before, after) : null;
    }

    internal static int Before(FoldedText text, int place)
    {
        var start = place;
        while (start > place - MostSpaces && text[start - 1] == ' ')
        {
            start--;
        }

        return start;
    }

    internal static int After(FoldedText text, int place)
    {
        var end = place;
        while (end < place + MostSpaces && text[end] == ' ')
        {
            end++;
        }

        return end;
    }
}
