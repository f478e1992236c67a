using System.Numerics.Tensors;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>Scale and bias of a normalised vector.</summary>
internal sealed record Normaliser(float[] Scale, float[] Bias)
{
    private const float Epsilon = 1e-6f;

    /// <summary>Normalises each row of x into y.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        var width = Scale.Length;
        for (var row = 0; row < rows; row++)
        {
            var from = x.Slice(row * width, width);
            var to = y.Slice(row * width, width);
            TensorPrimitives.Subtract(from, TensorPrimitives.Sum(from) / width, to);
            TensorPrimitives.Multiply(to, 1 / MathF.Sqrt((TensorPrimitives.SumOfSquares<float>(to) / width) + Epsilon), to);
            TensorPrimitives.MultiplyAdd(to, Scale, Bias, to);
        }
    }
}

/// <summary>Attention of four heads and a feed-forward part, both added to what came in.</summary>
internal sealed class TransformerLayer(EncoderTensors tensors, int number, MatrixKernel kernel)
{
    private const int Heads = 4;

    private readonly Normaliser _before = tensors.Normaliser($"/Encode/Layer_{number}/TransformerLayer/layer_prepostprocess");
    private readonly PackedMatrix _queriesKeysValues = tensors.Matrix(
        $"/Encode/Layer_{number}/TransformerLayer/MultiheadAttention/qkv_transform_single/kernel/part_0",
        $"/Encode/Layer_{number}/TransformerLayer/MultiheadAttention/qkv_transform_single/bias/ConcatPartitions/concat", kernel);

    private readonly PackedMatrix _output = tensors.Matrix(
        $"/Encode/Layer_{number}/TransformerLayer/MultiheadAttention/output_transform_single/kernel/part_0",
        $"/Encode/Layer_{number}/TransformerLayer/MultiheadAttention/output_transform_single/bias/ConcatPartitions/concat", kernel);

    // The first layer widens 256 numbers to 512: what it adds to is widened too.
    private readonly PackedMatrix? _widen = number > 0 ? null : tensors.Matrix(
        "/Encode/Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat",
        "/Encode/Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat", kernel);

    private readonly Normaliser _between = tensors.Normaliser($"/Encode/Layer_{number}/TransformerLayer/FFN/layer_prepostprocess");
    private readonly PackedMatrix _inner = tensors.Matrix(
        $"/Encode/TransformerStack/Layer_{number}/TransformerLayer/FFN/conv1/Tensordot/Reshape_1",
        $"/Encode/Layer_{number}/TransformerLayer/FFN/conv1/bias/ConcatPartitions/concat", kernel);

    private readonly PackedMatrix _outer = tensors.Matrix(
        $"/Encode/TransformerStack/Layer_{number}/TransformerLayer/FFN/conv2/Tensordot/Reshape_1",
        $"/Encode/Layer_{number}/TransformerLayer/FFN/conv2/bias/ConcatPartitions/concat", kernel);

    /// <summary>Runs the layer on the stream of a workspace.</summary>
    public void Apply(Workspace w, Pack pack)
    {
        Widen(w, pack);
        Narrow(w, pack.Tokens);
    }

    /// <summary>Runs the layer and leaves the mean of each text in the stream, one row a text.</summary>
    public void ApplyAndPool(Workspace w, Pack pack)
    {
        Widen(w, pack);

        // What is left to do is linear, so the mean may come first: one row a text to multiply, not one a token.
        pack.Pool(w.Stream, _outer.Outputs);
        pack.Pool(w.Wide, _inner.Outputs);
        Narrow(w, pack.Texts.Count);
    }

    private void Widen(Workspace w, Pack pack)
    {
        var rows = pack.Tokens;
        _before.Apply(w.Stream, w.Normal, rows);
        _queriesKeysValues.Multiply(w.Normal, w.Wide, rows);
        var first = 0;
        foreach (var text in pack.Texts)
        {
            Attend(w, first, text.Tokens.Length);
            first += text.Tokens.Length;
        }

        _output.Multiply(w.Normal, w.Added, rows);
        if (_widen is not null)
        {
            _widen.Multiply(w.Stream, w.Wide, rows);
            w.Wide.AsSpan(0, rows * _widen.Outputs).CopyTo(w.Stream);
        }

        Add(w, rows);
        _between.Apply(w.Stream, w.Normal, rows);
        _inner.Multiply(w.Normal, w.Wide, rows);
        var wide = w.Wide.AsSpan(0, rows * _inner.Outputs);
        TensorPrimitives.Max(wide, 0f, wide);
    }

    private void Narrow(Workspace w, int rows)
    {
        _outer.Multiply(w.Wide, w.Added, rows);
        Add(w, rows);
    }

    private void Add(Workspace w, int rows)
    {
        var stream = w.Stream.AsSpan(0, rows * _outer.Outputs);
        TensorPrimitives.Add(stream, w.Added.AsSpan(0, stream.Length), stream);
    }

    // A token looks at the tokens of its own text only: texts of a pack know nothing of each other.
    private void Attend(Workspace w, int first, int tokens)
    {
        var width = _queriesKeysValues.Inputs;
        var size = width / Heads;
        var scale = 1 / MathF.Sqrt(size);
        var scores = w.Scores.AsSpan(0, tokens);
        for (var head = 0; head < Heads; head++)
        {
            for (var token = first; token < first + tokens; token++)
            {
                var query = Part(w.Wide, token, 0, head, size);
                for (var other = 0; other < tokens; other++)
                {
                    scores[other] = scale * TensorPrimitives.Dot<float>(query, Part(w.Wide, first + other, 1, head, size));
                }

                TensorPrimitives.SoftMax<float>(scores, scores);
                var mixed = w.Normal.AsSpan((token * width) + (head * size), size);
                mixed.Clear();
                for (var other = 0; other < tokens; other++)
                {
                    TensorPrimitives.MultiplyAdd(Part(w.Wide, first + other, 2, head, size), scores[other], mixed, mixed);
                }
            }
        }
    }

    private static Span<float> Part(float[] wide, int token, int part, int head, int size) =>
        wide.AsSpan((((token * 3) + part) * Heads * size) + (head * size), size);
}
