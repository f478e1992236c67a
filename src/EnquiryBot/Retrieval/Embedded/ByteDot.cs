using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Dot products with vectors of signed bytes, -127 to 127: by AVX-512 or AVX2 where the processor has it, else by what it has, else one place after the other.</summary>
internal static class ByteDot
{
    /// <summary>The exact dot product of two vectors of equal length.</summary>
    public static int Of(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length);
        return Avx512BW.IsSupported ? WideOf(a, b)
            : Avx2.IsSupported ? AdjacentOf(a, b)
            : PortableOf(a, b);
    }

    /// <summary>The dot product of a vector of floats and one of bytes: only one of the two is rounded.</summary>
    public static float Of(ReadOnlySpan<float> a, ReadOnlySpan<sbyte> b)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, b.Length);
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        var (sums, others) = (Vector256<float>.Zero, Vector256<float>.Zero);
        var i = 0;
        for (; i <= a.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
        {
            var shorts = Vector256.WidenLower(Vector128.LoadUnsafe(ref firstB, (nuint)i).ToVector256Unsafe());
            var (low, high) = Vector256.Widen(shorts);
            sums = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref firstA, (nuint)i), Vector256.ConvertToSingle(low), sums);
            others = Vector256.MultiplyAddEstimate(
                Vector256.LoadUnsafe(ref firstA, (nuint)(i + Vector256<float>.Count)), Vector256.ConvertToSingle(high), others);
        }

        return Vector256.Sum(sums + others) + ScalarOf(a[i..], b[i..]);
    }

    /// <summary>The same as <see cref="Of(ReadOnlySpan{sbyte}, ReadOnlySpan{sbyte})"/> for processors without AVX.</summary>
    public static int PortableOf(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        var sums = Vector128<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
        {
            var (lowA, highA) = Vector128.Widen(Vector128.LoadUnsafe(ref firstA, (nuint)i));
            var (lowB, highB) = Vector128.Widen(Vector128.LoadUnsafe(ref firstB, (nuint)i));
            // 127 * 127 twice still fits 16 bits, so that half of the widening is saved.
            var (low, high) = Vector128.Widen((lowA * lowB) + (highA * highB));
            sums += low + high;
        }

        return Vector128.Sum(sums) + ScalarOf(a[i..], b[i..]);
    }

    /// <summary>The same, one place after the other.</summary>
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

    /// <summary>By AVX-512.</summary>
    internal static int WideOf(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        var sums = Vector512<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector256<sbyte>.Count; i += Vector256<sbyte>.Count)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref firstA, (nuint)i), Vector256.LoadUnsafe(ref firstB, (nuint)i));
            sums += Avx512BW.MultiplyAddAdjacent(Avx512BW.ConvertToVector512Int16(left), Avx512BW.ConvertToVector512Int16(right));
        }

        return Vector512.Sum(sums) + ScalarOf(a[i..], b[i..]);
    }

    /// <summary>By AVX2.</summary>
    internal static int AdjacentOf(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        var sums = Vector256<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector128<sbyte>.Count; i += Vector128<sbyte>.Count)
        {
            var (left, right) = (Vector128.LoadUnsafe(ref firstA, (nuint)i), Vector128.LoadUnsafe(ref firstB, (nuint)i));
            sums += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(left), Avx2.ConvertToVector256Int16(right));
        }

        return Vector256.Sum(sums) + ScalarOf(a[i..], b[i..]);
    }
}
