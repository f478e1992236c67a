using System.Numerics;

namespace EnquiryBot.Safeguarding;

/// <summary>
/// Phrases by their rarest word: an ordinary message has hardly one of these, so that hardly a phrase is looked at closely.
/// </summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<int, List<(Phrase Phrase, int Nearest, int Farthest)>> _byRarest = [];

    /// <summary>Sorts phrases.</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="uses">How many phrases have each word, by its number.</param>
    public PhraseIndex(IEnumerable<Phrase> phrases, IReadOnlyDictionary<int, int> uses)
    {
        foreach (var phrase in phrases)
        {
            var rarest = phrase.Pieces.Where(p => !p.MayBeLeftOut).MinBy(p => p.First.Max(w => uses[w]))!;
            var before = phrase.Pieces.TakeWhile(p => p != rarest).ToList();
            var place = (phrase, before.Sum(p => p.Least), before.Sum(p => p.Most) + (before.Count > 0 ? rarest.Gap : 0));
            foreach (var word in rarest.First.Distinct())
            {
                if (!_byRarest.TryGetValue(word, out var list))
                {
                    _byRarest.Add(word, list = []);
                }

                list.Add(place);
            }
        }
    }

    /// <summary>How many phrases have each word, by its number.</summary>
    public static Dictionary<int, int> CountUses(IEnumerable<Phrase> phrases) => phrases
        .SelectMany(p => p.Pieces.SelectMany(piece => piece.First).Distinct())
        .CountBy(word => word).ToDictionary();

    /// <summary>Every stretch of a message that a phrase takes up, its nearest end first found.</summary>
    public IEnumerable<(int Start, int End)> Stretches(NumberedWords message)
    {
        foreach (var (phrase, start) in Candidates(message))
        {
            if (phrase.EndsFrom(message, start, message.Count) is > 0 and var ends)
            {
                yield return (start, start + BitOperations.TrailingZeroCount(ends));
            }
        }
    }

    /// <summary>How far phrases cover a message from each word on, whatever they begin with; a phrase covers within one sentence only.</summary>
    public int[] Cover(NumberedWords message)
    {
        var covered = new int[message.Count];
        foreach (var (phrase, start) in Candidates(message))
        {
            if (phrase.EndsFrom(message, start, message.SentenceEnd(start)) is > 0 and var ends)
            {
                covered[start] = Math.Max(covered[start], start + BitOperations.Log2(ends));
            }
        }

        for (var i = 1; i < covered.Length; i++)
        {
            covered[i] = Math.Max(covered[i], covered[i - 1]);
        }

        return covered;
    }

    private IEnumerable<(Phrase Phrase, int Start)> Candidates(NumberedWords message)
    {
        for (var i = 0; i < message.Count; i++)
        {
            for (var n = 0; n < message.At(i).Length; n++)
            {
                foreach (var (phrase, nearest, farthest) in _byRarest.GetValueOrDefault(message.At(i)[n]) ?? [])
                {
                    for (var start = Math.Max(0, i - farthest); start <= i - nearest; start++)
                    {
                        yield return (phrase, start);
                    }
                }
            }
        }
    }
}
