using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Retrieval;

/// <summary>Settings under <c>Retrieval:Qdrant</c>.</summary>
public sealed record QdrantOptions
{
    /// <summary>The server's REST address, such as <c>http://localhost:6333</c>.</summary>
    public string? Url { get; set; }

    /// <summary>The server's key. It reads and writes: the service builds its own index.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Seconds that a search may take before the service answers from its own snapshot.</summary>
    [Range(1, 60, ErrorMessage = "Retrieval:Qdrant:TimeoutSeconds must be between 1 and 60.")]
    public int TimeoutSeconds { get; set; } = 2;

    /// <summary>The alias that searches go to; the generations behind it have this name and a suffix.</summary>
    [RegularExpression("^[a-z][a-z0-9_-]{0,63}$", ErrorMessage = "Retrieval:Qdrant:Collection must be a name of lower-case letters, digits, - and _ that begins with a letter.")]
    public string Collection { get; set; } = "enquirybot";
}

/// <summary>Checks what a server needs, where one is configured; the message names the setting and not its value.</summary>
internal sealed class QdrantOptionsCheck : IValidateOptions<QdrantOptions>
{
    public ValidateOptionsResult Validate(string? name, QdrantOptions options) =>
        IsSafe(options.Url)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Retrieval:Qdrant:Url must be the address of the Qdrant server when Retrieval:Engine is Qdrant: https; http only on this machine or to a host name without a dot.");

    // A name without a dot is one of a container network; elsewhere the key, and the vectors of questions, would be read on the way.
    private static bool IsSafe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || !uri.Host.Contains('.', StringComparison.Ordinal))));
}
