using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Azure.AI.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using OpenAI;
using Polly;

namespace EnquiryBot.Embeddings.Remote;

/// <summary>The client of OpenAI, of a server that speaks its API, or of Azure OpenAI.</summary>
internal static class RemoteServer
{
    private const string ClientName = "embeddings";

    private static readonly TimeSpan _firstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds the HTTP client: no redirects, since a key must not follow one; no logs of its own, since at the level Trace they hold
    /// the key; and tries that are timed and repeated.
    /// </summary>
    public static void AddClient(IServiceCollection services) => services
        .AddHttpClient(ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        .RemoveAllLoggers()
        .AddResilienceHandler("tries", (tries, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<EmbeddingsOptions>>().Value;
            tries.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            if (options.Retries > 0)
            {
                tries.AddRetry(new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = _firstDelay,
                    MaxDelay = _longestDelay,
                });
            }

            tries.AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds));
        });

    /// <summary>The model that a configuration stands for.</summary>
    public static EmbeddingModel ModelOf(EmbeddingsOptions options) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{options.Provider}/{options.Model}").ToLowerInvariant(), options.Dimensions);

    /// <summary>The generator of a configuration.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingsOptions options, IHttpClientFactory clients)
    {
        var client = options.Provider == EmbeddingProvider.AzureOpenAI
            ? new AzureOpenAIClient(new Uri(options.BaseAddress!), Key(options), Transport(new AzureOpenAIClientOptions(), clients))
            : new OpenAIClient(Key(options), Transport(AddressOf(options), clients));
        var server = client.GetEmbeddingClient(options.Model!).AsIEmbeddingGenerator(options.Dimensions);
        return new RemoteEmbeddings(server, ModelOf(options), options.BatchSize, options.ConcurrentCalls);
    }

    private static OpenAIClientOptions AddressOf(EmbeddingsOptions options)
    {
        var client = new OpenAIClientOptions();
        if (options.BaseAddress is not null)
        {
            client.Endpoint = new Uri(options.BaseAddress);
        }

        return client;
    }

    // A server of one's own needs no key, but the client insists on one.
    private static ApiKeyCredential Key(EmbeddingsOptions options) =>
        new(options.ApiKey is { Length: > 0 } key ? key : "none");

    // Tries are timed and repeated by the HTTP client: the library must not do it a second time.
    private static T Transport<T>(T options, IHttpClientFactory clients)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(clients.CreateClient(ClientName));
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        return options;
    }
}
