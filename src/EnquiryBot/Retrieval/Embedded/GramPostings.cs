namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// For each character n-gram the documents it stands in, with its weight there, 0 to 1, as a fraction of 16 bits: grams are the
/// greatest part of an index.
/// </summary>
internal sealed class GramPostings
{
    private readonly int[] _starts;
    private readonly int[] _next;
    private readonly int[] _documents;
    private readonly ushort[] _values;

    /// <summary>Room for so many documents in each row.</summary>
    public GramPostings(int[] documentsOfRow)
    {
        _starts = new int[documentsOfRow.Length + 1];
        for (var row = 0; row < documentsOfRow.Length; row++)
        {
            _starts[row + 1] = checked(_starts[row] + documentsOfRow[row]);
        }

        _next = [.. _starts[..^1]];
        _documents = new int[_starts[^1]];
        _values = new ushort[_starts[^1]];
    }

    /// <summary>Adds a document to a row. Only while the index is built.</summary>
    public void Add(int row, int document, float value)
    {
        var at = _next[row]++;
        (_documents[at], _values[at]) = (document, (ushort)MathF.Round(Math.Clamp(value, 0, 1) * ushort.MaxValue));
    }

    /// <summary>Adds a row, times a weight, to the scores of the documents.</summary>
    public void AddTo(Span<float> scores, int row, float weight)
    {
        var scale = weight / ushort.MaxValue;
        var documents = _documents.AsSpan(_starts[row].._starts[row + 1]);
        var values = _values.AsSpan(_starts[row].._starts[row + 1]);
        for (var i = 0; i < documents.Length; i++)
        {
            scores[documents[i]] += scale * values[i];
        }
    }

    /// <summary>Reads a row.</summary>
    public void Read(int row, Action<int, float> each)
    {
        for (var i = _starts[row]; i < _starts[row + 1]; i++)
        {
            each(_documents[i], (float)_values[i] / ushort.MaxValue);
        }
    }
}
