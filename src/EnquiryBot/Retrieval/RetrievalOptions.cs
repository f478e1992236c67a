using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Retrieval;

/// <summary>How the search works. Settings under <c>Retrieval</c>.</summary>
public sealed record RetrievalOptions : IValidatableObject
{
    /// <summary>What each sign of the ranking counts for.</summary>
    public RankingWeights Weights { get; init; } = new();

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Weights, new ValidationContext(Weights), faults, validateAllProperties: true);
        return faults.Select(f => new ValidationResult($"Retrieval:Weights: {f.ErrorMessage}", f.MemberNames));
    }
}
