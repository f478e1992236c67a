using EnquiryBot.Content;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Cli.Support;

/// <summary>
/// The whole engine on a data folder of its own that is deleted at the end: nothing reaches the live database or its queues, or the
/// Qdrant that citizens' questions are answered from. Trained models alone are shared with the service.
/// </summary>
internal sealed class ThrowAwayEngine : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly IHost _host;

    private ThrowAwayEngine(DirectoryInfo data, IHost host) => (_data, _host) = (data, host);

    /// <summary>The services of the engine.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the engine; it answers when this returns.</summary>
    public static async Task<ThrowAwayEngine> StartAsync(CancellationToken ct)
    {
        var settings = HouseSettings.Read();
        var folders = HouseSettings.FindFolders(settings);

        // Readable by nobody else: the keys in it lie open.
        var data = Directory.CreateTempSubdirectory("enquirybot-");
        var engine = new ThrowAwayEngine(data, Build(settings, folders with { Data = data.FullName }));
        try
        {
            await engine._host.StartAsync(ct);
            await engine.Services.GetRequiredService<PassageVectors>().WhenSettledAsync(ct);
            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();

        // A pooled connection keeps its file open, and Windows does not delete open files.
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private static IHost Build(IConfiguration settings, HouseFolders folders)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(settings);
        builder.Configuration.AddInMemoryCollection([new("Knowledge:ReloadSeconds", "0"), new("Retrieval:Engine", nameof(RetrievalEngine.Embedded))]);
        builder.Logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services
            .AddEnquiryBot(builder.Configuration, folders, keysMayBePlain: true)
            .AddSingleton<Rehearsal>()
            .AddSingleton<AnswerEvaluator>()
            .AddSingleton<GoldenRetrieval>();
        return builder.Build();
    }
}
