using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>Where the search put the first of a row's articles.</summary>
/// <param name="Row">The row.</param>
/// <param name="Place">From 1; null when none is among the first ten.</param>
public sealed record RankedRow(GoldenRow Row, int? Place);

/// <summary>How one weighting fared on the golden set.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Rows">The rows with their places.</param>
public sealed record RetrievalTrial(string Name, IReadOnlyList<RankedRow> Rows)
{
    /// <summary>The figures of all rows, of each language and of each kind.</summary>
    public IEnumerable<RetrievalFigures> Figures() => Rows
        .GroupBy(r => r.Row.Language.Value, StringComparer.Ordinal)
        .Concat(Rows.GroupBy(r => r.Row.Kind, StringComparer.Ordinal))
        .Select(g => RetrievalFigures.Of(Name, g.Key, [.. g]))
        .Prepend(RetrievalFigures.Of(Name, "all", Rows));
}

/// <summary>The figures of one weighting on a part of the golden set; serialises to exactly its documented JSON.</summary>
public sealed record RetrievalFigures
{
    private const int Resamples = 2000;

    /// <summary>What was tried.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The part of the set: all, a language or a kind of row.</summary>
    [JsonPropertyName("part")]
    public required string Part { get; init; }

    /// <summary>How many rows.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

    /// <summary>The share with a right article first; null without rows.</summary>
    [JsonPropertyName("hitAt1")]
    public required double? HitAt1 { get; init; }

    /// <summary>The lower end of the 95 % bootstrap interval of <see cref="HitAt1"/>.</summary>
    [JsonPropertyName("hitAt1Low")]
    public required double? HitAt1Low { get; init; }

    /// <summary>The upper end of that interval.</summary>
    [JsonPropertyName("hitAt1High")]
    public required double? HitAt1High { get; init; }

    /// <summary>The share with a right article among the first three.</summary>
    [JsonPropertyName("hitAt3")]
    public required double? HitAt3 { get; init; }

    /// <summary>The mean reciprocal rank of the first right article.</summary>
    [JsonPropertyName("mrrAt10")]
    public required double? MrrAt10 { get; init; }

    internal static RetrievalFigures Of(string name, string part, IReadOnlyList<RankedRow> rows)
    {
        var (low, high) = Interval([.. rows.Select(r => r.Place == 1 ? 1.0 : 0)]);
        return new RetrievalFigures
        {
            Name = name,
            Part = part,
            Questions = rows.Count,
            HitAt1 = Share(rows, r => r.Place == 1 ? 1 : 0),
            HitAt1Low = low,
            HitAt1High = high,
            HitAt3 = Share(rows, r => r.Place <= 3 ? 1 : 0),
            MrrAt10 = Share(rows, r => r.Place is { } place ? 1.0 / place : 0),
        };
    }

    private static double? Share(IReadOnlyList<RankedRow> rows, Func<RankedRow, double> value) => rows.Select(r => (double?)value(r)).Average();

    // Draws by a linear congruence with a fixed start (Knuth's MMIX): two runs on the same places say the same.
    private static (double? Low, double? High) Interval(double[] values)
    {
        var means = new double[values.Length == 0 ? 0 : Resamples];
        var state = 1UL;
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < values.Length; j++)
            {
                state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
                sum += values[(int)((state >> 33) % (ulong)values.Length)];
            }

            means[i] = sum / values.Length;
        }

        return (RetrievalMetrics.Percentile(means, 2.5), RetrievalMetrics.Percentile(means, 97.5));
    }
}
