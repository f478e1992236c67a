using System.Globalization;

namespace EnquiryBot.Retrieval.Qdrant;

internal enum UpdateStatus
{
    UnknownUpdateStatus,
    Acknowledged,
    Completed,
    ClockRejected,
    WaitTimeout,
}

/// <summary>A value of a payload: text, number or truth.</summary>
internal sealed class Value
{
    public string? StringValue { get; set; }

    public long IntegerValue { get; set; }

    public bool HasStringValue => StringValue is not null;

    public bool HasIntegerValue => StringValue is null;

    public static implicit operator Value(string value) => new() { StringValue = value };

    public static implicit operator Value(long value) => new() { IntegerValue = value };
}

/// <summary>The id of a point; ours are UUIDs.</summary>
internal sealed class PointId
{
    public string Uuid { get; set; } = "";

    public static implicit operator PointId(Guid id) => new() { Uuid = id.ToString("D", CultureInfo.InvariantCulture) };
}

internal sealed class DenseVector
{
    public List<float> Data { get; } = [];
}

/// <summary>The numbers that are not 0; an index stands once.</summary>
internal sealed class SparseVector
{
    public List<uint> Indices { get; } = [];

    public List<float> Values { get; } = [];

    internal static SparseVector Of(IEnumerable<(float Value, uint Index)> values)
    {
        var vector = new SparseVector();
        foreach (var (value, index) in values)
        {
            vector.Indices.Add(index);
            vector.Values.Add(value);
        }

        return vector;
    }
}

/// <summary>A dense or a sparse vector of a point.</summary>
internal sealed class Vector
{
    public DenseVector? Dense { get; set; }

    public SparseVector? Sparse { get; set; }

    public static implicit operator Vector(float[] values) => new() { Dense = new DenseVector { Data = { values } } };

    public static implicit operator Vector((float Value, uint Index)[] sparseValues) => new() { Sparse = SparseVector.Of(sparseValues) };
}

internal sealed class NamedVectors
{
    public Dictionary<string, Vector> Vectors { get; } = new(StringComparer.Ordinal);
}

/// <summary>The vectors of a point; ours have names.</summary>
internal sealed class Vectors
{
    public NamedVectors? Vectors_ { get; set; }

    public static implicit operator Vectors(Dictionary<string, Vector> values)
    {
        var named = new NamedVectors();
        foreach (var (name, vector) in values)
        {
            named.Vectors[name] = vector;
        }

        return new Vectors { Vectors_ = named };
    }
}

/// <summary>A point as it is written.</summary>
internal sealed class PointStruct
{
    public PointId Id { get; set; } = new();

    public Vectors Vectors { get; set; } = new();

    public Dictionary<string, Value> Payload { get; } = new(StringComparer.Ordinal);
}

/// <summary>A point that was found.</summary>
internal sealed class ScoredPoint
{
    public PointId Id { get; set; } = new();

    public float Score { get; set; }

    public ulong Version { get; set; }

    public Dictionary<string, Value> Payload { get; } = new(StringComparer.Ordinal);
}

/// <summary>What one query of a batch found, best first.</summary>
internal sealed class BatchResult
{
    public List<ScoredPoint> Result { get; } = [];
}

internal sealed class UpdateResult
{
    public ulong OperationId { get; set; }

    public UpdateStatus Status { get; set; }
}
