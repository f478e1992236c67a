using System.Threading.Channels;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Retrieval;

/// <summary>How far the vectors of the passages are.</summary>
public enum VectorState
{
    /// <summary>There are no embeddings: the search goes by words alone.</summary>
    Off,

    /// <summary>They are being made; meanwhile the search goes by words alone.</summary>
    Warming,

    /// <summary>They are in the search.</summary>
    Ready,

    /// <summary>They could not be made; the search goes by words alone until the next change of the knowledge.</summary>
    Failed,
}

/// <summary>
/// Makes the vectors of published passages in the background and puts them into the search, so that the service answers from
/// its first moment: by words alone until they are in. Newer passages take the place of those that are being worked on.
/// </summary>
public sealed partial class PassageVectors(KnowledgeSearch search, EmbeddingSource embeddings, TimeProvider clock, ILogger<PassageVectors> logger) : BackgroundService
{
    private const int BatchSize = 64;

    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _settled = NotSettled();
    private volatile VectorState _state;
    private long _newest;

    /// <summary>How far they are.</summary>
    public VectorState State => _state;

    /// <summary>Asks for the vectors of passages that the search has just taken over.</summary>
    /// <param name="passages">The passages that have none yet, see <see cref="KnowledgeSearch.WithoutVectors"/>.</param>
    /// <param name="version">The version under which the search has them.</param>
    public void Make(IReadOnlyList<Passage> passages, string version)
    {
        if (embeddings.Model is not { } model)
        {
            _settled.TrySetResult();
            return;
        }

        lock (_gate)
        {
            if (passages.Count == 0 && _state == VectorState.Ready && !LanguageTag.All.Any(l => Reads(model, l) && search.PhraseTexts(l).Count > 0))
            {
                return;
            }

            if (_settled.Task.IsCompleted)
            {
                _settled = NotSettled();
            }

            _state = VectorState.Warming;
            _orders.Writer.TryWrite(new Order(++_newest, model, passages, version));
        }
    }

    /// <summary>Completes when the vectors that were asked for last are in, or cannot be made.</summary>
    /// <param name="ct">Gives up waiting.</param>
    public Task WhenSettledAsync(CancellationToken ct) => _settled.Task.WaitAsync(ct);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var order in _orders.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await MakeAsync(order, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (Settle(order, VectorState.Failed))
                {
                    Log.Failed(logger, e);
                }
            }
        }
    }

    /// <summary>Whether a model makes vectors of a language. The embedded encoder reads English only; what it makes of Welsh is worse than nothing.</summary>
    internal static bool Reads(EmbeddingModel model, LanguageTag language) => model != UniversalSentenceEncoderLite.Model || language == LanguageTag.English;

    private async Task MakeAsync(Order order, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var texts = KnowledgeSearch.TextsFor(order.Passages.Where(p => Reads(order.Model, p.Language)))
            .Concat(LanguageTag.All.Where(l => Reads(order.Model, l)).SelectMany(search.PhraseTexts))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(texts.Count, StringComparer.Ordinal);
        foreach (var batch in texts.Chunk(BatchSize))
        {
            var made = await embeddings.Pages!.GenerateAsync(batch, cancellationToken: ct);
            for (var i = 0; i < batch.Length; i++)
            {
                vectors[batch[i]] = made[i].Vector;
            }

            if (order.Number != Volatile.Read(ref _newest))
            {
                return;
            }
        }

        search.AddVectors(vectors, order.Version);
        if (Settle(order, VectorState.Ready))
        {
            Log.Ready(logger, texts.Count, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    // What became of an order says nothing of a newer one that waits.
    private bool Settle(Order order, VectorState state)
    {
        lock (_gate)
        {
            if (order.Number != _newest)
            {
                return false;
            }

            _state = state;
            _settled.TrySetResult();
            return true;
        }
    }

    private static TaskCompletionSource NotSettled() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Order(long Number, EmbeddingModel Model, IReadOnlyList<Passage> Passages, string Version);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Texts} vectors of passages are in the search after {Milliseconds:0} ms")]
        public static partial void Ready(ILogger logger, int texts, double milliseconds);

        [LoggerMessage(2, LogLevel.Error, "The vectors of the passages could not be made: the search goes by words alone")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
