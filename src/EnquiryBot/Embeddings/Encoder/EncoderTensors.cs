using System.Runtime.InteropServices;
using System.Text.Json;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>The arrays in the joined shards, found by the end of their name.</summary>
internal sealed class EncoderTensors
{
    private readonly byte[] _shards;
    private readonly Dictionary<string, Range> _places = new(StringComparer.Ordinal);

    public EncoderTensors(JsonElement manifest, byte[] shards)
    {
        _shards = shards;
        var at = 0;
        foreach (var tensor in manifest.EnumerateArray())
        {
            // Back to back, four bytes a number, whether float32 or int32.
            var length = tensor.GetProperty("shape").EnumerateArray().Aggregate(4, (product, side) => product * side.GetInt32());
            _places[tensor.GetProperty("name").GetString()!] = at..(at + length);
            at += length;
        }
    }

    public ReadOnlySpan<float> Get(string nameEnd) =>
        MemoryMarshal.Cast<byte, float>(_shards.AsSpan(_places.Single(p => p.Key.EndsWith(nameEnd, StringComparison.Ordinal)).Value));

    public float[] Copy(string nameEnd) => Get(nameEnd).ToArray();

    public PackedMatrix Matrix(string weights, string bias, MatrixKernel kernel) => new(Get(weights), Get(bias), kernel);

    public Normaliser Normaliser(string prefix) => new(
        Copy($"{prefix}/layer_norm/layer_norm_scale/ConcatPartitions/concat"),
        Copy($"{prefix}/layer_norm/layer_norm_bias/ConcatPartitions/concat"));
}
