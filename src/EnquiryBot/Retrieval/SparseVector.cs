using System.Runtime.InteropServices;

namespace EnquiryBot.Retrieval;

/// <summary>A vector that is nearly all zeros, as the places that are not.</summary>
/// <param name="Indices">The places, ascending, each once.</param>
/// <param name="Values">A value for each place.</param>
public sealed record SparseVector(ReadOnlyMemory<uint> Indices, ReadOnlyMemory<float> Values)
{
    /// <summary>Nothing but zeros.</summary>
    public static SparseVector Empty { get; } = new(default, default);

    /// <summary>How many places are not zero.</summary>
    public int Count => Indices.Length;

    /// <summary>The sum of two vectors.</summary>
    internal SparseVector Plus(SparseVector other) => Of(Entries().Concat(other.Entries()));

    private IEnumerable<(uint Index, float Value)> Entries()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return (Indices.Span[i], Values.Span[i]);
        }
    }

    /// <summary>Puts places and values in order; the values of a place that comes twice are added.</summary>
    internal static SparseVector Of(IEnumerable<(uint Index, float Value)> entries)
    {
        var sums = new Dictionary<uint, float>();
        foreach (var (index, value) in entries)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, index, out _) += value;
        }

        var indices = sums.Keys.ToArray();
        Array.Sort(indices);
        return new SparseVector(indices, Array.ConvertAll(indices, i => sums[i]));
    }
}
