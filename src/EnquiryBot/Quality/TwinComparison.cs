using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>
/// What another wording or language costs: rows beside the rows that they are twins of, so that only the wording differs. The
/// interval is that of Agresti and Min (2005, Statistics in Medicine 24:729) for the difference of two paired shares: half a
/// pair is added to each of the four outcomes, which keeps it honest with few pairs.
/// </summary>
public sealed record TwinComparison
{
    // The normal quantile of a two-sided interval of 95 %.
    private const double Z = 1.959964;

    /// <summary>The kind of the twins, such as misspelt.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>What is compared: <c>right</c> (<see cref="JudgedAnswer.IsRight"/>) or <c>hit@1</c>.</summary>
    [JsonPropertyName("measure")]
    public required string Measure { get; init; }

    /// <summary>How many pairs.</summary>
    [JsonPropertyName("pairs")]
    public required int Pairs { get; init; }

    /// <summary>The share of the originals, 0 to 1.</summary>
    [JsonPropertyName("original")]
    public required double Original { get; init; }

    /// <summary>The share of the twins, 0 to 1.</summary>
    [JsonPropertyName("twin")]
    public required double Twin { get; init; }

    /// <summary>The lower end of the 95 % interval of the twins' share less that of the originals.</summary>
    [JsonPropertyName("low")]
    public required double Low { get; init; }

    /// <summary>Its upper end.</summary>
    [JsonPropertyName("high")]
    public required double High { get; init; }

    /// <summary>The twins' share less that of the originals.</summary>
    [JsonPropertyName("difference")]
    public double Difference => Twin - Original;

    /// <summary>Compares every kind that has twins whose originals are among the rows as well.</summary>
    /// <param name="rows">The judged rows.</param>
    public static IReadOnlyList<TwinComparison> Of(IReadOnlyList<JudgedAnswer> rows)
    {
        var byId = rows.DistinctBy(r => r.Row.Id).ToDictionary(r => r.Row.Id, StringComparer.Ordinal);
        var pairs = rows.Where(r => r.Row.Twin is { } twin && byId.ContainsKey(twin)).Select(r => (Twin: r, Original: byId[r.Row.Twin!]));
        return [.. pairs.GroupBy(p => p.Twin.Row.Kind, StringComparer.Ordinal).SelectMany(kind => Compare(kind.Key, [.. kind]))];
    }

    /// <summary>Compares pairs of yes and no.</summary>
    /// <param name="kind">The kind of the twins.</param>
    /// <param name="measure">What is compared.</param>
    /// <param name="pairs">At least one pair.</param>
    public static TwinComparison Of(string kind, string measure, IReadOnlyList<(bool Original, bool Twin)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentOutOfRangeException.ThrowIfZero(pairs.Count);
        const double Added = 0.5;
        var lost = pairs.Count(p => p.Original && !p.Twin) + Added;
        var won = pairs.Count(p => !p.Original && p.Twin) + Added;
        var all = pairs.Count + (4 * Added);
        var centre = (won - lost) / all;
        var reach = Z * Math.Sqrt(won + lost - ((won - lost) * (won - lost) / all)) / all;
        return new TwinComparison
        {
            Kind = kind,
            Measure = measure,
            Pairs = pairs.Count,
            Original = pairs.Average(p => p.Original ? 1.0 : 0),
            Twin = pairs.Average(p => p.Twin ? 1.0 : 0),
            Low = Math.Max(-1, centre - reach),
            High = Math.Min(1, centre + reach),
        };
    }

    private static IEnumerable<TwinComparison> Compare(string kind, IReadOnlyList<(JudgedAnswer Twin, JudgedAnswer Original)> pairs)
    {
        yield return Of(kind, "right", [.. pairs.Select(p => (p.Original.IsRight, p.Twin.IsRight))]);
        var found = pairs.Where(p => p.Original.HitAt(1) is not null && p.Twin.HitAt(1) is not null)
            .Select(p => (p.Original.HitAt(1) == true, p.Twin.HitAt(1) == true)).ToList();
        if (found.Count > 0)
        {
            yield return Of(kind, "hit@1", found);
        }
    }
}
