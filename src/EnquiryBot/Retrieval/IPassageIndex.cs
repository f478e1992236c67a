using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval;

/// <summary>
/// An engine outside the process that finds candidates for a question. What is found is scored, and quoted, from the snapshot
/// that every node holds (<see cref="KnowledgeSearch"/>), so that what is found has the score that the node alone gives it, and a
/// passage that was withdrawn, or of another council, can never be shown whatever an engine answers. Every call says of which
/// council it is. Safe for many threads.
/// </summary>
public interface IPassageIndex
{
    /// <summary>Builds a generation beside the one that is searched, then swaps it in whole; does nothing when it is the one that is searched and has all its passages.</summary>
    /// <exception cref="PassageIndexException">The engine failed; the generation that was searched before still is.</exception>
    Task BuildAsync(IndexGeneration generation, CancellationToken ct);

    /// <summary>Puts these passages in the place of all that an article had. When it comes back they are found.</summary>
    /// <param name="article">The article; all passages are of it.</param>
    /// <param name="passages">Its passages now.</param>
    /// <param name="version">The version of the knowledge that the generation has when the call comes back, and none until then; empty when more articles are to change first.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="PassageIndexException">The engine failed; it has the old passages, the new ones or some of both, and no version any more. The call may be made again.</exception>
    Task UpsertAsync(ArticleKey article, IReadOnlyList<IndexedPassage> passages, string version, CancellationToken ct);

    /// <summary>Removes an article; does nothing when there is none. When it comes back the article is not found.</summary>
    /// <param name="article">The article.</param>
    /// <param name="version">As when an article is put there.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="PassageIndexException">The engine failed; the call may be made again.</exception>
    Task DeleteAsync(ArticleKey article, string version, CancellationToken ct);

    /// <summary>The ids of the passages that the legs of a question find, each once, in any order; at most 3 times the most of a leg.</summary>
    /// <exception cref="PassageIndexException">The engine is down, too slow or has no generation.</exception>
    Task<IReadOnlyList<string>> FindAsync(CandidateQuery query, CancellationToken ct);

    /// <summary>How many passages of the councils in scope there are; an empty scope has none.</summary>
    /// <exception cref="PassageIndexException">The engine is down, too slow or has no generation.</exception>
    Task<long> CountAsync(CouncilScope scope, CancellationToken ct);

    /// <summary>How the engine is. Never throws but when it is given up.</summary>
    Task<IndexHealth> CheckAsync(CancellationToken ct);
}

/// <summary>An engine outside failed. Its message names no word of a citizen.</summary>
public sealed class PassageIndexException : Exception
{
    /// <summary>A failure without a cause of its own.</summary>
    public PassageIndexException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public PassageIndexException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
