namespace EnquiryBot.Quality;

/// <summary>
/// Percentile bootstrap intervals of means (Efron 1979). The draws start from a fixed seed, so that two runs on the same values
/// say the same; for a paired comparison give the differences of the pairs.
/// </summary>
internal static class Bootstrap
{
    private const int Resamples = 2000;

    /// <summary>The 95 % interval of the mean; null ends without values.</summary>
    public static (double? Low, double? High) Interval(IReadOnlyList<double> values)
    {
        var means = new double[values.Count == 0 ? 0 : Resamples];
        // A linear congruence (Knuth's MMIX): System.Random promises no same row of numbers from version to version.
        var state = 1UL;
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < values.Count; j++)
            {
                state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
                sum += values[(int)((state >> 33) % (ulong)values.Count)];
            }

            means[i] = sum / values.Count;
        }

        return (RetrievalMetrics.Percentile(means, 2.5), RetrievalMetrics.Percentile(means, 97.5));
    }
}
