using System.Numerics.Tensors;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The vectors of an index's passages: one of each passage with its title in front, one of each of its sentences with the title
/// in front, one of the bare title. Unit vectors, so a dot product is a cosine; kept as bytes. Immutable. A passage without
/// vectors is neither like nor unlike any question.
/// </summary>
internal sealed class SentenceVectors
{
    /// <summary>The mean likeness of a great council's passages is taken over so many of them.</summary>
    private const int Sample = 128;

    private readonly Passage[] _passages;
    private readonly ByteMatrix _whole;
    private readonly ByteMatrix _sentences;

    // Of each passage the row of its whole, -1 when it has none, and where its sentences begin.
    private readonly int[] _rows;
    private readonly int[] _starts;

    private SentenceVectors(Passage[] passages, int dimensions)
    {
        _passages = passages;
        (_whole, _sentences) = (new ByteMatrix(dimensions), new ByteMatrix(dimensions));
        (_rows, _starts) = (new int[passages.Length], new int[passages.Length + 1]);
    }

    /// <summary>The texts of a passage that want a vector; the first is the whole passage.</summary>
    public static IEnumerable<string> TextsOf(Passage passage)
    {
        var heading = passage.HeadingPath is [.., var last] ? $"{passage.Title}. {last}" : passage.Title;
        yield return After(heading, ". ", passage.Text);
        if (heading.Length > 0)
        {
            yield return heading;
        }

        foreach (var sentence in passage.Blocks.SelectMany(b => SentenceSplitter.Split(b.Text)))
        {
            yield return After(passage.Title, ": ", sentence);
        }
    }

    /// <summary>Puts the vectors of passages together; null when none of them has any.</summary>
    /// <param name="passages">The passages in the order of the index.</param>
    /// <param name="vectors">Vectors by their texts.</param>
    /// <param name="former">What passages before these had: a passage that stays keeps its vectors.</param>
    public static SentenceVectors? Of(
        Passage[] passages, IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, params IReadOnlyList<SentenceVectors?> former)
    {
        var given = former.OfType<SentenceVectors>().ToList();
        var all = new SentenceVectors(passages, given.FirstOrDefault()?._whole.Dimensions ?? vectors.Values.FirstOrDefault().Length);
        var places = Places(given);
        for (var i = 0; i < passages.Length; i++)
        {
            all._starts[i] = all._sentences.Count;
            all._rows[i] = all._whole.Count;
            if (places.TryGetValue(passages[i], out var place))
            {
                all.Copy(place.Of, place.Passage);
            }
            else if (!all.TryAdd(passages[i], vectors))
            {
                all._rows[i] = -1;
            }
        }

        all._starts[^1] = all._sentences.Count;
        all._whole.Close();
        all._sentences.Close();
        return all._whole.Count == 0 ? null : all;
    }

    /// <summary>The vector of the whole passage in a place; null when it has none.</summary>
    public float[]? WholeOf(int passage) => Has(passage) ? _whole.ToFloats(_rows[passage]) : null;

    /// <summary>Whether the passage in a place has vectors.</summary>
    public bool Has(int passage) => _rows[passage] >= 0;

    /// <summary>
    /// Adds the likeness in meaning of each passage: the mean of the cosine with the whole and of the best cosine with a
    /// sentence, less the mean over all passages, so that a passage like any other gets nothing.
    /// </summary>
    /// <param name="question">The vector of the question.</param>
    /// <param name="scores">One score a passage.</param>
    /// <param name="corpus">The passages that the mean is taken over; null: these.</param>
    public void AddCosines(ReadOnlySpan<float> question, Span<float> scores, SentenceVectors? corpus)
    {
        for (var i = 0; i < _passages.Length; i++)
        {
            scores[i] = LikenessOf(question, i);
        }

        var mean = corpus?.MeanOfSample(question) ?? TensorPrimitives.Sum<float>(scores[.._passages.Length]) / _whole.Count;
        for (var i = 0; i < _passages.Length; i++)
        {
            scores[i] = Has(i) ? scores[i] - mean : 0;
        }
    }

    /// <summary>The same for many passages: the likeness of the whole passages, to be made exact by <see cref="Refine"/>.</summary>
    public void AddWholeCosines(ReadOnlySpan<float> question, Span<float> scores)
    {
        _whole.DotAll(ByteVector.Of(question), scores);
        var mean = TensorPrimitives.Sum<float>(scores[.._whole.Count]) / _whole.Count;
        // No row stands behind its passage, so that filling from the last one overwrites nothing that is still needed.
        for (var i = _passages.Length - 1; i >= 0; i--)
        {
            scores[i] = Has(i) ? scores[_rows[i]] - mean : 0;
        }
    }

    /// <summary>Makes the likeness of some passages as exact as <see cref="AddCosines"/> does.</summary>
    public void Refine(ReadOnlySpan<float> question, IEnumerable<int> passages, Span<float> scores)
    {
        var mean = MeanOfSample(question);
        foreach (var passage in passages)
        {
            scores[passage] = Has(passage) ? LikenessOf(question, passage) - mean : 0;
        }
    }

    private static string After(string title, string mark, string text) => title.Length == 0 ? text : $"{title}{mark}{text}";

    private static Dictionary<Passage, (SentenceVectors Of, int Passage)> Places(List<SentenceVectors> former)
    {
        // By reference: a passage that stays is the same object, one that was read again may have changed.
        var places = new Dictionary<Passage, (SentenceVectors Of, int Passage)>(ReferenceEqualityComparer.Instance);
        foreach (var vectors in former)
        {
            for (var i = 0; i < vectors._passages.Length; i++)
            {
                if (vectors.Has(i))
                {
                    places[vectors._passages[i]] = (vectors, i);
                }
            }
        }

        return places;
    }

    private void Copy(SentenceVectors former, int place)
    {
        _whole.Add(former._whole, former._rows[place]);
        for (var row = former._starts[place]; row < former._starts[place + 1]; row++)
        {
            _sentences.Add(former._sentences, row);
        }
    }

    private bool TryAdd(Passage passage, IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors)
    {
        var found = TextsOf(passage).Select(t => vectors.TryGetValue(t, out var vector) ? vector : default).ToList();
        if (found.Exists(v => v.Length != _whole.Dimensions || v.Length == 0))
        {
            return false;
        }

        _whole.Add(found[0].Span);
        foreach (var sentence in found.Skip(1))
        {
            _sentences.Add(sentence.Span);
        }

        return true;
    }

    private float LikenessOf(ReadOnlySpan<float> question, int passage)
    {
        if (!Has(passage))
        {
            return 0;
        }

        var best = -1f;
        for (var row = _starts[passage]; row < _starts[passage + 1]; row++)
        {
            best = Math.Max(best, _sentences.Dot(question, row));
        }

        return (best + _whole.Dot(question, _rows[passage])) / 2;
    }

    private float MeanOfSample(ReadOnlySpan<float> question)
    {
        var (sum, count, step) = (0f, 0, Math.Max(1, _passages.Length / Sample));
        for (var i = 0; i < _passages.Length; i += step)
        {
            (sum, count) = (sum + LikenessOf(question, i), Has(i) ? count + 1 : count);
        }

        return sum / Math.Max(1, count);
    }
}
