using System.Numerics.Tensors;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>A vector as signed bytes: a quarter of the memory, and a cosine of unit vectors that is off by less than a thousandth.</summary>
/// <param name="Values">The values, -127 to 127.</param>
/// <param name="Scale">What a value is multiplied with; each vector has its own, so that no outlier spoils another.</param>
internal readonly record struct ByteVector(sbyte[] Values, float Scale)
{
    /// <summary>Rounds a vector to bytes.</summary>
    public static ByteVector Of(ReadOnlySpan<float> vector)
    {
        var values = new sbyte[vector.Length];
        return new ByteVector(values, Round(vector, values));
    }

    /// <summary>Rounds a vector into a place that is ready.</summary>
    /// <returns>The scale.</returns>
    public static float Round(ReadOnlySpan<float> vector, Span<sbyte> into)
    {
        var greatest = Math.Abs(vector.IsEmpty ? 0 : TensorPrimitives.MaxMagnitude(vector));
        if (greatest is 0 or float.NaN or float.PositiveInfinity)
        {
            into.Clear();
            return 0;
        }

        var steps = sbyte.MaxValue / greatest;
        for (var i = 0; i < vector.Length; i++)
        {
            into[i] = (sbyte)MathF.Round(vector[i] * steps);
        }

        return 1 / steps;
    }
}
