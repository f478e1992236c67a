using System.Numerics.Tensors;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Privacy;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Retrieval;

/// <summary>
/// Turns a question into the vector that it is searched with. An encoder that fails or is slow costs one citizen a short wait,
/// and questions then go by words for a while. Safe for many threads.
/// </summary>
public sealed partial class QuestionEmbedder(KnowledgeSearch search, EmbeddingSource embeddings, TimeProvider clock, ILogger<QuestionEmbedder> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private long _restsUntil;

    /// <summary>Embeds a question, its spelling repaired, with what it leans on in front.</summary>
    /// <param name="council">The council that is asked.</param>
    /// <param name="language">The language of the question.</param>
    /// <param name="text">The question.</param>
    /// <param name="topic">The turn before, when the question leans on it.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>A unit vector; null when the council's passages have no vectors in this language, or the encoder gives none now.</returns>
    public async Task<ReadOnlyMemory<float>?> EmbedAsync(
        CouncilId council, LanguageTag language, RedactedText text, RedactedText? topic, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (embeddings.Questions is not { } generator || !search.HasVectors(council, language) || clock.GetUtcNow().UtcTicks < Volatile.Read(ref _restsUntil))
        {
            return null;
        }

        string[] wordings = search.Repair(council, language, text) is { } repaired ? [text.Value, repaired] : [text.Value];
        if (await GenerateAsync(generator, wordings.Select(w => topic is null ? w : $"{topic.Value} {w}"), ct) is not { } embedded)
        {
            return null;
        }

        return embedded.Count == 1 ? embedded[0].Vector : Mean(embedded[0].Vector.Span, embedded[1].Vector.Span);
    }

    private async Task<IList<Embedding<float>>?> GenerateAsync(IEmbeddingGenerator<string, Embedding<float>> generator, IEnumerable<string> texts, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(embeddings.QuestionLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await generator.GenerateAsync(texts, cancellationToken: either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Its message might hold what was asked.
            Log.GoesByWords(logger, e.GetType().Name, (int)Rest.TotalSeconds);
            Volatile.Write(ref _restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            return null;
        }
    }

    // A repair can be wrong, so the vector lies half way between what was typed and what was probably meant.
    private static ReadOnlyMemory<float> Mean(ReadOnlySpan<float> typed, ReadOnlySpan<float> meant)
    {
        var mean = new float[typed.Length];
        TensorPrimitives.Add(typed, meant, mean);
        var length = TensorPrimitives.Norm<float>(mean);
        if (length > 0)
        {
            TensorPrimitives.Divide(mean, length, mean);
        }

        return mean;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The encoder gave no vector of a question ({Failure}); questions go by their words for {Seconds} s.")]
        public static partial void GoesByWords(ILogger logger, string failure, int seconds);
    }
}
