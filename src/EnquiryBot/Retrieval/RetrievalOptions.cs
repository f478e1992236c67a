using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Retrieval;

/// <summary>What finds the passages that may answer a question.</summary>
public enum RetrievalEngine
{
    /// <summary>This node alone.</summary>
    Embedded,

    /// <summary>A Qdrant server; this node alone while it cannot be reached.</summary>
    Qdrant,
}

/// <summary>Settings under <c>Retrieval</c>.</summary>
public sealed class RetrievalOptions : IValidatableObject
{
    /// <summary>What finds the passages.</summary>
    [EnumDataType(typeof(RetrievalEngine), ErrorMessage = "Retrieval:Engine must be Embedded or Qdrant.")]
    public RetrievalEngine Engine { get; set; } = RetrievalEngine.Embedded;

    /// <summary>The Qdrant server.</summary>
    public QdrantOptions Qdrant { get; set; } = new();

    /// <summary>What each sign of the ranking counts for.</summary>
    public RankingWeights Weights { get; set; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Weights, new ValidationContext(Weights), faults, validateAllProperties: true);
        return faults.Select(f => new ValidationResult($"Retrieval:Weights: {f.ErrorMessage}", f.MemberNames));
    }
}
