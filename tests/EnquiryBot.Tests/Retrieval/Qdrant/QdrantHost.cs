using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval;
using EnquiryBot.Retrieval.Qdrant;
using EnquiryBot.Testing.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using NSubstitute;
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
    private readonly TimeProvider _clock;
    private readonly QdrantHost? _first;
    private string? _alias;

    private QdrantHost(StubQdrant stub, Action<QdrantOptions>? options, EmbeddingSource? embeddings = null, TimeProvider? clock = null, QdrantHost? first = null)
    {
        (Stub, _clock, _first) = (stub, clock ?? TimeProvider.System, first);
        var none = Options.Create(new EmbeddingsOptions { Provider = EmbeddingProvider.None });
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddFakeLogging().SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton(_clock);
        services.AddOptions<QdrantOptions>().Configure(o =>
        {
            (o.Url, o.Collection) = (stub.Address, Alias);
            options?.Invoke(o);
        });
        QdrantServer.AddClient(services);
        services.AddSingleton(embeddings ?? new EmbeddingSource(
            none, Substitute.For<IHttpClientFactory>(), new VectorCache(new HouseFolders("", "", ""), none, TimeProvider.System, NullLogger<VectorCache>.Instance), NullLogger<EmbeddingSource>.Instance));
        services.AddSingleton<KnowledgeSearch>().AddSingleton<OutsideEngine>();
        services.AddSingleton<IPassageIndex>(provider => provider.GetRequiredService<QdrantPassageIndex>());
        _services = services.AddSingleton<QdrantPassageIndex>().BuildServiceProvider();
    }

    public static EmbeddingModel Model { get; } = new("test", 4);

    public StubQdrant Stub { get; }

    public QdrantClient Client => _services.GetRequiredService<QdrantClient>();

    public QdrantPassageIndex Index => _services.GetRequiredService<QdrantPassageIndex>();

    public KnowledgeSearch Search => _services.GetRequiredService<KnowledgeSearch>();

    public OutsideEngine Engine => _services.GetRequiredService<OutsideEngine>();

    public FakeLogCollector Logs => _services.GetRequiredService<FakeLogCollector>();

    public static async Task<QdrantHost> StartAsync(Action<QdrantOptions>? options = null, EmbeddingSource? embeddings = null, TimeProvider? clock = null) =>
        new(await StubQdrant.StartNewAsync(), options, embeddings, clock);

    /// <summary>Another node of the same service, with knowledge of its own.</summary>
    public QdrantHost Beside(EmbeddingSource? embeddings = null) => new(Stub, options: null, embeddings, _clock, this);

    /// <summary>
    /// The adapter against the server that ENQUIRYBOT_TEST_QDRANT names, such as http://127.0.0.1:6333, with the key of ENQUIRYBOT_TEST_QDRANT_KEY;
    /// against the stub when none is named. A server's collections begin with enquirybot_test_ and are dropped at the end.
    /// </summary>
    public static async Task<QdrantHost> StartNamedAsync()
    {
        if (Environment.GetEnvironmentVariable("ENQUIRYBOT_TEST_QDRANT") is not { Length: > 0 } server)
        {
            return await StartAsync();
        }

        var alias = $"enquirybot_test_{Guid.NewGuid():N}";
        return new QdrantHost(new StubQdrant(), o =>
            (o.Url, o.ApiKey, o.Collection, o.TimeoutSeconds) = (server, Environment.GetEnvironmentVariable("ENQUIRYBOT_TEST_QDRANT_KEY"), alias, 10)) { _alias = alias };
    }

    /// <summary>A passage whose words and grams are its numbers.</summary>
    public static IndexedPassage Passage(CouncilId council, string article, int position, float[]? vector, params uint[] words) => new(
        $"{council}/{article}/en#{position}", new ArticleKey(council, LanguageTag.English, article), Service: null,
        vector is null ? default(ReadOnlyMemory<float>?) : vector, Sparse(words), Sparse([.. words.Select(w => w * 10)]));

    public static CandidateQuery Ask(CouncilId council, float[]? vector, params uint[] words) =>
        new(council, LanguageTag.English, vector is null ? default(ReadOnlyMemory<float>?) : vector, Sparse(words), Sparse([.. words.Select(w => w * 10)]), PerLeg: 200);

    public static IndexGeneration Generation(string version, params IndexedPassage[] passages) => new(new GenerationKey(version, Model), passages.Length, passages);

    /// <summary>All requests as lines of JSON.</summary>
    public IEnumerable<string> Lines() => Stub.Exchanges.Select(e => new JsonObject
    {
        ["method"] = e.Method, ["path"] = e.Path, ["query"] = e.Query, ["body"] = e.Body?.DeepClone(),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = false }));

    public IEnumerable<string> Calls() => Stub.Exchanges.Select(e => $"{e.Method} {e.Path}");

    public async ValueTask DisposeAsync()
    {
        foreach (var collection in _alias is null ? [] : (await Client.ListCollectionsAsync()).Where(c => c.StartsWith(_alias, StringComparison.Ordinal)))
        {
            await Client.DeleteCollectionAsync(collection);
        }

        await Engine.StopAsync(default);
        await _services.DisposeAsync();
        if (_first is not null)
        {
            return;
        }

        await Stub.DisposeAsync();
        if (await QdrantSchemas.OrNullAsync() is { } schemas)
        {
            Assert.Empty(Stub.Exchanges.SelectMany(schemas.Faults));
        }
    }

    private static RetrievalSparse Sparse(uint[] words) => RetrievalSparse.Of(words.Select(w => (w, 1f)));
}
