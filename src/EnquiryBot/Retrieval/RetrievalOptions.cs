using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

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

/// <summary>Checks what a server needs; the message names the setting and not its value.</summary>
internal sealed class RetrievalOptionsCheck : IValidateOptions<RetrievalOptions>
{
    public ValidateOptionsResult Validate(string? name, RetrievalOptions options) =>
        options.Engine != RetrievalEngine.Qdrant || IsSafe(options.Qdrant.Url)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Retrieval:Qdrant:Url must be the address of the Qdrant server when Retrieval:Engine is Qdrant: https; http only on this machine or to a host name without a dot.");

    // A name without a dot is one of a container network; elsewhere the key, and the vectors of questions, would be read on the way.
    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || !uri.Host.Contains('.', StringComparison.Ordinal))));
}
