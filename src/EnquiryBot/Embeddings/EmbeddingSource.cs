using EnquiryBot.Embeddings.Remote;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Embeddings;

/// <summary>
/// The configured embeddings, or none: then the search goes by words alone. The first use of the embedded encoder reads its
/// weights, a fifth of a second, so ask for it before the first citizen does.
/// </summary>
public sealed partial class EmbeddingSource : IDisposable
{
    private readonly EmbeddingsOptions _options;
    private readonly ILogger<EmbeddingSource> _logger;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _generator;

    /// <summary>Makes the configured generator. Weights that are missing or damaged are logged and lead to <see cref="Fault"/>.</summary>
    public EmbeddingSource(IOptions<EmbeddingsOptions> options, IHttpClientFactory clients, VectorCache cache, ILogger<EmbeddingSource> logger)
    {
        (_options, _logger) = (options.Value, logger);
        _generator = _options.Provider switch
        {
            EmbeddingProvider.None => null,
            EmbeddingProvider.Embedded => LoadOrNull(),
            _ => RemoteServer.Create(_options, clients),
        };
        if (_generator is not null)
        {
            Model = _options.IsRemote ? RemoteServer.ModelOf(_options) : UniversalSentenceEncoderLite.Model;
            Pages = new CachedEmbeddings(_generator, Model, cache);
        }
    }

    /// <summary>What an index of these vectors is stored with; null when there are none.</summary>
    public EmbeddingModel? Model { get; }

    /// <summary>Why there are no vectors though they are configured, and what to do; null when all is well.</summary>
    public string? Fault { get; private set; }

    /// <summary>For what citizens ask. Nothing of it is kept: a vector says much of its text. Null when there are no embeddings.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Questions => _generator;

    /// <summary>How long a citizen waits for the vector of a question.</summary>
    public TimeSpan QuestionLimit => TimeSpan.FromSeconds(_options.QuestionSeconds);

    /// <summary>For published text; its vectors are kept on disk. Null when there are no embeddings.</summary>
    public IEmbeddingGenerator<string, Embedding<float>>? Pages { get; }

    /// <inheritdoc />
    public void Dispose() => _generator?.Dispose();

    private UniversalSentenceEncoderLite? LoadOrNull()
    {
        try
        {
            return UniversalSentenceEncoderLite.Load(_options.Folder ?? Path.Combine(AppContext.BaseDirectory, "embeddings", "use-lite"));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Fault = e.Message;
            Log.Missing(_logger, e.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The search goes by words alone. {Reason}")]
        public static partial void Missing(ILogger logger, string reason);
    }
}
