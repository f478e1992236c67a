using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>
/// Multiplies up to four rows with one panel of a packed matrix. Three ways that differ in the last digits only. The tiles of
/// four rows and two vectors keep eight sums in registers, which is what hides the latency of the multiplication.
/// </summary>
internal sealed class MatrixKernel
{
    private MatrixKernel(string name, int panelWidth, PanelProduct product) => (Name, PanelWidth, Product) = (name, panelWidth, product);

    /// <summary>Writes bias + x * panel for <paramref name="rows"/> (1 to 4) rows.</summary>
    public delegate void PanelProduct(ref float x, ref float panel, ref float bias, ref float y, int inputs, int outputs, int rows);

    /// <summary>512 bits at a time.</summary>
    public static MatrixKernel Wide { get; } = new("512 bit", 2 * Vector512<float>.Count, MultiplyWide);

    /// <summary>As many bits as <see cref="Vector{T}"/> has on this processor.</summary>
    public static MatrixKernel Portable { get; } = new($"{32 * Vector<float>.Count} bit", 2 * Vector<float>.Count, MultiplyPortable);

    /// <summary>One number at a time.</summary>
    public static MatrixKernel Scalar { get; } = new("scalar", 16, MultiplyScalar);

    /// <summary>The fastest that this processor has.</summary>
    public static MatrixKernel Best { get; } =
        Vector512.IsHardwareAccelerated ? Wide : Vector.IsHardwareAccelerated ? Portable : Scalar;

    /// <summary>What a person calls it.</summary>
    public string Name { get; }

    /// <summary>How many columns of the matrix lie side by side in a panel.</summary>
    public int PanelWidth { get; }

    /// <summary>The multiplication.</summary>
    public PanelProduct Product { get; }

    // A tile of fewer rows reads and writes its first row again instead of the missing ones: no second loop to keep right.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyWide(ref float x, ref float panel, ref float bias, ref float y, int inputs, int outputs, int rows)
    {
        var (second, third, fourth) = (rows > 1 ? 1 : 0, rows > 2 ? 2 : 0, rows > 3 ? 3 : 0);
        ref var x1 = ref Unsafe.Add(ref x, second * inputs);
        ref var x2 = ref Unsafe.Add(ref x, third * inputs);
        ref var x3 = ref Unsafe.Add(ref x, fourth * inputs);
        var (left0, right0) = (Vector512.LoadUnsafe(ref bias), Vector512.LoadUnsafe(ref bias, 16));
        var (left1, right1, left2, right2, left3, right3) = (left0, right0, left0, right0, left0, right0);
        for (var i = 0; i < inputs; i++)
        {
            var left = Vector512.LoadUnsafe(ref panel);
            var right = Vector512.LoadUnsafe(ref panel, 16);
            var value = Vector512.Create(Unsafe.Add(ref x, i));
            left0 = Vector512.FusedMultiplyAdd(value, left, left0);
            right0 = Vector512.FusedMultiplyAdd(value, right, right0);
            value = Vector512.Create(Unsafe.Add(ref x1, i));
            left1 = Vector512.FusedMultiplyAdd(value, left, left1);
            right1 = Vector512.FusedMultiplyAdd(value, right, right1);
            value = Vector512.Create(Unsafe.Add(ref x2, i));
            left2 = Vector512.FusedMultiplyAdd(value, left, left2);
            right2 = Vector512.FusedMultiplyAdd(value, right, right2);
            value = Vector512.Create(Unsafe.Add(ref x3, i));
            left3 = Vector512.FusedMultiplyAdd(value, left, left3);
            right3 = Vector512.FusedMultiplyAdd(value, right, right3);
            panel = ref Unsafe.Add(ref panel, 32);
        }

        Store(left3, right3, ref Unsafe.Add(ref y, fourth * outputs));
        Store(left2, right2, ref Unsafe.Add(ref y, third * outputs));
        Store(left1, right1, ref Unsafe.Add(ref y, second * outputs));
        Store(left0, right0, ref y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPortable(ref float x, ref float panel, ref float bias, ref float y, int inputs, int outputs, int rows)
    {
        var (second, third, fourth) = (rows > 1 ? 1 : 0, rows > 2 ? 2 : 0, rows > 3 ? 3 : 0);
        ref var x1 = ref Unsafe.Add(ref x, second * inputs);
        ref var x2 = ref Unsafe.Add(ref x, third * inputs);
        ref var x3 = ref Unsafe.Add(ref x, fourth * inputs);
        var (left0, right0) = (Vector.LoadUnsafe(ref bias), Vector.LoadUnsafe(ref bias, (nuint)Vector<float>.Count));
        var (left1, right1, left2, right2, left3, right3) = (left0, right0, left0, right0, left0, right0);
        for (var i = 0; i < inputs; i++)
        {
            var left = Vector.LoadUnsafe(ref panel);
            var right = Vector.LoadUnsafe(ref panel, (nuint)Vector<float>.Count);
            var value = new Vector<float>(Unsafe.Add(ref x, i));
            left0 = Vector.FusedMultiplyAdd(value, left, left0);
            right0 = Vector.FusedMultiplyAdd(value, right, right0);
            value = new Vector<float>(Unsafe.Add(ref x1, i));
            left1 = Vector.FusedMultiplyAdd(value, left, left1);
            right1 = Vector.FusedMultiplyAdd(value, right, right1);
            value = new Vector<float>(Unsafe.Add(ref x2, i));
            left2 = Vector.FusedMultiplyAdd(value, left, left2);
            right2 = Vector.FusedMultiplyAdd(value, right, right2);
            value = new Vector<float>(Unsafe.Add(ref x3, i));
            left3 = Vector.FusedMultiplyAdd(value, left, left3);
            right3 = Vector.FusedMultiplyAdd(value, right, right3);
            panel = ref Unsafe.Add(ref panel, 2 * Vector<float>.Count);
        }

        Store(left3, right3, ref Unsafe.Add(ref y, fourth * outputs));
        Store(left2, right2, ref Unsafe.Add(ref y, third * outputs));
        Store(left1, right1, ref Unsafe.Add(ref y, second * outputs));
        Store(left0, right0, ref y);
    }

    private static void MultiplyScalar(ref float x, ref float panel, ref float bias, ref float y, int inputs, int outputs, int rows)
    {
        const int width = 16;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var sum = Unsafe.Add(ref bias, column);
                for (var i = 0; i < inputs; i++)
                {
                    sum += Unsafe.Add(ref x, (row * inputs) + i) * Unsafe.Add(ref panel, (i * width) + column);
                }

                Unsafe.Add(ref y, (row * outputs) + column) = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> left, Vector512<float> right, ref float y)
    {
        left.StoreUnsafe(ref y);
        right.StoreUnsafe(ref y, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector<float> left, Vector<float> right, ref float y)
    {
        left.StoreUnsafe(ref y);
        right.StoreUnsafe(ref y, (nuint)Vector<float>.Count);
    }
}
