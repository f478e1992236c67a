using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>Unit vectors that depend on the text alone and are unlike one another.</summary>
internal static class MadeUpVectors
{
    private const int Dimensions = 64;

    public static IReadOnlyDictionary<string, ReadOnlyMemory<float>> Of(IEnumerable<Passage> passages) =>
        KnowledgeSearch.TextsFor(passages).ToDictionary(t => t, Of, StringComparer.Ordinal);

    public static ReadOnlyMemory<float> Of(string text)
    {
        var random = new Random(text.Aggregate(7, (seed, c) => unchecked((seed * 31) + c)));
        return Unit([.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f)]);
    }

    /// <summary>Any numbers as a unit vector; no numbers are the vector of nothing.</summary>
    public static ReadOnlyMemory<float> Unit(float[] numbers)
    {
        var vector = Enumerable.Range(0, Dimensions).Select(i => i < numbers.Length && float.IsFinite(numbers[i]) ? Math.Clamp(numbers[i], -1e6f, 1e6f) : 0).ToArray();
        var length = MathF.Sqrt(vector.Sum(v => v * v));
        return length > 0 ? Array.ConvertAll(vector, v => v / length) : vector;
    }
}
