using EnquiryBot.Embeddings.Remote;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Embeddings;

/// <summary>Registers the embeddings.</summary>
public static class EmbeddingsRegistration
{
    /// <summary>Adds <see cref="EmbeddingSource"/>, which reads the weights when it is first asked for.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Embeddings</c>.</param>
    public static IServiceCollection AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EmbeddingsOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingsOptions>, EmbeddingsOptionsCheck>();
        RemoteServer.AddClient(services);
        return services.AddSingleton<VectorCache>().AddSingleton<EmbeddingSource>();
    }
}
