using System.Numerics;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Finds for a word that nobody knows the closest word of the corpus. The repaired text is searched beside the original and
/// never shown as the citizen's words, because a rare right word can be "repaired" too.
/// </summary>
internal sealed class SpellingRepair
{
    private const int ShortestWord = 4;

    private readonly Dictionary<string, int> _counts;
    private readonly Func<string, bool> _isKnown;
    private readonly Candidate[][] _byLength = new Candidate[42][];

    /// <summary>A repair towards the words of a corpus.</summary>
    /// <param name="counts">The words of the corpus (as they stand there) with how often each occurs.</param>
    /// <param name="isKnown">Whether a word needs no repair although the corpus lacks it.</param>
    public SpellingRepair(Dictionary<string, int> counts, Func<string, bool> isKnown)
    {
        _counts = counts;
        _isKnown = isKnown;
        var byLength = counts.Where(c => IsRepairable(c.Key)).ToLookup(c => c.Key.Length);
        for (var length = 0; length < _byLength.Length; length++)
        {
            _byLength[length] = [.. byLength[length]
                .OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new Candidate(c.Key, Letters(c.Key), Phonetic(c.Key), c.Value))];
        }
    }

    /// <summary>The words of the corpus that an unknown word was meant to be: one, two when a space is missing, none when nothing is close.</summary>
    public IReadOnlyList<string> Repair(string word)
    {
        if (!IsRepairable(word) || _counts.ContainsKey(word) || _isKnown(word))
        {
            return [];
        }

        return Closest(word) is { } closest ? [closest] : Split(word);
    }

    private static bool IsRepairable(string word) =>
        word.Length is >= ShortestWord and < 40 && !word.AsSpan().ContainsAnyInRange('0', '9');

    private string? Closest(string word)
    {
        var letters = Letters(word);
        var phonetic = Phonetic(word);
        var most = word.Length switch { < 6 => 1, < 10 => 2, _ => 3 };
        var (best, bestScore) = ((string?)null, float.MinValue);
        for (var length = Math.Max(ShortestWord, word.Length - 2); length <= Math.Min(41, word.Length + 2); length++)
        {
            foreach (var candidate in _byLength[length])
            {
                var sounds = candidate.Phonetic == phonetic;
                var allowed = sounds ? Math.Max(2, most) : most;
                // Each edit changes at most two of the letters in use.
                if (BitOperations.PopCount(letters ^ candidate.Letters) > 2 * allowed)
                {
                    continue;
                }

                var distance = Distance(word, candidate.Word, allowed);
                var score = distance > allowed ? float.MinValue : Score(word, candidate, distance, sounds);
                if (score > bestScore)
                {
                    (best, bestScore) = (candidate.Word, score);
                }
            }
        }

        return best;
    }

    private static float Score(string word, in Candidate candidate, int distance, bool sounds) =>
        -distance
        + (sounds ? 1.1f : 0)
        + (word[0] == candidate.Word[0] ? 0.5f : 0)
        + (0.2f * MathF.Log10(1 + candidate.Count));

    /// <summary>Two words of the corpus that were typed without the space between: counciltax.</summary>
    private IReadOnlyList<string> Split(string word)
    {
        for (var cut = 3; cut <= word.Length - 3; cut++)
        {
            var (left, right) = (word[..cut], word[cut..]);
            if (_counts.ContainsKey(left) && _counts.ContainsKey(right))
            {
                return [left, right];
            }
        }

        return [];
    }

    /// <summary>The distance of Damerau and Levenshtein (optimal alignment), or any number above <paramref name="most"/>.</summary>
    internal static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static uint Letters(string word)
    {
        var letters = 0u;
        foreach (var c in word)
        {
            letters |= 1u << (c & 31);
        }

        return letters;
    }

    /// <summary>A crude key of how a word sounds: the first letter and the consonants, those that sound alike as one.</summary>
    private static string Phonetic(string word)
    {
        Span<char> key = stackalloc char[word.Length];
        var length = 0;
        foreach (var c in word.Replace("ph", "f", StringComparison.Ordinal).Replace("ck", "k", StringComparison.Ordinal))
        {
            var sound = c switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'w' => length == 0 ? c : '\0',
                'c' or 'q' or 'g' => 'k',
                'z' => 's',
                'v' => 'f',
                'd' => 't',
                _ => c,
            };
            if (sound != '\0' && (length == 0 || key[length - 1] != sound))
            {
                key[length++] = sound;
            }
        }

        return new string(key[..length]);
    }

    private readonly record struct Candidate(string Word, uint Letters, string Phonetic, int Count);
}
