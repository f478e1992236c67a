using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>The connection to the server: key, tries and timeouts.</summary>
internal static class QdrantServer
{
    /// <summary>The oldest server whose calls we know.</summary>
    public static readonly Version Oldest = new(1, 16);

    /// <summary>How long the server may take for this request.</summary>
    public static readonly HttpRequestOptionsKey<TimeSpan> Timeout = new("qdrant-timeout");

    private const string ClientName = "qdrant";

    // The server drops a connection that was idle for 5 seconds; .NET would take it for alive for a minute.
    private static readonly TimeSpan _idle = TimeSpan.FromSeconds(3.5);

    // So that the server's own word on a timeout arrives.
    private static readonly TimeSpan _grace = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan _firstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Adds the HTTP client and <see cref="QdrantClient"/>. As with embeddings: no redirects and no logs, which would hold the key.</summary>
    public static void AddClient(IServiceCollection services)
    {
        var client = services
            .AddHttpClient(ClientName, (provider, http) =>
            {
                var options = provider.GetRequiredService<IOptions<QdrantOptions>>().Value;
                http.BaseAddress = new Uri(options.Url!.TrimEnd('/') + "/");
                http.Timeout = System.Threading.Timeout.InfiniteTimeSpan;
                if (options.ApiKey is { Length: > 0 } key)
                {
                    http.DefaultRequestHeaders.Add("api-key", key);
                }
            })
            .ConfigurePrimaryHttpMessageHandler(Handler)
            // The one client lives as long as the service; its connections are renewed below.
            .SetHandlerLifetime(System.Threading.Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        client.AddResilienceHandler("tries", (tries, context) =>
        {
            tries.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            AddTries(tries, TimeSpan.FromSeconds(context.ServiceProvider.GetRequiredService<IOptions<QdrantOptions>>().Value.TimeoutSeconds));
        });
        client.AddHttpMessageHandler(() => new WholeAnswer());
        services.AddSingleton(provider => new QdrantClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName)));
    }

    /// <summary>Refuses a server that is too old for the calls we make.</summary>
    /// <exception cref="QdrantException">It is too old, or no Qdrant.</exception>
    public static void CheckVersion(HealthCheckReply reply)
    {
        if (!Version.TryParse(reply.Version.Split('-', '+')[0], out var version))
        {
            throw new QdrantException("What answers at Retrieval:Qdrant:Url does not say which version of Qdrant it is.");
        }

        if (version < Oldest)
        {
            throw new QdrantException($"Qdrant {reply.Version} is too old: {Oldest} or later is needed.");
        }
    }

    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        PooledConnectionIdleTimeout = _idle,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    internal static void AddTries(ResiliencePipelineBuilder<HttpResponseMessage> tries, TimeSpan configured) => tries
        .AddTimeout(new TimeoutStrategyOptions
        {
            // For both tries together: a citizen waits for it.
            TimeoutGenerator = args => ValueTask.FromResult(_grace
                + (args.Context.GetRequestMessage() is { } request && request.Options.TryGetValue(Timeout, out var own) ? own : configured)),
        })
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            Delay = _firstDelay,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
            {
                { Exception: HttpRequestException } => true,
                { Result: { } response } => IsPassing(response),
                _ => false,
            }),
        });

    private static bool IsPassing(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable => true,
        // Without the header the request costs more than the whole budget and can never succeed.
        HttpStatusCode.TooManyRequests => response.Headers.RetryAfter is not null,
        _ => false,
    };

    // Reads the body inside the tries: HttpClient reads it outside of all handlers, where no timeout of ours would hold.
    private sealed class WholeAnswer : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
    }
}
