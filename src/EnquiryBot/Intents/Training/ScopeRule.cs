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

    // Of the right answers this share may be sent away. It is small because that is worse than to try a question that is not
    // ours: the search that follows can still find nothing. A weighted sum of both errors was tried and sent away one in ten.
    private const double Loss = 0.03;
    private const double LossWhenPlayed = 0.01;

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

    /// <summary>Learns the rule; <see cref="AcceptAll"/> when there are fewer than 10 rows in scope or out of it. The threshold rejects as many strangers as it can for at most 3 % (1 % when played) of the right answers.</summary>
    /// <param name="rows">Held-out rows.</param>
    /// <param name="temperature">What their scores are divided by.</param>
    /// <param name="arePlayed">Whether the rows out of scope are left-out labels instead of examples; then only the clearest strangers are rejected.</param>
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
        return rule with { Threshold = rule.BestThreshold(rows, temperature, arePlayed ? LossWhenPlayed : Loss) };
    }

    private double BestThreshold(IReadOnlyList<HeldOutRow> rows, double temperature, double loss)
    {
        var scored = rows.Select(r => (Score: Score(r.Evidence(temperature)), Row: r)).ToArray();
        double[] right = [.. scored.Where(s => s.Row.IsInScope && s.Row.Best == s.Row.Label).Select(s => s.Score).Order()];
        var highest = right.Length == 0 ? 1 : right[(int)(loss * right.Length)];
        double[] rejected = [.. scored.Where(s => !s.Row.IsInScope && s.Score < highest).Select(s => s.Score)];
        if (rejected.Length == 0)
        {
            return 0;
        }

        // Half-way to the next right answer: a threshold beyond that would lose some and reject nothing more.
        var last = rejected.Max();
        return (last + right.Where(score => score > last).DefaultIfEmpty(highest).First()) / 2;
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        [VectorType(ScopeEvidence.Length)]
        public float[] Evidence { get; set; } = [];
    }
}
