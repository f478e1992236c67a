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

    // Where nobody gave an example out of scope, only the clearest strangers are rejected.
    private const double LossWithoutExamples = 0.01;
    private const double Rounding = 1e-9;

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
    /// <param name="rows">Held-out rows.</param>
    /// <param name="temperature">What their scores are divided by.</param>
    /// <param name="arePlayed">
    /// The rows out of scope are left-out labels, not examples. Then the threshold is the highest that loses at most 1 % of the
    /// right answers; else the one with the highest 2 * (share of in scope that is right and kept) + (share of out of scope rejected).
    /// </param>
    public static ScopeRule Learn(IReadOnlyList<HeldOutRow> rows, double temperature, bool arePlayed)
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
        var ascending = rows.Select(r => new ScoredRow(rule.Score(r.Evidence(temperature)), r)).OrderBy(r => r.Score).ToArray();
        return rule with { Threshold = arePlayed ? CheapThreshold(ascending) : BestThreshold(ascending) };
    }

    private static double CheapThreshold(ScoredRow[] ascending)
    {
        var allowed = (int)(LossWithoutExamples * ascending.Count(r => r.IsRight));
        var lost = ascending.Where(r => r.IsRight).Skip(allowed).FirstOrDefault();
        return lost?.Score ?? 0;
    }

    private static double BestThreshold(ScoredRow[] ascending)
    {
        var inScope = ascending.Count(r => r.Row.IsInScope);
        var loss = InScopeWeight / inScope;
        var win = 1.0 / (ascending.Length - inScope);
        var (threshold, gained, best) = (0.0, 0.0, 0.0);
        for (var i = 0; i + 1 < ascending.Length; i++)
        {
            gained += ascending[i].IsRight ? -loss : ascending[i].IsNewlyRejected ? win : 0;
            if (gained > best + Rounding && ascending[i + 1].Score > ascending[i].Score)
            {
                (threshold, best) = ((ascending[i].Score + ascending[i + 1].Score) / 2, gained);
            }
        }

        return threshold;
    }

    private sealed record ScoredRow(double Score, HeldOutRow Row)
    {
        public bool IsRight => Row.IsInScope && Row.Best == Row.Label;

        // What the out-of-scope label took already is no gain of the threshold.
        public bool IsNewlyRejected => !Row.IsInScope && Row.Best != Row.OutOfScopeIndex;
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        [VectorType(ScopeEvidence.Length)]
        public float[] Evidence { get; set; } = [];
    }
}
