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

        var question = search.Repair(council, language, text) ?? text.Value;
        var embedded = await generator.GenerateAsync([topic is null ? question : $"{topic.Value} {question}"], cancellationToken: ct);
        return embedded[0].Vector;
    }
}
