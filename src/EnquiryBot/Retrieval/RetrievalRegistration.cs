using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Retrieval;

/// <summary>Registers the search over the published passages.</summary>
public static class RetrievalRegistration
{
    /// <summary>
    /// Adds <see cref="KnowledgeSearch"/>, empty until the first <see cref="KnowledgeSearch.Replace(IReadOnlyList{Passage}, SynonymTable, string)"/>,
    /// and the vectors of its passages. <see cref="RetrievalOptions"/> are checked at start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Retrieval</c>.</param>
    public static IServiceCollection AddRetrieval(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetrievalOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new KnowledgeSearch(provider.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights))
            .AddSingleton<QuestionEmbedder>()
            .AddSingleton<PassageVectors>()
            .AddHostedService(provider => provider.GetRequiredService<PassageVectors>());
    }
}
