using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval.Embedded;

namespace EnquiryBot.Retrieval;

/// <summary>All that is searched at one moment, as an engine outside is to have it. Immutable, so version, passages and vectors belong together.</summary>
internal sealed class ServedKnowledge(string version, IReadOnlyList<CouncilPassages> indexes)
{
    private ILookup<ArticleKey, Passage>? _articles;

    /// <summary>The version; empty before the first.</summary>
    public string Version => version;

    /// <summary>The passages by article.</summary>
    public ILookup<ArticleKey, Passage> Articles => _articles ??= indexes.SelectMany(i => i.Passages).ToLookup(ArticleKey.Of);

    /// <summary>How many passages there are.</summary>
    public int Count => indexes.Sum(i => i.Passages.Count());

    /// <summary>The councils that have passages.</summary>
    public CouncilScope Scope => CouncilScope.Of(Articles.Select(a => a.Key.Council).Distinct());

    /// <summary>Whether a passage is still without vectors that this model makes.</summary>
    public bool Lacks(EmbeddingModel model) => indexes.Any(i => i.WithoutVectors
        .Any(p => PassageVectors.Reads(model, p.Language) && SentenceVectors.TextsOf(p).All(t => t.Length > 0)));

    /// <summary>The articles that are not what they were.</summary>
    public IReadOnlySet<ArticleKey> ChangedSince(ILookup<ArticleKey, Passage> before) =>
        // By reference: a passage that stays is the same object.
        before.Select(a => a.Key).Union(Articles.Select(a => a.Key)).Where(key => !before[key].SequenceEqual(Articles[key], ReferenceEqualityComparer.Instance)).ToHashSet();

    /// <summary>The passages as an engine outside stores them.</summary>
    /// <param name="model">What made their vectors; null leaves vectors out.</param>
    public IndexGeneration ToGeneration(EmbeddingModel? model) =>
        new(new GenerationKey(version, model), Count, indexes.SelectMany(i => i.ToIndexed()).Select(p => model is null ? p with { Vector = null } : p));
}
