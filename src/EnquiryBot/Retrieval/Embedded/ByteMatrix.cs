namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Vectors of one length as bytes, row by row, in blocks: a great index needs no array of gigabytes.</summary>
internal sealed class ByteMatrix(int dimensions)
{
    private const int RowsPerBlock = 2048;

    private readonly List<sbyte[]> _blocks = [];
    private readonly List<float> _scales = [];

    /// <summary>How long a vector is.</summary>
    public int Dimensions => dimensions;

    /// <summary>How many vectors there are.</summary>
    public int Count => _scales.Count;

    /// <summary>Adds a vector. Only while the matrix is built.</summary>
    public void Add(ReadOnlySpan<float> vector) => _scales.Add(ByteVector.Round(vector, NextRow()));

    /// <summary>Adds a row of another matrix.</summary>
    public void Add(ByteMatrix other, int row)
    {
        other.Row(row).CopyTo(NextRow());
        _scales.Add(other._scales[row]);
    }

    /// <summary>The last block gives back what it does not need.</summary>
    public void Close()
    {
        if (_blocks.Count > 0)
        {
            _blocks[^1] = _blocks[^1][..((Count - ((_blocks.Count - 1) * RowsPerBlock)) * dimensions)];
        }

        _scales.TrimExcess();
    }

    /// <summary>A row as numbers again.</summary>
    public float[] ToFloats(int row)
    {
        var values = Row(row);
        var scale = _scales[row];
        var floats = new float[values.Length];
        for (var i = 0; i < floats.Length; i++)
        {
            floats[i] = scale * values[i];
        }

        return floats;
    }

    /// <summary>The dot product with a vector, exact but for the rounding of the row.</summary>
    public float Dot(ReadOnlySpan<float> vector, int row) => _scales[row] * ByteDot.Of(vector, Row(row));

    /// <summary>The dot product of a vector with every row, both rounded: fast, and good enough to choose the rows that are looked at closely.</summary>
    public void DotAll(ByteVector vector, Span<float> into)
    {
        var row = 0;
        foreach (var block in _blocks)
        {
            for (var at = 0; at < block.Length && row < Count; at += dimensions, row++)
            {
                into[row] = vector.Scale * _scales[row] * ByteDot.Of(vector.Values, block.AsSpan(at, dimensions));
            }
        }
    }

    private ReadOnlySpan<sbyte> Row(int row) => _blocks[row / RowsPerBlock].AsSpan(row % RowsPerBlock * dimensions, dimensions);

    private Span<sbyte> NextRow()
    {
        if (Count == _blocks.Count * RowsPerBlock)
        {
            _blocks.Add(new sbyte[RowsPerBlock * dimensions]);
        }

        return _blocks[^1].AsSpan(Count % RowsPerBlock * dimensions, dimensions);
    }
}
