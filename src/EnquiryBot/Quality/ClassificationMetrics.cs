namespace EnquiryBot.Quality;

/// <summary>The truth about one row and what a classifier said; <paramref name="Confidence"/> ranks rows for <see cref="ClassificationMetrics.Auroc"/>.</summary>
/// <param name="Actual">The row's label.</param>
/// <param name="Predicted">The label that it was given.</param>
/// <param name="Confidence">How sure the classifier is that the row is in scope; higher is surer.</param>
public sealed record LabelOutcome(string Actual, string Predicted, double Confidence);

/// <summary>Figures for classifiers. Each is null when there are no rows that it could be about.</summary>
public static class ClassificationMetrics
{
    /// <summary>Rows with the right label / rows.</summary>
    public static double? Accuracy(IReadOnlyCollection<LabelOutcome> rows) => Share(rows.Count(IsRight), rows.Count);

    /// <summary>Rows of a label that were given it / rows of the label.</summary>
    public static double? Recall(IReadOnlyCollection<LabelOutcome> rows, string label) =>
        Share(rows.Count(r => r.Actual == label && IsRight(r)), rows.Count(r => r.Actual == label));

    /// <summary>Rows of a label that were given it / rows that were given the label.</summary>
    public static double? Precision(IReadOnlyCollection<LabelOutcome> rows, string label) =>
        Share(rows.Count(r => r.Actual == label && IsRight(r)), rows.Count(r => r.Predicted == label));

    /// <summary>
    /// The mean over all labels, actual or predicted, of F1 = 2 TP / (2 TP + FP + FN). Every label counts the same, however
    /// many rows it has.
    /// </summary>
    public static double? MacroF1(IReadOnlyCollection<LabelOutcome> rows)
    {
        var (actual, predicted, right) = Tally(rows);
        return actual.Keys.Union(predicted.Keys)
            .Select(l => (double?)2.0 * right.GetValueOrDefault(l) / (actual.GetValueOrDefault(l) + predicted.GetValueOrDefault(l)))
            .Average();
    }

    /// <summary>
    /// Matthews' correlation coefficient for many labels (Gorodkin 2004): with n rows, c right ones, t_k rows of label k and
    /// p_k rows given it, (c n - sum t_k p_k) / sqrt((n^2 - sum p_k^2) (n^2 - sum t_k^2)); 0 when the denominator is 0. From -1
    /// to 1; 0 is no better than chance.
    /// </summary>
    public static double? Mcc(IReadOnlyCollection<LabelOutcome> rows)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var (actual, predicted, right) = Tally(rows);
        var square = (double)rows.Count * rows.Count;
        var chance = actual.Sum(a => (double)a.Value * predicted.GetValueOrDefault(a.Key));
        var spread = Math.Sqrt(
            (square - predicted.Values.Sum(p => (double)p * p)) * (square - actual.Values.Sum(t => (double)t * t)));
        return spread == 0 ? 0 : (((double)right.Values.Sum() * rows.Count) - chance) / spread;
    }

    /// <summary>
    /// The area under the ROC curve: the probability that a row in scope is given a higher confidence than one out of scope, a
    /// tie counting half. By ranks (Mann and Whitney): (R - m (m + 1) / 2) / (m n) with m rows in scope, R the sum of their
    /// ranks (ties share the mean rank), n out of it. Null when either side has no row.
    /// </summary>
    public static double? Auroc(IReadOnlyCollection<LabelOutcome> rows, string outOfScopeLabel)
    {
        var outside = rows.Count(r => r.Actual == outOfScopeLabel);
        var inside = rows.Count - outside;
        if (inside == 0 || outside == 0)
        {
            return null;
        }

        double ranks = 0, before = 0;
        foreach (var tied in rows.GroupBy(r => r.Confidence).OrderBy(g => g.Key))
        {
            var size = tied.Count();
            ranks += tied.Count(r => r.Actual != outOfScopeLabel) * (before + ((size + 1) / 2.0));
            before += size;
        }

        return (ranks - (inside * (inside + 1.0) / 2)) / ((double)inside * outside);
    }

    private static bool IsRight(LabelOutcome row) => row.Actual == row.Predicted;

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static (Dictionary<string, int> Actual, Dictionary<string, int> Predicted, Dictionary<string, int> Right) Tally(
        IReadOnlyCollection<LabelOutcome> rows) =>
        (rows.CountBy(r => r.Actual).ToDictionary(), rows.CountBy(r => r.Predicted).ToDictionary(),
            rows.Where(IsRight).CountBy(r => r.Actual).ToDictionary());
}
