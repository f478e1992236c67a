namespace EnquiryBot.Retrieval.Embedded;

/// <summary>A sparse matrix by row: for each row (a word, a character n-gram) the documents it stands in, ascending, with a value each.</summary>
internal sealed class Postings
{
    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly float[] _values;

    public Postings(IReadOnlyList<List<(int Document, float Value)>> rows)
    {
        _starts = new int[rows.Count + 1];
        for (var row = 0; row < rows.Count; row++)
        {
            _starts[row + 1] = _starts[row] + rows[row].Count;
        }

        _documents = new int[_starts[^1]];
        _values = new float[_starts[^1]];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var i = 0; i < rows[row].Count; i++)
            {
                (_documents[_starts[row] + i], _values[_starts[row] + i]) = rows[row][i];
            }
        }
    }

    /// <summary>The documents of a row, ascending.</summary>
    public ReadOnlySpan<int> Documents(int row) => _documents.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>The values of a row, one for each of its documents.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);

    /// <summary>Adds a row, times a weight, to the scores of the documents.</summary>
    public void AddTo(Span<float> scores, int row, float weight)
    {
        var documents = Documents(row);
        var values = Values(row);
        for (var i = 0; i < documents.Length; i++)
        {
            scores[documents[i]] += weight * values[i];
        }
    }

    /// <summary>Adds for every document the greater of two rows' values, each times its weight.</summary>
    public void AddGreaterTo(Span<float> scores, int row, float weight, Postings others, int otherRow, float otherWeight)
    {
        var documents = Documents(row);
        var values = Values(row);
        var otherDocuments = others.Documents(otherRow);
        var otherValues = others.Values(otherRow);
        for (int i = 0, j = 0; i < documents.Length || j < otherDocuments.Length;)
        {
            var here = i < documents.Length ? documents[i] : int.MaxValue;
            var there = j < otherDocuments.Length ? otherDocuments[j] : int.MaxValue;
            var value = here <= there ? weight * values[i++] : 0f;
            var other = there <= here ? otherWeight * otherValues[j++] : 0f;
            scores[Math.Min(here, there)] += Math.Max(value, other);
        }
    }
}
