using System.Runtime.InteropServices;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Cosine of TF-IDF vectors over the character 3- to 5-grams of words (a border counts as a character, no gram crosses one),
/// with sublinear term frequency and smoothed idf: it still finds what is misspelt or inflected.
/// </summary>
internal sealed class CharGramIndex
{
    private readonly Dictionary<int, int> _rows;
    private readonly float[] _idf;
    private readonly Postings _weights;

    private CharGramIndex(Dictionary<int, int> rows, float[] idf, Postings weights)
    {
        _rows = rows;
        _idf = idf;
        _weights = weights;
    }

    /// <summary>Builds the index of documents that are given as their words, repeats included.</summary>
    public static CharGramIndex Build(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        var rows = new Dictionary<int, int>();
        var postings = new List<List<(int Document, float Value)>>();
        var counts = new Dictionary<int, float>();
        for (var document = 0; document < documents.Count; document++)
        {
            counts.Clear();
            foreach (var word in documents[document])
            {
                Count(word, 1, counts);
            }

            AddPostings(document, counts, rows, postings);
        }

        var idf = postings.Select(p => MathF.Log((1f + documents.Count) / (1 + p.Count)) + 1).ToArray();
        Normalise(documents.Count, postings, idf);
        return new CharGramIndex(rows, idf, new Postings(postings));
    }

    /// <summary>Adds the cosine with a question, times a weight, to the score of each document.</summary>
    /// <param name="slots">The words of the question.</param>
    /// <param name="scores">A score per document.</param>
    /// <param name="weight">What the cosine is multiplied with.</param>
    public void AddTo(List<QuerySlot> slots, Span<float> scores, float weight)
    {
        var counts = new Dictionary<int, float>(128);
        foreach (var slot in slots)
        {
            Count(slot.Term.Surface, slot.Weight, counts);
        }

        var squares = 0f;
        foreach (var (gram, count) in counts)
        {
            var value = _rows.TryGetValue(gram, out var row) ? Sublinear(count) * _idf[row] : 0;
            squares += value * value;
        }

        if (squares <= 0)
        {
            return;
        }

        var scale = weight / MathF.Sqrt(squares);
        foreach (var (gram, count) in counts)
        {
            if (_rows.TryGetValue(gram, out var row))
            {
                _weights.AddTo(scores, row, scale * Sublinear(count) * _idf[row]);
            }
        }
    }

    // A word of the turn before counts less than once, so that the logarithm would be negative: there it stays linear.
    private static float Sublinear(float count) => count < 1 ? count : 1 + MathF.Log(count);

    private static void AddPostings(
        int document, Dictionary<int, float> counts, Dictionary<int, int> rows, List<List<(int Document, float Value)>> postings)
    {
        foreach (var (gram, count) in counts)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, gram, out var known);
            if (!known)
            {
                row = postings.Count;
                postings.Add([]);
            }

            postings[row].Add((document, Sublinear(count)));
        }
    }

    private static void Normalise(int documents, List<List<(int Document, float Value)>> postings, float[] idf)
    {
        var squares = new float[documents];
        for (var row = 0; row < postings.Count; row++)
        {
            foreach (ref var posting in CollectionsMarshal.AsSpan(postings[row]))
            {
                posting.Value *= idf[row];
                squares[posting.Document] += posting.Value * posting.Value;
            }
        }

        foreach (var row in postings)
        {
            foreach (ref var posting in CollectionsMarshal.AsSpan(row))
            {
                posting.Value /= MathF.Sqrt(squares[posting.Document]);
            }
        }
    }

    private static void Count(string word, float weight, Dictionary<int, float> counts)
    {
        Span<int> codes = stackalloc int[Math.Min(word.Length, 40) + 2];
        codes[0] = codes[^1] = 1;
        for (var i = 1; i < codes.Length - 1; i++)
        {
            codes[i] = Code(word[i - 1]);
        }

        for (var start = 0; start + 3 <= codes.Length; start++)
        {
            var gram = (codes[start] << 6) | codes[start + 1];
            for (var end = start + 2; end < Math.Min(start + 5, codes.Length); end++)
            {
                gram = (gram << 6) | codes[end];
                CollectionsMarshal.GetValueRefOrAddDefault(counts, gram, out _) += weight;
            }
        }
    }

    // Six bits a character (0 is none, 1 the border): a gram of five fits an int without loss for a to z and digits.
    private static int Code(char c) => c switch
    {
        >= 'a' and <= 'z' => c - 'a' + 2,
        >= '0' and <= '9' => c - '0' + 28,
        _ => 38 + (c % 26),
    };
}
