namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>A call that Qdrant refused, did not finish, or answered in words that are not its own.</summary>
internal sealed class QdrantException(string message) : Exception(message)
{
    /// <summary>The status code, or null when the answer was a success or not readable.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Too much at once for the server's limit: sent again as it is, it can never succeed.</summary>
    public bool MustBeSplit { get; init; }
}
