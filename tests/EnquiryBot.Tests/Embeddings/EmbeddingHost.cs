using EnquiryBot.Content;
using EnquiryBot.Embeddings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace EnquiryBot.Tests.Embeddings;

/// <summary>The embeddings as they are registered, with settings and a data folder of their own.</summary>
internal sealed class EmbeddingHost : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("enquirybot-embeddings").FullName;
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);
    private ServiceProvider? _services;

    public string Database => Path.Combine(_data, "models", "vectors.db");

    public FakeLogCollector Logs => Services.GetRequiredService<FakeLogCollector>();

    public EmbeddingSource Source => Services.GetRequiredService<EmbeddingSource>();

    private ServiceProvider Services => _services ??= Build();

    public string? this[string setting]
    {
        set => _settings[setting] = value;
    }

    public static EmbeddingHost Of(FakeEmbeddingServer server) => new()
    {
        ["Provider"] = "OpenAI", ["BaseAddress"] = $"{server.Address}/v1", ["Model"] = "fake", ["ApiKey"] = "sk-never-in-a-log", ["Dimensions"] = "4", ["TimeoutSeconds"] = "30",
    };

    /// <summary>Begins anew with the same data folder, as a restarted service does.</summary>
    public void Restart()
    {
        _services?.Dispose();
        _services = null;
    }

    public async Task<float[][]> PagesAsync(params string[] texts) =>
        [.. (await Source.Pages!.GenerateAsync(texts, null, CancellationToken.None)).Select(v => v.Vector.ToArray())];

    public async Task<float[][]> QuestionsAsync(params string[] texts) =>
        [.. (await Source.Questions!.GenerateAsync(texts, null, CancellationToken.None)).Select(v => v.Vector.ToArray())];

    public void Dispose()
    {
        _services?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new HouseFolders(_data, _data, _data));
        return services.AddEmbeddings(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build()).BuildServiceProvider();
    }
}
