using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace EnquiryBot.Intents.Training;

/// <summary>
/// Decides whether a text is about any label at all: a logistic regression over <see cref="ScopeEvidence"/> and a threshold,
/// both learned from rows that the model had not seen.
/// </summary>
/// <param name="Weights">The weight of each number of the evidence; empty for a rule that rejects nothing.</param>
/// <param name="Bias">What the sum starts with.</param>
/// <param name="Threshold">Texts that score lower are rejected.</param>
internal sealed record ScopeRule(float[] Weights, float Bias, double Threshold)
{
    public const int FewestRows = 10;

    // To send a council question away is worse than to try one that is not ours: the search that follows can still find nothing.
    private const double InScopeWeight = 2;

    /// <summary>The rule of a model for which nothing out of scope is known.</summary>
    public static ScopeRule AcceptAll { get; } = new([], 0, 0);

    /// <summary>How likely the text is in scope, 0 to 1.</summary>
    public double Score(ScopeEvidence evidence)
    {
        if (Weights.Length == 0)
        {
            return evidence.Top;
        }

        var values = evidence.ToValues();
        var sum = (double)Bias;
        for (var i = 0; i < values.Length; i++)
        {
            sum += Weights[i] * values[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Learns the rule; <see cref="AcceptAll"/> when there are fewer than 10 rows in scope or out of it.</summary>
    public static ScopeRule Learn(IReadOnlyList<HeldOutRow> rows, double temperature)
    {
        var inScope = rows.Count(r => r.IsInScope);
        if (inScope < FewestRows || rows.Count - inScope < FewestRows)
        {
            return AcceptAll;
        }

        // Weighted so that both sides count the same, whatever their numbers.
        var examples = rows.Select(r => new Example
        {
            Label = r.IsInScope,
            Weight = (float)rows.Count / (2 * (r.IsInScope ? inScope : rows.Count - inScope)),
            Evidence = r.Evidence(temperature).ToValues(),
        }).ToArray();
        var context = new MLContext(1);
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Example.Label),
            FeatureColumnName = nameof(Example.Evidence),
            ExampleWeightColumnName = nameof(Example.Weight),
            L1Regularization = 0,
            NumberOfThreads = 1,
        };
        var model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options)
            .Fit(context.Data.LoadFromEnumerable(examples)).Model.SubModel;
        var rule = new ScopeRule([.. model.Weights], model.Bias, 0);
        return rule with { Threshold = BestThreshold(rule, rows, temperature, inScope) };
    }

    /// <summary>The threshold with the highest 2 * (right and kept of in scope) + (rejected of out of scope), the lowest of equals.</summary>
    private static double BestThreshold(ScopeRule rule, IReadOnlyList<HeldOutRow> rows, double temperature, int inScope)
    {
        var ascending = rows.Select(r => (Score: rule.Score(r.Evidence(temperature)), Gain: Gain(r))).OrderBy(r => r.Score).ToArray();
        var (threshold, gained, best) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ascending.Length; i++)
        {
            gained += ascending[i].Gain;
            var isStep = i + 1 < ascending.Length && ascending[i + 1].Score > ascending[i].Score;
            if (isStep && gained > best + 1e-9)
            {
                (threshold, best) = ((ascending[i].Score + ascending[i + 1].Score) / 2, gained);
            }
        }

        return threshold;

        double Gain(HeldOutRow row)
        {
            var alreadyRejected = row.Best == row.OutOfScopeIndex;
            if (row.IsInScope)
            {
                return row.Best == row.Label ? -InScopeWeight / inScope : 0;
            }

            return alreadyRejected ? 0 : 1.0 / (rows.Count - inScope);
        }
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        [VectorType(ScopeEvidence.Length)]
        public float[] Evidence { get; set; } = [];
    }
}
