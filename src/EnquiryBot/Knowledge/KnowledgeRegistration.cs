using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Knowledge;

/// <summary>Registers the knowledge base.</summary>
public static class KnowledgeRegistration
{
    /// <summary>Adds import, status and refresh of the knowledge folder.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Knowledge</c>.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KnowledgeOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<KnowledgeStatus>()
            .AddSingleton<KnowledgeImport>()
            .AddSingleton<KnowledgeRefresher>()
            .AddHostedService(provider => provider.GetRequiredService<KnowledgeRefresher>());
    }
}
