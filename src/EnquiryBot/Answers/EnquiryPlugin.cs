using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using Microsoft.SemanticKernel;

namespace EnquiryBot.Answers;

/// <summary>The Semantic Kernel plugin that answers enquiries, in its native form: no model takes part.</summary>
public static class EnquiryPlugin
{
    /// <summary>The name of the plugin.</summary>
    public const string Name = "Enquiry";

    /// <summary>The function from a request to a <see cref="SearchResult"/>.</summary>
    public const string Search = "Search";

    /// <summary>The function from a request and what was found to a <see cref="ComposedAnswer"/>.</summary>
    public const string Compose = "Compose";

    /// <summary>The function from all of these to the <see cref="ComposedAnswer"/> that may be shown.</summary>
    public const string Check = "Check";

    /// <summary>The argument that holds the <see cref="EnquiryRequest"/>.</summary>
    public const string Request = "request";

    /// <summary>The argument that holds the <see cref="SearchResult"/>.</summary>
    public const string Found = "found";

    /// <summary>The argument that holds the <see cref="ComposedAnswer"/> as it was composed.</summary>
    public const string Composed = "composed";

    private const int Take = 10;

    /// <summary>The plugin with its three native functions.</summary>
    public static KernelPlugin Native(KnowledgeSearch search, QuestionEmbedder embedder)
    {
        ArgumentNullException.ThrowIfNull(search);
        return KernelPluginFactory.CreateFromFunctions(Name, "Answers from the council's own pages.",
        [
            KernelFunctionFactory.CreateFromMethod(
                async (EnquiryRequest request, CancellationToken ct) => await search.SearchAsync(new SearchRequest(
                    CouncilScope.Of(request.Council), request.Language, request.Text, request.Topic, request.ServicePrior, Take)
                {
                    Today = request.Today,
                    Vector = await embedder.EmbedAsync(request.Council, request.Language, request.Text, request.Topic, ct),
                }, ct),
                Search,
                "Finds the passages of the council's pages that may answer the question."),
            KernelFunctionFactory.CreateFromMethod(
                (EnquiryRequest request, SearchResult found) => ExtractiveComposer.Compose(found, request.Text, request.Language),
                Compose,
                "Answers with sentences of one article."),
            KernelFunctionFactory.CreateFromMethod(
                (EnquiryRequest request, SearchResult found, ComposedAnswer composed) =>
                    GroundingCheck.Verify(composed, found, request.Council, request.Language),
                Check,
                "Drops every sentence that the council's pages do not say."),
        ]);
    }
}
