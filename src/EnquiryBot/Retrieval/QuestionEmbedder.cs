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

        var wording = search.Repair(council, language, text) ?? text.Value;
        return await GenerateAsync(generator, topic is null ? wording : $"{topic.Value} {wording}", ct);
    }

    private async Task<ReadOnlyMemory<float>?> GenerateAsync(IEmbeddingGenerator<string, Embedding<float>> generator, string text, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(embeddings.QuestionLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await generator.GenerateVectorAsync(text, cancellationToken: either.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Its message might hold what was asked.
            Log.GoesByWords(logger, e.GetType().Name, (int)Rest.TotalSeconds);
            Volatile.Write(ref _restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The encoder gave no vector of a question ({Failure}); questions go by their words for {Seconds} s.")]
        public static partial void GoesByWords(ILogger logger, string failure, int seconds);
    }
}
