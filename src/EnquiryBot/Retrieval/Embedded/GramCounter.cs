using System.Runtime.InteropServices;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Counts the character 3- to 5-grams of documents. Each distinct word is cut once, however often it stands there.</summary>
internal sealed class GramCounter
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _documents;
    private readonly Dictionary<string, int[]> _rowsOf = new(StringComparer.Ordinal);
    private readonly List<int> _touched = [];
    private readonly float[] _counts;

    /// <summary>Gives every gram of the documents a row and counts the documents that have it.</summary>
    public GramCounter(IReadOnlyList<IReadOnlyList<string>> documents)
    {
        _documents = documents;
        var counts = new Dictionary<int, float>();
        foreach (var word in documents.SelectMany(d => d).Where(w => !_rowsOf.ContainsKey(w)))
        {
            counts.Clear();
            Count(word, 1, counts);
            // A gram that a word has twice stands twice in its rows.
            _rowsOf[word] = [.. counts.SelectMany(c => Enumerable.Repeat(RowOf(c.Key), (int)c.Value))];
        }

        _counts = new float[Rows.Count];
        DocumentsWith = new int[Rows.Count];
        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var (row, _) in Count(document))
            {
                DocumentsWith[row]++;
            }
        }
    }

    /// <summary>The row of each gram.</summary>
    public Dictionary<int, int> Rows { get; } = [];

    /// <summary>How many documents have the gram of each row.</summary>
    public int[] DocumentsWith { get; }

    /// <summary>The rows of a document's grams with how often each stands there.</summary>
    public List<(int Row, float Count)> Count(int document)
    {
        foreach (var word in _documents[document])
        {
            foreach (var row in _rowsOf[word])
            {
                if (_counts[row]++ == 0)
                {
                    _touched.Add(row);
                }
            }
        }

        var counts = new List<(int Row, float Count)>(_touched.Count);
        foreach (var row in _touched)
        {
            counts.Add((row, _counts[row]));
            _counts[row] = 0;
        }

        _touched.Clear();
        return counts;
    }

    /// <summary>Adds the grams of a word to counts.</summary>
    public static void Count(string word, float weight, Dictionary<int, float> counts)
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

    private int RowOf(int gram)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(Rows, gram, out var known);
        row = known ? row : Rows.Count - 1;
        return row;
    }
}
