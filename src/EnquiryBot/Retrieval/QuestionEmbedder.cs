using System.Numerics.Tensors;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Privacy;
using Microsoft.Extensions.AI;

namespace EnquiryBot.Retrieval;

/// <summary>Turns a question into the vector that it is searched with.</summary>
public sealed class QuestionEmbedder(KnowledgeSearch search, EmbeddingSource embeddings)
{
    /// <summary>Embeds a question, its spelling repaired, with what it leans on in front.</summary>
    /// <param name="council">The council that is asked.</param>
    /// <param name="language">The language of the question.</param>
    /// <param name="text">The question.</param>
    /// <param name="topic">The turn before, when the question leans on it.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>A unit vector; null when the council's passages have no vectors in this language.</returns>
    public async Task<ReadOnlyMemory<float>?> EmbedAsync(
        CouncilId council, LanguageTag language, RedactedText text, RedactedText? topic, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (embeddings.Questions is not { } generator || !search.HasVectors(council, language))
        {
            return null;
        }

        string[] wordings = search.Repair(council, language, text) is { } repaired ? [text.Value, repaired] : [text.Value];
        var embedded = await generator.GenerateAsync(wordings.Select(w => topic is null ? w : $"{topic.Value} {w}"), cancellationToken: ct);
        return embedded.Count == 1 ? embedded[0].Vector : Mean(embedded[0].Vector.Span, embedded[1].Vector.Span);
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
}
