using EnquiryBot.Answers;

namespace EnquiryBot.Quality;

/// <summary>
/// Learns a <see cref="SurenessModel"/> from judged questions: logistic regression by gradient descent, weights never negative (each
/// sign speaks for an answer, and few rows must not teach the opposite) and drawn towards nought.
/// </summary>
public static class SurenessFit
{
    private const int Rounds = 3000;
    private const int Folds = 10;
    private const double Pull = 0.02;

    /// <summary>Learns from all rows that came to an answer.</summary>
    /// <param name="rows">The judged rows.</param>
    /// <exception cref="ArgumentException">No row came to an answer.</exception>
    public static SurenessModel Learn(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var samples = rows.Where(r => r is { Signals: not null, WouldBeRight: not null }).Select(r => (Signs: SurenessModel.Signs(r.Signals!), Right: r.WouldBeRight!.Value)).ToList();
        if (samples.Count == 0)
        {
            throw new ArgumentException("No question came to an answer.", nameof(rows));
        }

        var weights = new double[SurenessModel.Names.Count];
        var intercept = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var gradient = new double[weights.Length];
            var all = 0.0;
            foreach (var (signs, right) in samples)
            {
                var error = Sigmoid(intercept + Dot(weights, signs)) - (right ? 1 : 0);
                all += error;
                for (var i = 0; i < signs.Length; i++)
                {
                    gradient[i] += error * signs[i];
                }
            }

            intercept -= all / samples.Count;
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = Math.Max(0, weights[i] - (gradient[i] / samples.Count) - (Pull * 0.1 * weights[i]));
            }
        }

        return new SurenessModel
        {
            Version = SurenessModel.Learned.Version,
            Questions = samples.Count,
            Intercept = Math.Round(intercept, 3),
            Weights = SurenessModel.Names.Select((name, i) => (name, weight: Math.Round(weights[i], 3))).ToDictionary(w => w.name, w => w.weight),
        };
    }

    /// <summary>The rows with the confidence of a model that has seen neither them nor their twins: an honest curve on the rows that were learned from.</summary>
    public static IReadOnlyList<JudgedAnswer> CrossValidate(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var groups = rows.Select(GroupOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var held = rows.ToLookup(r => groups.IndexOf(GroupOf(r)) % Folds == fold);
            var model = Learn([.. held[false]]);
            return held[true].Select(r => r with { Confidence = r.Signals is { } signals ? model.Probability(signals) : null });
        })];
    }

    private static string GroupOf(JudgedAnswer row) => row.Row.Twin ?? row.Row.Id;

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
