using EnquiryBot.Answers;
using EnquiryBot.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>The search of an app, in front of which a test can stand: it may hold a question up or make it fail.</summary>
internal sealed class HeldSearch(Func<string, Task> beforeAsync)
{
    /// <summary>Puts it in the place of the app's own.</summary>
    public void Replace(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var native = EnquiryPlugin.Native(provider.GetRequiredService<KnowledgeSearch>(), provider.GetRequiredService<QuestionEmbedder>());
        var search = KernelFunctionFactory.CreateFromMethod(
            async (Kernel kernel, EnquiryRequest request) =>
            {
                await beforeAsync(request.Text.Value);
                return await native[EnquiryPlugin.Search].InvokeAsync<SearchResult>(kernel, new KernelArguments { [EnquiryPlugin.Request] = request });
            },
            EnquiryPlugin.Search);
        return new EnquiryPipeline(
            KernelPluginFactory.CreateFromFunctions(
                EnquiryPlugin.Name, functions: [search, native[EnquiryPlugin.Compose], native[EnquiryPlugin.Check]]),
            provider.GetRequiredService<IOptions<AnswerThresholds>>());
    });
}
