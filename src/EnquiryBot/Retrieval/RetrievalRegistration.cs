using EnquiryBot.Retrieval.Qdrant;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Retrieval;

/// <summary>Registers the search over the published passages.</summary>
public static class RetrievalRegistration
{
    /// <summary>
    /// Adds <see cref="KnowledgeSearch"/>, empty until the first <see cref="KnowledgeSearch.Replace(IReadOnlyList{Passage}, SynonymTable, string)"/>,
    /// the vectors of its passages, and the engine outside where one is configured. <see cref="RetrievalOptions"/> are checked at start.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Retrieval</c>.</param>
    public static IServiceCollection AddRetrieval(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<RetrievalOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<QdrantOptions>().Bind(configuration.GetSection("Qdrant")).ValidateDataAnnotations().ValidateOnStart();
        if (configuration.GetValue<string>(nameof(RetrievalOptions.Engine)) is { } engine && engine.Equals(nameof(RetrievalEngine.Qdrant), StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<IValidateOptions<QdrantOptions>, QdrantOptionsCheck>();
            QdrantServer.AddClient(services);
            services.AddSingleton<IPassageIndex, QdrantPassageIndex>();
        }

        return services
            .AddSingleton(provider => new KnowledgeSearch(provider.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights))
            .AddSingleton<QuestionEmbedder>()
            .AddSingleton<PassageVectors>()
            .AddSingleton<VectorDataView>()
            .AddHostedService(provider => provider.GetRequiredService<PassageVectors>())
            .AddSingleton<OutsideEngine>()
            .AddHostedService(provider => provider.GetRequiredService<OutsideEngine>());
    }
}
