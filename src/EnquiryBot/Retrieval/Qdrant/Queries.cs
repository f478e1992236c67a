namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>One of several words, or one.</summary>
internal sealed class Match
{
    public string? Keyword { get; set; }
}

internal sealed class FieldCondition
{
    public string Key { get; set; } = "";

    public Match Match { get; set; } = new();
}

internal sealed class HasIdCondition
{
    public List<PointId> HasId { get; } = [];
}

internal sealed class Condition
{
    public FieldCondition? Field { get; set; }

    public HasIdCondition? HasId { get; set; }
}

/// <summary>Makes conditions.</summary>
internal static class Conditions
{
    public static Condition MatchKeyword(string field, string keyword) =>
        new() { Field = new FieldCondition { Key = field, Match = new Match { Keyword = keyword } } };

    public static Condition HasId(IReadOnlyList<Guid> ids)
    {
        var condition = new HasIdCondition();
        condition.HasId.AddRange(ids.Select(id => (PointId)id));
        return new Condition { HasId = condition };
    }
}

/// <summary>All of <see cref="Must"/>, none of <see cref="MustNot"/>.</summary>
internal sealed class Filter
{
    public List<Condition> Must { get; } = [];

    public List<Condition> MustNot { get; } = [];
}

internal sealed class VectorInput
{
    public DenseVector? Dense { get; set; }

    public SparseVector? Sparse { get; set; }
}

/// <summary>What is looked for: the points nearest to a vector.</summary>
internal sealed class Query
{
    public VectorInput? Nearest { get; set; }

    public static implicit operator Query(float[] values) => new() { Nearest = new VectorInput { Dense = new DenseVector { Data = { values } } } };

    public static implicit operator Query((float Value, uint Index)[] sparseValues) => new() { Nearest = new VectorInput { Sparse = SparseVector.Of(sparseValues) } };
}

internal sealed class PayloadIncludeSelector
{
    public List<string> Fields { get; } = [];
}

/// <summary>Which part of the payload is answered: all, nothing or some fields.</summary>
internal sealed class WithPayloadSelector
{
    public bool Enable { get; set; }

    public PayloadIncludeSelector? Include { get; set; }

    public static implicit operator WithPayloadSelector(bool enable) => new() { Enable = enable };

    public static implicit operator WithPayloadSelector(string[] fields) => new() { Include = new PayloadIncludeSelector { Fields = { fields } } };
}

/// <summary>One query of a batch.</summary>
internal sealed class QueryPoints
{
    public string CollectionName { get; set; } = "";

    public Query? Query { get; set; }

    public string Using { get; set; } = "";

    public Filter? Filter { get; set; }

    public ulong Limit { get; set; } = 10;

    public WithPayloadSelector? WithPayload { get; set; }
}
