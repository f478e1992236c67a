using EnquiryBot.Intents;

namespace EnquiryBot.Quality;

/// <summary>What <c>evaluate intents</c> works on.</summary>
/// <param name="Train">Rows to learn from.</param>
/// <param name="Test">Rows to judge by.</param>
/// <param name="Validate">Rows to tune thresholds on; empty to cross-validate on <paramref name="Train"/> instead.</param>
/// <param name="OutOfScopeLabel">The label that stands for "none of the others".</param>
public sealed record IntentTrial(
    IReadOnlyList<LabelledText> Train,
    IReadOnlyList<LabelledText> Test,
    IReadOnlyList<LabelledText> Validate,
    string OutOfScopeLabel = IntentTrainer.OutOfScopeLabel);

/// <summary>Trains the classifier of the service on anybody's data and measures it.</summary>
public static class IntentEvaluator
{
    /// <summary>Trains and measures.</summary>
    /// <param name="trial">The data.</param>
    /// <param name="time">The clock for the durations.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <exception cref="ArgumentException">The training rows have fewer than two labels.</exception>
    public static IntentReport Run(IntentTrial trial, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var model = IntentTrainer.Train(trial.Train, trial.Validate, trial.OutOfScopeLabel, cancellationToken);
        var trainSeconds = time.GetElapsedTime(start).TotalSeconds;
        using var file = new MemoryStream();
        model.Save(file);

        Warm(model, trial.Test);
        start = time.GetTimestamp();
        LabelPrediction[] predictions = [.. trial.Test.Select(row => model.Predict(row.Text))];
        var elapsed = time.GetElapsedTime(start);
        LabelOutcome[] rows = [.. trial.Test.Zip(predictions, (row, prediction) => Judge(row, prediction, trial.OutOfScopeLabel))];
        return Report(rows, trial.OutOfScopeLabel) with
        {
            TrainSeconds = trainSeconds,
            MicrosecondsPerPrediction = rows.Length == 0 ? null : elapsed.TotalMicroseconds / rows.Length,
            ModelBytes = file.Length,
        };
    }

    private static LabelOutcome Judge(LabelledText row, LabelPrediction prediction, string outOfScopeLabel) =>
        new(row.Label, prediction.Rejected ? outOfScopeLabel : prediction.Ranked[0].Label, prediction.InScope);

    // The first calls are compiled while they run; a service answers its thousandth citizen, not its first.
    private static void Warm(LabelModel model, IReadOnlyList<LabelledText> rows)
    {
        const int Calls = 200;
        for (var i = 0; i < Calls && rows.Count > 0; i++)
        {
            model.Predict(rows[i % rows.Count].Text);
        }
    }

    private static IntentReport Report(LabelOutcome[] rows, string outOfScope)
    {
        LabelOutcome[] inScope = [.. rows.Where(r => r.Actual != outOfScope)];
        return new IntentReport
        {
            InScopeAccuracy = ClassificationMetrics.Accuracy(inScope),
            Accuracy = ClassificationMetrics.Accuracy(rows),
            OutOfScopeRecall = ClassificationMetrics.Recall(rows, outOfScope),
            OutOfScopePrecision = inScope.Length == rows.Length ? null : ClassificationMetrics.Precision(rows, outOfScope),
            MacroF1 = ClassificationMetrics.MacroF1(rows),
            Mcc = ClassificationMetrics.Mcc(rows),
            Auroc = ClassificationMetrics.Auroc(rows, outOfScope),
            TrainSeconds = 0,
            MicrosecondsPerPrediction = null,
            ModelBytes = 0,
        };
    }
}
