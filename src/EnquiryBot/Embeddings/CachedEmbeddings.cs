using Microsoft.Extensions.AI;

namespace EnquiryBot.Embeddings;

/// <summary>Asks the cache first, then the generator for each text that is left, once for texts that are equal.</summary>
internal sealed class CachedEmbeddings(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingModel model, VectorCache cache)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(generator)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values.ToList();
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        var known = new Dictionary<string, Embedding<float>>(StringComparer.Ordinal);
        foreach (var (text, vector) in distinct.Zip(cache.Find(model, distinct)))
        {
            if (vector is not null)
            {
                known[text] = new Embedding<float>(vector) { ModelId = model.Id };
            }
        }

        var missing = distinct.Where(text => !known.ContainsKey(text)).ToList();
        if (missing.Count > 0)
        {
            var made = await base.GenerateAsync(missing, options, cancellationToken);
            cache.Keep(model, [.. missing.Zip(made, (text, vector) => (text, vector.Vector))]);
            foreach (var (text, vector) in missing.Zip(made))
            {
                known[text] = vector;
            }
        }

        return new(texts.Select(text => known[text]));
    }
}
