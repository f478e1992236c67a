using System.Runtime.CompilerServices;
using EnquiryBot.Privacy;
using Microsoft.Extensions.VectorData;

namespace EnquiryBot.Retrieval;

/// <summary>
/// The search as Microsoft.Extensions.VectorData knows it, so that Semantic Kernel's <c>VectorStoreTextSearch</c> runs on the
/// council's own pages. Every search is by words and by meaning. The filter must name a council; what it cannot say is
/// refused. Questions are freed of personal data first.
/// </summary>
public sealed class VectorDataView(KnowledgeSearch search, QuestionEmbedder embedder, PersonalDataRedactor redactor)
    : IVectorSearchable<PassageRecord>, IKeywordHybridSearchable<PassageRecord>
{
    // With a filter on article or service the best of so many passages are looked through.
    private const int MostLookedAt = 1000;

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The question is no text, or the options ask for what is not known here.</exception>
    public IAsyncEnumerable<VectorSearchResult<PassageRecord>> SearchAsync<TInput>(
        TInput searchValue, int top, VectorSearchOptions<PassageRecord>? options, CancellationToken cancellationToken)
        where TInput : notnull
    {
        options ??= new VectorSearchOptions<PassageRecord>();
        RefuseUnknown(options.VectorProperty is not null, options.IncludeVectors);
        return FindAsync(TextOf(searchValue), top, options.Skip, options.ScoreThreshold, PassageFilter.Of(options.Filter), cancellationToken);
    }

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">The question is no text, or the options ask for what is not known here.</exception>
    public IAsyncEnumerable<VectorSearchResult<PassageRecord>> HybridSearchAsync<TInput>(
        TInput searchValue, ICollection<string> keywords, int top, HybridSearchOptions<PassageRecord>? options, CancellationToken cancellationToken)
        where TInput : notnull
    {
        ArgumentNullException.ThrowIfNull(keywords);
        options ??= new HybridSearchOptions<PassageRecord>();
        RefuseUnknown(options.VectorProperty is not null || options.AdditionalProperty is not null, options.IncludeVectors);
        var question = TextOf(searchValue);
        var missing = keywords.Where(k => !question.Contains(k, StringComparison.OrdinalIgnoreCase));
        return FindAsync(string.Join(' ', missing.Prepend(question)), top, options.Skip, options.ScoreThreshold, PassageFilter.Of(options.Filter), cancellationToken);
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }

    private static string TextOf<TInput>(TInput value) =>
        value as string ?? throw new NotSupportedException("A search takes the question as text; its vector is made here.");

    private static void RefuseUnknown(bool namesProperty, bool includesVectors)
    {
        if (namesProperty || includesVectors)
        {
            throw new NotSupportedException("A passage has no property to choose for the search, and gives no vectors.");
        }
    }

    private async IAsyncEnumerable<VectorSearchResult<PassageRecord>> FindAsync(
        string question, int top, int skip, double? threshold, PassageFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        var text = redactor.Redact(new CitizenText(question)).Text;
        var take = filter.ArticleId is null && filter.Service is null ? (int)Math.Min(MostLookedAt, (long)top + skip) : MostLookedAt;
        var request = new SearchRequest(Councils.CouncilScope.Of(filter.Council), filter.Language, text, Take: take)
        {
            Vector = await embedder.EmbedAsync(filter.Council, filter.Language, text, topic: null, ct),
        };
        var found = search.Search(request).Passages.Where(p => filter.Accepts(p.Passage) && !(p.Score < threshold));
        foreach (var passage in found.Skip(skip).Take(top))
        {
            ct.ThrowIfCancellationRequested();
            yield return new VectorSearchResult<PassageRecord>(PassageRecord.Of(passage.Passage), passage.Score);
        }
    }
}
