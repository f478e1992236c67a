using EnquiryBot.Councils;
using EnquiryBot.Embeddings;

namespace EnquiryBot.Retrieval;

/// <summary>An article of a council in a language: what is published and withdrawn.</summary>
/// <param name="Council">The council.</param>
/// <param name="Language">The language.</param>
/// <param name="ArticleId">The article, by its id in the knowledge base.</param>
public readonly record struct ArticleKey(CouncilId Council, LanguageTag Language, string ArticleId)
{
    /// <summary>The article of a passage.</summary>
    public static ArticleKey Of(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return new ArticleKey(passage.Council, passage.Language, passage.ArticleId);
    }
}

/// <summary>
/// What an engine outside stores of a passage. It holds no text: the passage itself is on every node.
/// </summary>
/// <param name="Id">The passage's id, unique among all councils.</param>
/// <param name="Article">Its article, and so its council and language.</param>
/// <param name="Service">The LGSL code of its service; null when unknown.</param>
/// <param name="Vector">The unit vector of the whole passage; null when it has none, in this language or at all.</param>
/// <param name="Terms">Its words, each with the part of its BM25 impact that belongs to the passage; the idf is in the question.</param>
/// <param name="Grams">Its character n-grams, a unit vector.</param>
public sealed record IndexedPassage(
    string Id, ArticleKey Article, int? Service, ReadOnlyMemory<float>? Vector, SparseVector Terms, SparseVector Grams);

/// <summary>What a generation holds: two of the same key are equal.</summary>
/// <param name="Version">The version of the knowledge; empty while articles change.</param>
/// <param name="Model">What made the vectors; null when no passage has one. Vectors of two models are never mixed.</param>
public sealed record GenerationKey(string Version, EmbeddingModel? Model);

/// <summary>All passages of all councils as an engine outside stores them.</summary>
/// <param name="Key">What they are.</param>
/// <param name="Count">How many passages there are.</param>
/// <param name="Passages">The passages, made while they are read; may be read more than once.</param>
public sealed record IndexGeneration(GenerationKey Key, int Count, IEnumerable<IndexedPassage> Passages);

/// <summary>
/// A question as an engine outside is asked it: by meaning, by words and by character n-grams. Of one council, because a word
/// weighs as much as it is rare on that council's pages.
/// </summary>
/// <param name="Council">The council whose passages are looked at, and nobody else's.</param>
/// <param name="Language">The language of the passages.</param>
/// <param name="Vector">The question's unit vector; null leaves the leg out.</param>
/// <param name="Terms">The words of the question and their synonyms, each times its idf at this council; empty leaves the leg out.</param>
/// <param name="Grams">Its character n-grams; empty leaves the leg out.</param>
/// <param name="PerLeg">How many passages each leg finds at most.</param>
public sealed record CandidateQuery(
    CouncilId Council, LanguageTag Language, ReadOnlyMemory<float>? Vector, SparseVector Terms, SparseVector Grams, int PerLeg);

/// <summary>How an engine outside is.</summary>
/// <param name="Engine">Its name and version, such as <c>Qdrant 1.19.0</c>.</param>
/// <param name="Generation">What it searches; null when it has none or cannot be reached.</param>
/// <param name="Problem">What is wrong, for the people who run the service; null when all is well.</param>
public sealed record IndexHealth(string Engine, GenerationKey? Generation, string? Problem);

/// <summary>How many passages there are.</summary>
/// <param name="Here">On this node.</param>
/// <param name="There">In the engine outside, of the councils that this node serves.</param>
public sealed record PassageCount(long Here, long There);
