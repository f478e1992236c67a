using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Intents;
using EnquiryBot.Knowledge;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Language;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Cli.Support;

/// <summary>
/// The live database and what ingestion needs, without the rest of the engine: no sweeper, no queue, no channel. A service that
/// runs at the same time sees what is written within seconds.
/// </summary>
internal sealed class LiveStore : IAsyncDisposable
{
    private readonly IHost _host;

    private LiveStore(IHost host, HouseFiles files) => (_host, Files) = (host, files);

    /// <summary>What the knowledge folder says.</summary>
    public HouseFiles Files { get; }

    /// <summary>Ingests.</summary>
    public Ingestion Ingestion => _host.Services.GetRequiredService<Ingestion>();

    /// <summary>Opens the database.</summary>
    /// <param name="allowLoopback">Whether sites on this machine may be visited.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="ContentFaultsException">The knowledge folder has errors.</exception>
    public static async Task<LiveStore> OpenAsync(bool allowLoopback, CancellationToken ct)
    {
        var settings = HouseSettings.Read();
        var folders = HouseSettings.FindFolders(settings);
        var faults = new FaultList();
        var files = HouseFiles.Load(folders.Knowledge, faults);
        faults.ThrowOnErrors();

        var host = Build(settings, folders, allowLoopback);
        var classifier = await host.Services.GetRequiredService<IntentModelCache>().GetAsync(files.Intents, ct);
        host.Services.GetRequiredService<Latest<IntentClassifier>>().Replace(classifier);
        host.Services.GetRequiredService<CouncilDirectory>().Replace(files.Councils);
        await host.StartAsync(ct);
        return new LiveStore(host, files);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static IHost Build(IConfiguration settings, HouseFolders folders, bool allowLoopback)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(settings);
        builder.Configuration.AddInMemoryCollection(allowLoopback ? [new("Ingest:AllowLoopback", "true")] : []);
        builder.Logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(folders).AddSingleton(typeof(Latest<>)).AddSingleton<CouncilDirectory>();
        builder.Services
            .AddData(builder.Configuration.GetSection("Data"), folders, keysMayBePlain: true)
            .AddLanguage()
            .AddIntents()
            .AddIngestion(builder.Configuration.GetSection("Ingest"));
        return builder.Build();
    }
}
