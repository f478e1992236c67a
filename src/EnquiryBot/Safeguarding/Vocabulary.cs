namespace EnquiryBot.Safeguarding;

/// <summary>How a word of a phrase is met by a word of a message.</summary>
internal enum WordForm
{
    /// <summary>The same word, or one with a single slip when the word is long.</summary>
    Plain,

    /// <summary>The same word, no slip.</summary>
    Exact,

    /// <summary>Any word that begins so.</summary>
    Beginning,
}

/// <summary>
/// Every word of every phrase, each with a number. A slip is a letter too many, one too few, a wrong one or two swapped, after the
/// first letter; it is forgiven in words of six letters or more, because shorter words become one another too easily.
/// </summary>
internal sealed class Vocabulary
{
    private const int LeastForSlip = 6;
    private const int LongestWord = 40;
    private const int ShortestBeginning = 2;

    private readonly Dictionary<(string Word, WordForm Form), int> _numbers = [];
    private readonly Dictionary<string, List<int>> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Word, int Number)>> _shortened = new(StringComparer.Ordinal);

    /// <summary>How many words there are.</summary>
    public int Count => _numbers.Count;

    /// <summary>The number of a word; it is added when it is new.</summary>
    public int NumberOf(string word, WordForm form)
    {
        if (_numbers.TryGetValue((word, form), out var known))
        {
            return known;
        }

        var number = _numbers.Count;
        _numbers.Add((word, form), number);
        ListAt(form == WordForm.Beginning ? _beginnings : _whole, word).Add(number);
        if (form == WordForm.Plain && word.Length >= LeastForSlip)
        {
            ListAt(_shortened, word).Add((word, number));
            for (var i = 1; i < word.Length; i++)
            {
                ListAt(_shortened, word.Remove(i, 1)).Add((word, number));
            }
        }

        return number;
    }

    /// <summary>Lets a spelling stand for a word wherever a phrase has the word.</summary>
    public void AddSpelling(string word, string spelling)
    {
        if (_whole.TryGetValue(word, out var numbers))
        {
            ListAt(_whole, spelling).AddRange(numbers);
        }
    }

    /// <summary>Adds the numbers of the words of phrases that a word of a message meets; a number may come up twice.</summary>
    public void Find(ReadOnlySpan<char> word, List<int> into)
    {
        if (word.Length > LongestWord)
        {
            return;
        }

        if (_whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var whole))
        {
            into.AddRange(whole);
        }

        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestBeginning; length <= word.Length; length++)
        {
            if (beginnings.TryGetValue(word[..length], out var numbers))
            {
                into.AddRange(numbers);
            }
        }

        // A word that phrases have is meant as it stands; it is not another one with a slip.
        if (whole is null && word.Length >= LeastForSlip - 1)
        {
            FindWithSlip(word, into);
        }
    }

    private void FindWithSlip(ReadOnlySpan<char> word, List<int> into)
    {
        var shortened = _shortened.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> rest = stackalloc char[LongestWord];
        for (var left = 0; left < word.Length; left++)
        {
            // Left out: nothing the first time round, then each letter but the first.
            word[..left].CopyTo(rest);
            word[(left == 0 ? 0 : left + 1)..].CopyTo(rest[left..]);
            if (shortened.TryGetValue(rest[..(left == 0 ? word.Length : word.Length - 1)], out var candidates))
            {
                foreach (var (candidate, number) in candidates)
                {
                    AddWhenOneApart(word, candidate, number, into);
                }
            }
        }
    }

    private static void AddWhenOneApart(ReadOnlySpan<char> word, string candidate, int number, List<int> into)
    {
        if (!into.Contains(number) && IsOneApart(word, candidate))
        {
            into.Add(number);
        }
    }

    private static bool IsOneApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        if (same == 0)
        {
            return false;
        }

        var restOfA = a[same..];
        var restOfB = b[same..];
        return (restOfA.Length - restOfB.Length) switch
        {
            1 => restOfA[1..].SequenceEqual(restOfB),
            -1 => restOfB[1..].SequenceEqual(restOfA),
            0 => restOfA[1..].SequenceEqual(restOfB[1..])
                || (restOfA.Length > 1 && restOfA[0] == restOfB[1] && restOfA[1] == restOfB[0] && restOfA[2..].SequenceEqual(restOfB[2..])),
            _ => false,
        };
    }

    private static List<T> ListAt<T>(Dictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
