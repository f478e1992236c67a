using System.Numerics.Tensors;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The vectors of an index's passages: one of each passage with its title in front, one of each of its sentences with the title
/// in front, one of the bare title. Unit vectors, so a dot product is a cosine. Immutable.
/// </summary>
internal sealed class SentenceVectors
{
    private readonly int _dimensions;
    private readonly int _passages;
    private readonly float[] _whole;
    private readonly float[] _sentences;
    private readonly int[] _passageOf;

    private SentenceVectors(int dimensions, int passages, float[] whole, float[] sentences, int[] passageOf) =>
        (_dimensions, _passages, _whole, _sentences, _passageOf) = (dimensions, passages, whole, sentences, passageOf);

    /// <summary>The texts of a passage that want a vector; the first is the whole passage.</summary>
    public static IEnumerable<string> TextsOf(Passage passage)
    {
        var heading = passage.HeadingPath is [.., var last] ? $"{passage.Title}. {last}" : passage.Title;
        yield return $"{heading}. {passage.Text}";
        yield return heading;
        foreach (var sentence in passage.Blocks.SelectMany(b => SentenceSplitter.Split(b.Text)))
        {
            yield return $"{passage.Title}: {sentence}";
        }
    }

    /// <summary>Puts the vectors of passages together; null when one of them has none yet.</summary>
    /// <param name="passages">The passages in the order of the index.</param>
    /// <param name="vectors">Vectors by their texts.</param>
    public static SentenceVectors? Of(IReadOnlyList<Passage> passages, IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors)
    {
        var whole = new List<ReadOnlyMemory<float>>(passages.Count);
        var sentences = new List<ReadOnlyMemory<float>>(4 * passages.Count);
        var passageOf = new List<int>(4 * passages.Count);
        for (var i = 0; i < passages.Count; i++)
        {
            foreach (var (text, place) in TextsOf(passages[i]).Select((text, place) => (text, place)))
            {
                if (!vectors.TryGetValue(text, out var vector))
                {
                    return null;
                }

                if (place == 0)
                {
                    whole.Add(vector);
                    continue;
                }

                sentences.Add(vector);
                passageOf.Add(i);
            }
        }

        return whole.Count == 0 ? null : new SentenceVectors(whole[0].Length, passages.Count, Join(whole), Join(sentences), [.. passageOf]);
    }

    /// <summary>
    /// Adds the likeness in meaning of each passage: the mean of the cosine with the whole and of the best cosine with a
    /// sentence, less the mean over all passages, so that a passage like any other gets nothing.
    /// </summary>
    /// <param name="question">The vector of the question.</param>
    /// <param name="scores">One score a passage.</param>
    public void AddCosines(ReadOnlySpan<float> question, Span<float> scores)
    {
        for (var i = 0; i < _passages; i++)
        {
            scores[i] = -1;
        }

        for (var i = 0; i < _passageOf.Length; i++)
        {
            var cosine = TensorPrimitives.Dot(question, _sentences.AsSpan(i * _dimensions, _dimensions));
            scores[_passageOf[i]] = Math.Max(scores[_passageOf[i]], cosine);
        }

        for (var i = 0; i < _passages; i++)
        {
            scores[i] = (scores[i] + TensorPrimitives.Dot(question, _whole.AsSpan(i * _dimensions, _dimensions))) / 2;
        }

        var mean = TensorPrimitives.Sum<float>(scores[.._passages]) / _passages;
        TensorPrimitives.Subtract(scores[.._passages], mean, scores[.._passages]);
    }

    private static float[] Join(List<ReadOnlyMemory<float>> vectors)
    {
        var joined = new float[vectors.Sum(v => v.Length)];
        var at = 0;
        foreach (var vector in vectors)
        {
            vector.CopyTo(joined.AsMemory(at));
            at += vector.Length;
        }

        return joined;
    }
}
