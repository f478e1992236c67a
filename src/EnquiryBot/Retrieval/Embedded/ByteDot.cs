using System.Numerics;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Dot products with vectors of signed bytes, -127 to 127, eight times as many at once as the processor would do one by one.
/// </summary>
internal static class ByteDot
{
    /// <summary>The exact dot product of two vectors of equal length.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var lowA, out var highA);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var lowB, out var highB);
            // 127 * 127 twice still fits 16 bits, so that half of the widening is saved.
            Vector.Widen((lowA * lowB) + (highA * highB), out var low, out var high);
            sums += low + high;
        }

        return Vector.Sum(sums) + ScalarOf(a[i..], b[i..]);
    }

    /// <summary>The dot product of a vector of floats and one of bytes: only one of the two is rounded.</summary>
    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<sbyte> b)
    {
        var (sums, others) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(b[i..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            sums += new Vector<float>(a[i..]) * Vector.ConvertToSingle(first);
            others += new Vector<float>(a[(i + Vector<float>.Count)..]) * Vector.ConvertToSingle(second);
            sums += new Vector<float>(a[(i + (2 * Vector<float>.Count))..]) * Vector.ConvertToSingle(third);
            others += new Vector<float>(a[(i + (3 * Vector<float>.Count))..]) * Vector.ConvertToSingle(fourth);
        }

        return Vector.Sum(sums + others) + ScalarOf(a[i..], b[i..]);
    }

    /// <summary>The same as <see cref="Of(ReadOnlySpan{sbyte}, ReadOnlySpan{sbyte})"/>, one place after the other.</summary>
    public static int ScalarOf(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>The same as <see cref="Of(ReadOnlySpan{float}, ReadOnlySpan{sbyte})"/>, one place after the other.</summary>
    public static float ScalarOf(ReadOnlySpan<float> a, ReadOnlySpan<sbyte> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
