using System.ComponentModel.DataAnnotations;

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
