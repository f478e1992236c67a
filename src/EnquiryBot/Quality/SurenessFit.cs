using EnquiryBot.Answers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace EnquiryBot.Quality;

/// <summary>
/// Learns a <see cref="SurenessModel"/> from judged questions: logistic regression, weights never negative (each sign speaks for an
/// answer, and few rows must not teach the opposite) and drawn towards nought.
/// </summary>
public static class SurenessFit
{
    private const int Folds = 10;
    private const float Pull = 0.5f;

    /// <summary>Learns from all rows that came to an answer.</summary>
    /// <param name="rows">The judged rows.</param>
    /// <exception cref="ArgumentException">No row came to an answer.</exception>
    public static SurenessModel Learn(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var samples = rows.Where(r => r is { Signals: not null, WouldBeRight: not null }).Select(Sample.Of).ToArray();
        if (samples.Length == 0)
        {
            throw new ArgumentException("No question came to an answer.", nameof(rows));
        }

        var context = new MLContext(1);
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Sample.Wrong),
            FeatureColumnName = nameof(Sample.LackOfSigns),
            EnforceNonNegativity = true,
            L1Regularization = 0,
            L2Regularization = Pull,
            NumberOfThreads = 1,
        };
        var schema = SchemaDefinition.Create(typeof(Sample));
        schema[nameof(Sample.LackOfSigns)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, SurenessModel.Names.Count);
        var learned = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options)
            .Fit(context.Data.LoadFromEnumerable(samples, schema)).Model.SubModel;
        return new SurenessModel
        {
            Version = SurenessModel.Learned.Version,
            Questions = samples.Length,
            Intercept = Math.Round(-learned.Bias, 3),
            Weights = SurenessModel.Names.Select((name, i) => (name, weight: Math.Round(Math.Max(0, learned.Weights[i]), 3))).ToDictionary(w => w.name, w => w.weight),
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

    // The trainer keeps the intercept from being negative too. Asked how likely an answer is wrong, by signs that count against that, it
    // gives what is wanted: without any sign an answer is more likely wrong than right, and each sign speaks for it.
    private sealed class Sample
    {
        public bool Wrong { get; set; }

        public float[] LackOfSigns { get; set; } = [];

        public static Sample Of(JudgedAnswer row) => new()
        {
            Wrong = !row.WouldBeRight!.Value,
            LackOfSigns = Array.ConvertAll(SurenessModel.Signs(row.Signals!), s => (float)-s),
        };
    }
}
