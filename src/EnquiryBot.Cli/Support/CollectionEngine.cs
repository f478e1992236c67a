using EnquiryBot.Embeddings;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Cli.Support;

/// <summary>The search alone, empty, on this node alone: what somebody measures must not reach the Qdrant that citizens' questions are answered from.</summary>
internal sealed class CollectionEngine : IAsyncDisposable
{
    private readonly IHost _host;

    private CollectionEngine(IHost host) => _host = host;

    /// <summary>The services of the search.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the search.</summary>
    public static async Task<CollectionEngine> StartAsync(CancellationToken ct)
    {
        var settings = HouseSettings.Read();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(settings);
        builder.Configuration.AddInMemoryCollection([new("Retrieval:Engine", nameof(RetrievalEngine.Embedded))]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(HouseSettings.FindFolders(settings))
            .AddEmbeddings(builder.Configuration.GetSection("Embeddings"))
            .AddRetrieval(builder.Configuration.GetSection("Retrieval"))
            .AddSingleton<DocumentSearch>();
        var engine = new CollectionEngine(builder.Build());
        await engine._host.StartAsync(ct);
        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
