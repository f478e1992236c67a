using System.Numerics.Tensors;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>Tokens to vectors: token and place, two layers, the mean, and one last layer to unit length.</summary>
internal sealed class SentenceNetwork
{
    /// <summary>How long a vector is.</summary>
    public const int Dimensions = 512;

    private const int TokenWidth = 256;

    private readonly float[] _tokens;
    private readonly float[] _places;
    private readonly TransformerLayer _first;
    private readonly TransformerLayer _second;
    private readonly PackedMatrix _last;

    public SentenceNetwork(EncoderTensors tensors, MatrixKernel kernel)
    {
        _tokens = tensors.Copy("/Embeddings_en");
        _places = PlacesOf(tensors.Get("/AddTimingSignal/TimingSignal/ExpandDims_1"));
        _first = new TransformerLayer(tensors, 0, kernel);
        _second = new TransformerLayer(tensors, 1, kernel);
        _last = tensors.Matrix("/hidden_layers/tanh_layer_0/weights", "/hidden_layers/tanh_layer_0/bias", kernel);
    }

    /// <summary>Writes the vector of each text of the pack to its place.</summary>
    public void Encode(Workspace w, Pack pack, float[]?[] vectors)
    {
        var row = 0;
        foreach (var token in pack.Texts.SelectMany(t => t.Tokens.Index()))
        {
            var to = w.Stream.AsSpan(row++ * TokenWidth, TokenWidth);

            // Twice: the published graph adds the token's vector two times.
            TensorPrimitives.Multiply(_tokens.AsSpan(token.Item * TokenWidth, TokenWidth), 2f, to);
            TensorPrimitives.Add(to, _places.AsSpan(token.Index * TokenWidth, TokenWidth), to);
        }

        _first.Apply(w, pack);
        _second.ApplyAndPool(w, pack);
        Finish(w, pack, vectors);
    }

    private void Finish(Workspace w, Pack pack, float[]?[] vectors)
    {
        _last.Multiply(w.Stream, w.Added, pack.Texts.Count);
        for (var i = 0; i < pack.Texts.Count; i++)
        {
            var vector = w.Added.AsSpan(i * Dimensions, Dimensions).ToArray();
            TensorPrimitives.Tanh<float>(vector, vector);
            TensorPrimitives.Divide(vector, MathF.Sqrt(MathF.Max(TensorPrimitives.SumOfSquares<float>(vector), 1e-12f)), vector);
            vectors[pack.Texts[i].Index] = vector;
        }
    }

    private static float[] PlacesOf(ReadOnlySpan<float> rates)
    {
        var places = new float[Pack.MostTokens * TokenWidth];
        for (var place = 0; place < Pack.MostTokens; place++)
        {
            for (var i = 0; i < rates.Length; i++)
            {
                places[(place * TokenWidth) + i] = MathF.Sin(place * rates[i]);
                places[(place * TokenWidth) + rates.Length + i] = MathF.Cos(place * rates[i]);
            }
        }

        return places;
    }
}
