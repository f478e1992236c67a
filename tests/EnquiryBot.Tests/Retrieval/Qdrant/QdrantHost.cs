using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval;
using EnquiryBot.Retrieval.Qdrant;
using EnquiryBot.Testing.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using RetrievalSparse = EnquiryBot.Retrieval.SparseVector;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>
/// The adapter as it is registered, against the stub. When it is disposed, every request that was sent and every answer is
/// held against the official schema.
/// </summary>
internal sealed class QdrantHost : IAsyncDisposable
{
    public const string Alias = "pages";

    private readonly ServiceProvider _services;

    private QdrantHost(StubQdrant stub, Action<QdrantOptions>? options)
    {
        Stub = stub;
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<QdrantOptions>().Configure(o =>
        {
            (o.Url, o.Collection) = (stub.Address, Alias);
            options?.Invoke(o);
        });
        QdrantServer.AddClient(services);
        _services = services.AddSingleton<QdrantPassageIndex>().BuildServiceProvider();
    }

    public static EmbeddingModel Model { get; } = new("test", 4);

    public StubQdrant Stub { get; }

    public QdrantClient Client => _services.GetRequiredService<QdrantClient>();

    public QdrantPassageIndex Index => _services.GetRequiredService<QdrantPassageIndex>();

    public FakeLogCollector Logs => _services.GetRequiredService<FakeLogCollector>();

    public static async Task<QdrantHost> StartAsync(Action<QdrantOptions>? options = null) => new(await StubQdrant.StartNewAsync(), options);

    /// <summary>A passage whose words and grams are its numbers.</summary>
    public static IndexedPassage Passage(CouncilId council, string article, int position, float[]? vector, params uint[] words) => new(
        $"{council}/{article}/en#{position}", new ArticleKey(council, LanguageTag.English, article), Service: null,
        vector is null ? default(ReadOnlyMemory<float>?) : vector, Sparse(words), Sparse([.. words.Select(w => w * 10)]));

    public static CandidateQuery Ask(CouncilId council, float[]? vector, params uint[] words) =>
        new(council, LanguageTag.English, vector is null ? default(ReadOnlyMemory<float>?) : vector, Sparse(words), Sparse([.. words.Select(w => w * 10)]), PerLeg: 200);

    public static IndexGeneration Generation(string version, params IndexedPassage[] passages) => new(version, Model, passages.Length, passages);

    /// <summary>All requests as lines of JSON.</summary>
    public IEnumerable<string> Lines() => Stub.Exchanges.Select(e => new JsonObject
    {
        ["method"] = e.Method, ["path"] = e.Path, ["query"] = e.Query, ["body"] = e.Body?.DeepClone(),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = false }));

    public IEnumerable<string> Calls() => Stub.Exchanges.Select(e => $"{e.Method} {e.Path}");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Stub.DisposeAsync();
        if (await QdrantSchemas.OrNullAsync() is { } schemas)
        {
            Assert.Empty(Stub.Exchanges.SelectMany(schemas.Faults));
        }
    }

    private static RetrievalSparse Sparse(uint[] words) => RetrievalSparse.Of(words.Select(w => (w, 1f)));
}
