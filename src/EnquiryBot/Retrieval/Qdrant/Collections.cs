namespace EnquiryBot.Retrieval.Qdrant;

// The official client's names, so that its package can take this folder's place: see docs/qdrant.md. What is generated from
// .proto files there is written by hand here, and only as much of it as is used.

internal enum Distance
{
    UnknownDistance,
    Cosine,
    Euclid,
    Dot,
    Manhattan,
}

internal enum CollectionStatus
{
    UnknownCollectionStatus,
    Green,
    Yellow,
    Red,
    Grey,
}

internal enum PayloadSchemaType
{
    UnknownType,
    Keyword,
    Integer,
    Float,
    Geo,
    Text,
    Bool,
    Datetime,
    Uuid,
}

/// <summary>How one dense vector is kept.</summary>
internal sealed class VectorParams
{
    public ulong Size { get; set; }

    public Distance Distance { get; set; }
}

/// <summary>The dense vectors of a collection by name.</summary>
internal sealed class VectorParamsMap
{
    public Dictionary<string, VectorParams> Map { get; } = new(StringComparer.Ordinal);
}

/// <summary>How one sparse vector is kept: no modifier, since our values hold the council's own IDF.</summary>
internal sealed class SparseVectorParams;

/// <summary>The sparse vectors of a collection by name.</summary>
internal sealed class SparseVectorConfig
{
    public Dictionary<string, SparseVectorParams> Map { get; } = new(StringComparer.Ordinal);
}

/// <summary>The graph of dense vectors.</summary>
internal sealed class HnswConfigDiff
{
    public ulong M { get; set; }

    public ulong PayloadM { get; set; }
}

/// <summary>What the server refuses.</summary>
internal sealed class StrictModeConfig
{
    public bool Enabled { get; set; }

    public bool SearchAllowExact { get; set; }

    public bool UnindexedFilteringRetrieve { get; set; }

    public bool UnindexedFilteringUpdate { get; set; }

    public uint MaxQueryLimit { get; set; }
}

internal sealed class KeywordIndexParams
{
    public bool IsTenant { get; set; }
}

internal sealed class PayloadIndexParams
{
    public KeywordIndexParams? KeywordIndexParams { get; set; }
}

internal sealed class PayloadSchemaInfo
{
    public PayloadSchemaType DataType { get; set; }
}

internal sealed class CollectionConfig
{
    public Dictionary<string, Value> Metadata { get; } = new(StringComparer.Ordinal);
}

internal sealed class CollectionInfo
{
    public CollectionStatus Status { get; set; }

    public ulong PointsCount { get; set; }

    public CollectionConfig Config { get; } = new();

    public Dictionary<string, PayloadSchemaInfo> PayloadSchema { get; } = new(StringComparer.Ordinal);
}

internal sealed class AliasDescription
{
    public string AliasName { get; set; } = "";

    public string CollectionName { get; set; } = "";
}

internal sealed class HealthCheckReply
{
    public string Title { get; set; } = "";

    public string Version { get; set; } = "";

    public string Commit { get; set; } = "";
}
