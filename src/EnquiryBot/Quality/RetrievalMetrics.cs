namespace EnquiryBot.Quality;

/// <summary>
/// Figures for ranked lists, for one question each; relevance is binary: an article answers or it does not. An id that
/// stands twice in the ranking counts once, at its first place, and the places after it move up.
/// </summary>
public static class RetrievalMetrics
{
    /// <summary>Hit@k: 1 when a relevant article is among the first k, else 0.</summary>
    public static double HitAt(int k, IReadOnlyList<string> ranked, IReadOnlyCollection<string> relevant) => First(k, ranked).Exists(relevant.Contains) ? 1 : 0;

    /// <summary>Recall@k: relevant articles among the first k / relevant articles.</summary>
    public static double RecallAt(int k, IReadOnlyList<string> ranked, IReadOnlyCollection<string> relevant)
    {
        var wanted = relevant.ToHashSet(StringComparer.Ordinal);
        return wanted.Count == 0 ? 0 : (double)First(k, ranked).Count(wanted.Contains) / wanted.Count;
    }

    /// <summary>Reciprocal rank@k: 1 / place of the first relevant article, 0 when none is among the first k. Its mean over questions is MRR@k.</summary>
    public static double ReciprocalRankAt(int k, IReadOnlyList<string> ranked, IReadOnlyCollection<string> relevant)
    {
        var place = First(k, ranked).FindIndex(relevant.Contains);
        return place < 0 ? 0 : 1.0 / (place + 1);
    }

    /// <summary>
    /// nDCG@k (Järvelin and Kekäläinen 2002): DCG / best possible DCG, where DCG is the sum of 1 / log2(place + 1) over the
    /// relevant articles among the first k, and the best possible has min(k, relevant articles) of them on top.
    /// </summary>
    public static double NdcgAt(int k, IReadOnlyList<string> ranked, IReadOnlyCollection<string> relevant)
    {
        var gain = First(k, ranked).Select((id, i) => relevant.Contains(id) ? Discount(i) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(k, relevant.Distinct(StringComparer.Ordinal).Count())).Sum(Discount);
        return best == 0 ? 0 : gain / best;
    }

    /// <summary>
    /// The p-th percentile (p from 0 to 100) with linear interpolation between the closest ranks: the value at (n - 1) p / 100 of
    /// the sorted values. Null without values.
    /// </summary>
    public static double? Percentile(IReadOnlyCollection<double> values, double p)
    {
        if (values.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. values.Order()];
        var at = (sorted.Length - 1) * p / 100;
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    private static double Discount(int index) => 1 / Math.Log2(index + 2);

    private static List<string> First(int k, IReadOnlyList<string> ranked) => [.. ranked.Distinct(StringComparer.Ordinal).Take(k)];
}
