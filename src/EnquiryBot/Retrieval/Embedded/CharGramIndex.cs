namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Cosine of TF-IDF vectors over the character 3- to 5-grams of words (a border counts as a character, no gram crosses one),
/// with sublinear term frequency and smoothed idf: it still finds what is misspelt or inflected.
/// </summary>
internal sealed class CharGramIndex
{
    private readonly Dictionary<int, int> _rows;
    private readonly float[] _idf;
    private readonly GramPostings _weights;
    private readonly CharGramIndex? _corpus;

    private CharGramIndex(Dictionary<int, int> rows, float[] idf, GramPostings weights, CharGramIndex? corpus) =>
        (_rows, _idf, _weights, _corpus) = (rows, idf, weights, corpus);

    /// <summary>Builds the index of documents that are given as their words, repeats included.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="corpus">The index of the corpus that these documents join, which says how rare each gram is; null: the documents are the corpus.</param>
    public static CharGramIndex Build(IReadOnlyList<IReadOnlyList<string>> documents, CharGramIndex? corpus = null)
    {
        var counter = new GramCounter(documents);
        var idf = counter.DocumentsWith.Select(with => MathF.Log((1f + documents.Count) / (1 + with)) + 1).ToArray();
        foreach (var (gram, row) in counter.Rows)
        {
            idf[row] = corpus?.IdfOf(gram) ?? idf[row];
        }

        var weights = new GramPostings(counter.DocumentsWith);
        for (var document = 0; document < documents.Count; document++)
        {
            var counts = counter.Count(document);
            var squares = 0f;
            foreach (var (row, count) in counts)
            {
                var value = Sublinear(count) * idf[row];
                squares += value * value;
            }

            var length = MathF.Sqrt(squares);
            foreach (var (row, count) in counts)
            {
                weights.Add(row, document, Sublinear(count) * idf[row] / length);
            }
        }

        return new CharGramIndex(counter.Rows, idf, weights, corpus);
    }

    /// <summary>The grams of each document with their weights, a unit vector.</summary>
    public List<(uint Index, float Value)>[] ByDocument(int documents)
    {
        var all = new List<(uint Index, float Value)>[documents];
        for (var i = 0; i < documents; i++)
        {
            all[i] = [];
        }

        foreach (var (gram, row) in _rows)
        {
            _weights.Read(row, (document, value) => all[document].Add(((uint)gram, value)));
        }

        return all;
    }

    /// <summary>Adds the cosine with a question, times a weight, to the score of each document.</summary>
    /// <param name="slots">The words of the question.</param>
    /// <param name="scores">A score per document.</param>
    /// <param name="weight">What the cosine is multiplied with.</param>
    public void AddTo(List<QuerySlot> slots, Span<float> scores, float weight)
    {
        foreach (var (gram, value) in Weigh(slots))
        {
            if (_rows.TryGetValue(gram, out var row))
            {
                _weights.AddTo(scores, row, weight * value);
            }
        }
    }

    /// <summary>The grams of a question that the corpus knows with their weights, a unit vector.</summary>
    public List<(int Gram, float Value)> Weigh(List<QuerySlot> slots)
    {
        var counts = new Dictionary<int, float>(128);
        foreach (var slot in slots)
        {
            GramCounter.Count(slot.Term.Surface, slot.Weight, counts);
        }

        var weights = new List<(int Gram, float Value)>(counts.Count);
        var squares = 0f;
        foreach (var (gram, count) in counts)
        {
            if (IdfOf(gram) is { } idf)
            {
                var value = Sublinear(count) * idf;
                squares += value * value;
                weights.Add((gram, value));
            }
        }

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        return weights.ConvertAll(w => (w.Gram, w.Value * scale));
    }

    private float? IdfOf(int gram) => _corpus?.IdfOf(gram) ?? (_rows.TryGetValue(gram, out var row) ? _idf[row] : null);

    // A word of the turn before counts less than once, so that the logarithm would be negative: there it stays linear.
    private static float Sublinear(float count) => count < 1 ? count : 1 + MathF.Log(count);
}
