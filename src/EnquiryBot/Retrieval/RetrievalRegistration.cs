using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Retrieval;

/// <summary>Registers the search over the published passages.</summary>
public static class RetrievalRegistration
{
    /// <summary>Adds <see cref="KnowledgeSearch"/>, empty until the first <see cref="KnowledgeSearch.Replace"/>, and the vectors of its passages.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services) => services
        .AddSingleton<KnowledgeSearch>()
        .AddSingleton<QuestionEmbedder>()
        .AddSingleton<PassageVectors>()
        .AddSingleton<VectorDataView>()
        .AddHostedService(provider => provider.GetRequiredService<PassageVectors>());
}
