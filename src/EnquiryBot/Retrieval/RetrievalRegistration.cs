using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Retrieval;

/// <summary>Registers the search over the published passages.</summary>
public static class RetrievalRegistration
{
    /// <summary>Adds <see cref="KnowledgeSearch"/>, empty until the first <see cref="KnowledgeSearch.Replace"/>.</summary>
    public static IServiceCollection AddRetrieval(this IServiceCollection services) => services.AddSingleton<KnowledgeSearch>();
}
