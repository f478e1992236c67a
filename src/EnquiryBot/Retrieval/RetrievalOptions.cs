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
public sealed class RetrievalOptions
{
    /// <summary>What finds the passages.</summary>
    [EnumDataType(typeof(RetrievalEngine), ErrorMessage = "Retrieval:Engine must be Embedded or Qdrant.")]
    public RetrievalEngine Engine { get; set; } = RetrievalEngine.Embedded;

    /// <summary>The Qdrant server.</summary>
    public QdrantOptions Qdrant { get; set; } = new();
}
