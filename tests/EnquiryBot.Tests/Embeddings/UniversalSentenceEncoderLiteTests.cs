using System.Globalization;
using System.Numerics.Tensors;
using EnquiryBot.Embeddings;
using EnquiryBot.Embeddings.Encoder;
using EnquiryBot.Testing;
using Microsoft.Extensions.AI;

namespace EnquiryBot.Tests.Embeddings;

/// <summary>
/// Numbers agree within 1e-4: sums differ in the last digits between processors and widths of vectors, and 1e-4 is far below
/// what moves a ranking. On the machine of docs/performance.md the largest difference is 1.5e-6.
/// </summary>
public sealed class UniversalSentenceEncoderLiteTests
{
    private const double Tolerance = 1e-4;

    private static readonly Lazy<UniversalSentenceEncoderLite> Encoder = new(() => UniversalSentenceEncoderLite.Load(EncoderFolder.Path));

    public static TheoryData<string> Kernels => ["Wide", "Portable", "Scalar"];

    [NeedsEncoderTheory]
    [MemberData(nameof(Kernels))]
    public async Task Every_way_of_multiplying_gives_the_published_vectors(string kernel)
    {
        var way = kernel switch { "Wide" => MatrixKernel.Wide, "Portable" => MatrixKernel.Portable, _ => MatrixKernel.Scalar };
        using var encoder = UniversalSentenceEncoderLite.Load(EncoderFolder.Path, way);
        var rows = EncoderReference.All.Where(r => r.Sketch.Length > 0).ToList();

        var vectors = await encoder.GenerateAsync(rows.Select(r => r.Text), null, CancellationToken.None);

        Assert.All(rows.Zip(vectors), pair =>
        {
            var expected = pair.First.Sketch.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture));
            Assert.All(expected.Zip(EncoderReference.SketchOf(pair.Second.Vector)), n => Assert.Equal(n.First, n.Second, Tolerance));
            Assert.Equal(1, TensorPrimitives.Norm(pair.Second.Vector.Span), Tolerance);
        });
    }

    [NeedsEncoderFact]
    public async Task Two_questions_are_as_near_as_published()
    {
        var vectors = await EncodeAsync("When is my bin collected?", "How do I pay my council tax?");

        Assert.Equal(0.3228, TensorPrimitives.Dot(vectors[0].Vector.Span, vectors[1].Vector.Span), Tolerance);
    }

    [NeedsEncoderFact]
    public async Task Texts_together_have_the_vectors_that_they_have_alone_in_their_order()
    {
        string[] texts = [.. Enumerable.Range(0, 3).SelectMany(_ => EncoderReference.All.Select(r => r.Text))];

        var together = await EncodeAsync(texts);

        Assert.Equal(texts.Length, together.Count);
        foreach (var (text, vector) in texts.Zip(together).Take(EncoderReference.All.Length))
        {
            var alone = (await EncodeAsync(text))[0].Vector;
            Assert.All(alone.ToArray().Zip(vector.Vector.ToArray()), n => Assert.Equal(n.First, n.Second, Tolerance));
        }
    }

    [NeedsEncoderFact]
    public async Task Blank_text_has_the_zero_vector_and_no_text_has_none()
    {
        var vector = Assert.Single(await EncodeAsync(" \n")).Vector;

        Assert.Equal(512, vector.Length);
        Assert.All(vector.ToArray(), n => Assert.Equal(0, n));
        Assert.Empty(await EncodeAsync());
    }

    [NeedsEncoderFact]
    public async Task Many_threads_at_once_get_the_same_vectors()
    {
        var expected = await EncodeAsync("Blue Badge", "How do I pay my council tax?");

        var many = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => EncodeAsync(i % 2 == 0 ? "Blue Badge" : "How do I pay my council tax?"))));

        Assert.All(many.Index(), m => Assert.Equal(expected[m.Index % 2].Vector.ToArray(), Assert.Single(m.Item).Vector.ToArray()));
    }

    [NeedsEncoderFact]
    public async Task Work_that_nobody_waits_for_stops()
    {
        using var stop = new CancellationTokenSource();
        var texts = Enumerable.Range(0, 100_000).Select(i =>
        {
            if (i == 99_999)
            {
                stop.Cancel();
            }

            return "Blue Badge";
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Encoder.Value.GenerateAsync(texts, null, stop.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Encoder.Value.GenerateAsync(["Blue Badge"], null, stop.Token));
    }

    [NeedsEncoderFact]
    public void It_says_what_it_is()
    {
        var metadata = (EmbeddingGeneratorMetadata)Encoder.Value.GetService(typeof(EmbeddingGeneratorMetadata))!;

        Assert.Equal(("universal-sentence-encoder-lite/1", 512), (metadata.DefaultModelId, metadata.DefaultModelDimensions));
        Assert.Equal(new EmbeddingModel("universal-sentence-encoder-lite/1", 512), UniversalSentenceEncoderLite.Model);
    }

    private static async Task<IReadOnlyList<Embedding<float>>> EncodeAsync(params string[] texts) =>
        await Encoder.Value.GenerateAsync(texts, null, CancellationToken.None);
}
