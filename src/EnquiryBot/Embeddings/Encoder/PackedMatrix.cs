using System.Runtime.InteropServices;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>
/// A dense layer. Its matrix is stored in panels of neighbouring columns, so that the kernel reads it from front to back.
/// </summary>
internal sealed class PackedMatrix
{
    private readonly MatrixKernel _kernel;
    private readonly float[] _panels;
    private readonly float[] _bias;

    /// <param name="weights">The matrix, one row for each input.</param>
    /// <param name="bias">What is added, one number for each output.</param>
    /// <param name="kernel">How to multiply.</param>
    public PackedMatrix(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, MatrixKernel kernel)
    {
        _kernel = kernel;
        _bias = bias.ToArray();
        (Inputs, Outputs) = (weights.Length / bias.Length, bias.Length);
        _panels = GC.AllocateUninitializedArray<float>(weights.Length);
        var width = kernel.PanelWidth;
        var packed = _panels.AsSpan();
        for (var column = 0; column < Outputs; column += width)
        {
            for (var row = 0; row < Inputs; row++)
            {
                weights.Slice((row * Outputs) + column, width).CopyTo(packed);
                packed = packed[width..];
            }
        }
    }

    /// <summary>How many numbers go in.</summary>
    public int Inputs { get; }

    /// <summary>How many numbers come out.</summary>
    public int Outputs { get; }

    /// <summary>Writes x * matrix + bias for each row of x.</summary>
    public void Multiply(ReadOnlySpan<float> x, Span<float> y, int rows)
    {
        // The kernel does not check its bounds: here they are.
        x = x[..(rows * Inputs)];
        y = y[..(rows * Outputs)];
        for (var column = 0; column < Outputs; column += _kernel.PanelWidth)
        {
            ref var panel = ref _panels[column * Inputs];
            for (var row = 0; row < rows; row += 4)
            {
                _kernel.Product(
                    ref MemoryMarshal.GetReference(x[(row * Inputs)..]), ref panel, ref _bias[column],
                    ref y[(row * Outputs) + column], Inputs, Outputs, Math.Min(4, rows - row));
            }
        }
    }
}
