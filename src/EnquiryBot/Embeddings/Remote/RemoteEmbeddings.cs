using System.ClientModel;
using System.Net;
using System.Numerics.Tensors;
using Microsoft.Extensions.AI;

namespace EnquiryBot.Embeddings.Remote;

/// <summary>
/// A server's embeddings: in batches, a few calls at a time, of the length that was promised, and of unit length, so that
/// every provider's vectors are compared alike. Blank text never leaves the house: it has the zero vector.
/// </summary>
internal sealed class RemoteEmbeddings(
    IEmbeddingGenerator<string, Embedding<float>> server, EmbeddingModel model, int batchSize, int concurrentCalls)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(server)
{
    private readonly SemaphoreSlim _calls = new(concurrentCalls);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        var vectors = texts.ConvertAll(_ => new Embedding<float>(new float[model.Dimensions]) { ModelId = model.Id });
        var batches = texts.Index().Where(t => !string.IsNullOrWhiteSpace(t.Item)).Chunk(batchSize);

        // The first failure stops the calls that are still under way.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(batches.Select(async batch =>
        {
            try
            {
                foreach (var (vector, (index, _)) in (await CallAsync(batch, options, stop.Token)).Zip(batch))
                {
                    vectors[index] = Unit(vector);
                }
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }));
        return new(vectors);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _calls.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> CallAsync(
        (int Index, string Text)[] batch, EmbeddingGenerationOptions? options, CancellationToken ct)
    {
        await _calls.WaitAsync(ct);
        try
        {
            var vectors = await base.GenerateAsync(batch.Select(t => t.Text), options, ct);
            return vectors.Count == batch.Length && vectors.All(v => v.Vector.Length == model.Dimensions)
                ? vectors
                : throw new InvalidDataException(
                    $"The embedding server answered {vectors.Count} vectors of {vectors.FirstOrDefault()?.Vector.Length ?? 0} numbers to {batch.Length} texts; Embeddings:Dimensions says {model.Dimensions}. Correct Embeddings:Dimensions or Embeddings:Model.");
        }
        catch (ClientResultException e)
        {
            // Not the library's own exception: it prints the server's answer, which may repeat what a citizen asked.
            throw new HttpRequestException(
                e.Status == 0 ? "The embedding server could not be reached." : $"The embedding server answered {e.Status}.",
                e.Status == 0 ? e.InnerException : null, e.Status == 0 ? null : (HttpStatusCode)e.Status);
        }
        finally
        {
            _calls.Release();
        }
    }

    private Embedding<float> Unit(Embedding<float> vector)
    {
        var unit = vector.Vector.ToArray();
        var length = TensorPrimitives.Norm<float>(unit);
        if (length > 0)
        {
            TensorPrimitives.Divide(unit, length, unit);
        }

        return new Embedding<float>(unit) { ModelId = model.Id };
    }
}
