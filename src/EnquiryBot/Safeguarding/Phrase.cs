using System.Numerics;

namespace EnquiryBot.Safeguarding;

/// <summary>A place in a phrase: one of some words, or of some sequences of words.</summary>
/// <param name="Gap">How many other words may stand before it.</param>
/// <param name="Words">The numbers of the single words that will do.</param>
/// <param name="Sequences">The sequences that will do: the numbers of each word in turn.</param>
/// <param name="MayBeLeftOut">Whether the phrase stands without it.</param>
internal sealed record PhrasePiece(int Gap, HashSet<int> Words, IReadOnlyList<HashSet<int>[]> Sequences, bool MayBeLeftOut)
{
    /// <summary>The numbers that it can begin with.</summary>
    public IEnumerable<int> First => Words.Concat(Sequences.SelectMany(s => s[0]));

    /// <summary>The fewest words that it takes.</summary>
    public int Least => MayBeLeftOut ? 0 : 1;

    /// <summary>The most words that it takes, its gap included.</summary>
    public int Most => Gap + Sequences.Select(s => s.Length).Append(1).Max();

    /// <summary>The places after it when it begins at a word of a message.</summary>
    /// <returns>Bit n is set when it can take n words.</returns>
    public ulong LengthsAt(NumberedWords message, int index, int limit)
    {
        if (index >= limit || message.At(index).IsEmpty)
        {
            return 0;
        }

        var lengths = message.IsAnyOf(index, Words) ? 2UL : 0;
        foreach (var sequence in Sequences)
        {
            lengths |= index + sequence.Length <= limit && Stands(sequence, message, index) ? 1UL << sequence.Length : 0;
        }

        return lengths;
    }

    private static bool Stands(HashSet<int>[] sequence, NumberedWords message, int index)
    {
        for (var i = 0; i < sequence.Length; i++)
        {
            if (!message.IsAnyOf(index + i, sequence[i]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A sequence of words with gaps, ready to be looked for.</summary>
/// <param name="Pieces">The places in order.</param>
internal sealed record Phrase(IReadOnlyList<PhrasePiece> Pieces)
{
    /// <summary>The most words that a phrase may reach over, gaps included: places are kept as bits of one number.</summary>
    public const int LongestReach = 60;

    /// <summary>How many words it reaches over at most.</summary>
    public int Reach => Pieces.Sum(p => p.Most);

    /// <summary>Where the phrase ends when it begins at a word.</summary>
    /// <param name="message">The message.</param>
    /// <param name="start">The word.</param>
    /// <param name="limit">The place that it may not reach beyond.</param>
    /// <returns>Bit n is set when it can end before the word start + n; 0 when it does not stand here.</returns>
    public ulong EndsFrom(NumberedWords message, int start, int limit)
    {
        // Three kinds of places to go on from: none taken yet, after a piece, and after a piece that was left out, whose gap stays open.
        var (fresh, open, skipped, skippedGap) = (1UL, 0UL, 0UL, 0);
        foreach (var piece in Pieces)
        {
            var places = fresh | Spread(open, piece.Gap) | Spread(skipped, Math.Max(skippedGap, piece.Gap));
            (skipped, skippedGap) = piece.MayBeLeftOut ? (open | skipped, Math.Max(skippedGap, piece.Gap)) : (0, 0);
            fresh = piece.MayBeLeftOut ? fresh : 0;
            open = 0;
            for (; places != 0; places &= places - 1)
            {
                var place = BitOperations.TrailingZeroCount(places);
                open |= piece.LengthsAt(message, start + place, limit) << place;
            }

            if ((open | skipped | fresh) == 0)
            {
                return 0;
            }
        }

        return open | skipped;
    }

    private static ulong Spread(ulong places, int gap)
    {
        for (; gap > 0 && places != 0; gap--)
        {
            places |= places << 1;
        }

        return places;
    }
}
