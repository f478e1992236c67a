using System.Buffers;
using EnquiryBot.Language;

namespace EnquiryBot.Safeguarding;

/// <summary>
/// Reads phrases as editors write them in <c>safeguarding.yaml</c>; its head explains the signs: <c>(a|b c)</c>, <c>word?</c>,
/// <c>begin*</c>, <c>=word</c>, <c>&lt;list&gt;</c>, <c>..</c> and <c>...</c>.
/// </summary>
internal sealed class PhraseSyntax(Vocabulary vocabulary, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
{
    private const int FewWords = 3;
    private const int ManyWords = 8;
    private const int ShortestBeginning = 2;

    private const string Vowels = "aeiouwy";

    private static readonly SearchValues<char> Signs = SearchValues.Create("()<>|?*=");

    private readonly Dictionary<(string Word, bool IsWelsh), HashSet<int>> _forms = [];
    private readonly Dictionary<(string Part, bool IsWelsh), PhrasePiece> _pieces = [];

    /// <summary>Reads a phrase.</summary>
    /// <param name="text">The phrase.</param>
    /// <param name="isWelsh">Whether its words may also be mutated.</param>
    /// <param name="phrases">Takes the phrase when it is right.</param>
    /// <returns>What is wrong with the phrase, one sentence; null when nothing is.</returns>
    public string? Read(string text, bool isWelsh, ICollection<Phrase> phrases)
    {
        var pieces = new List<PhrasePiece>();
        var gap = 0;
        foreach (var part in Parts(text))
        {
            if (part is ".." or "...")
            {
                gap = Math.Max(gap, part.Length == 2 ? FewWords : ManyWords);
                continue;
            }

            if (ReadPiece(part, gap, isWelsh, pieces) is { } fault)
            {
                return fault;
            }

            gap = 0;
        }

        if (pieces.Count == 0 || pieces[0].Gap > 0 || gap > 0)
        {
            return "A phrase begins and ends with a word, not with dots.";
        }

        var phrase = new Phrase(pieces);
        if (pieces.TrueForAll(p => p.MayBeLeftOut))
        {
            return "Every word of the phrase may be left out: one must stay.";
        }

        if (phrase.Reach > Phrase.LongestReach)
        {
            return $"The phrase reaches over more than {Phrase.LongestReach} words: use fewer dots.";
        }

        phrases.Add(phrase);
        return null;
    }

    /// <summary>What is wrong with a word that stands in a list or a group; null when nothing is.</summary>
    public static string? FaultOf(string word)
    {
        var (bare, form) = Bare(word);
        if (bare.AsSpan().ContainsAny(Signs))
        {
            return $"'{word}' cannot be read: a sign stands in the wrong place.";
        }

        if (MessageWords.CountOf(bare) != 1)
        {
            return $"'{word}' must be one word of letters or digits; write e-mail as two words.";
        }

        return form == WordForm.Beginning && bare.Length < ShortestBeginning ? $"'{word}' is too short: a beginning has two letters or more." : null;
    }

    private static IEnumerable<string> Parts(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (depth == 0 && char.IsWhiteSpace(text[i])))
            {
                if (i > start)
                {
                    yield return text[start..i];
                }

                start = i + 1;
                continue;
            }

            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
        }
    }

    private string? ReadPiece(string part, int gap, bool isWelsh, List<PhrasePiece> pieces)
    {
        var mayBeLeftOut = part.EndsWith('?');
        var bare = mayBeLeftOut ? part[..^1] : part;
        if (!_pieces.TryGetValue((bare, isWelsh), out var piece))
        {
            if (ReadChoices(bare, isWelsh, out piece) is { } fault)
            {
                return fault;
            }

            _pieces.Add((bare, isWelsh), piece);
        }

        pieces.Add(piece with { Gap = gap, MayBeLeftOut = mayBeLeftOut });
        return null;
    }

    private string? ReadChoices(string part, bool isWelsh, out PhrasePiece piece)
    {
        piece = new PhrasePiece(0, [], [], false);
        var isGroup = part.StartsWith('(');
        if (isGroup && !part.EndsWith(')'))
        {
            return $"The bracket of '{part}' is not closed.";
        }

        var choices = new List<string>();
        foreach (var choice in isGroup ? part[1..^1].Split('|') : [part])
        {
            if (ReadChoice(choice.Trim(), choices) is { } fault)
            {
                return fault;
            }
        }

        var words = choices.ConvertAll(choice => Words(choice, isWelsh));
        piece = piece with { Words = [.. words.Where(w => w.Length == 1).SelectMany(w => w[0])], Sequences = [.. words.Where(w => w.Length > 1)] };
        return null;
    }

    private string? ReadChoice(string choice, List<string> choices)
    {
        if (choice.StartsWith('<') && choice.EndsWith('>'))
        {
            if (!lists.TryGetValue(choice[1..^1], out var list))
            {
                return $"There is no list '{choice[1..^1]}' under 'lists'.";
            }

            choices.AddRange(list);
            return null;
        }

        var words = choice.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return "A bracket holds words with '|' between them; one of them is empty.";
        }

        choices.Add(choice);
        return words.Select(FaultOf).FirstOrDefault(f => f is not null);
    }

    private HashSet<int>[] Words(string text, bool isWelsh) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Forms(word, isWelsh))];

    private HashSet<int> Forms(string word, bool isWelsh)
    {
        if (_forms.TryGetValue((word, isWelsh), out var known))
        {
            return known;
        }

        var (bare, form) = Bare(word);
        var folded = Unaccented.Word(bare);
        var all = isWelsh && form != WordForm.Exact ? WelshMutations.Of(folded).Prepend(folded).SelectMany(WithParticles) : [folded];
        return _forms[(word, isWelsh)] = all.Select(f => vocabulary.NumberOf(MessageWords.Single(f), form)).ToHashSet();
    }

    // After a vowel the little words yn, y, ei and eu join on: mamgu'n, mae'r, taro'i.
    private static IEnumerable<string> WithParticles(string word) =>
        Vowels.Contains(word[^1]) ? [word, word + "n", word + "r", word + "i", word + "u"] : [word];

    private static (string Bare, WordForm Form) Bare(string word) => word switch
    {
        ['=', .. var rest] => (rest, WordForm.Exact),
        [.. var rest, '*'] => (rest, WordForm.Beginning),
        _ => (word, WordForm.Plain),
    };
}
