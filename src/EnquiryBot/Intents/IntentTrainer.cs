using EnquiryBot.Intents.Training;

namespace EnquiryBot.Intents;

/// <summary>
/// Trains a text classifier from labelled examples, in any language or mix of them: word and character n-grams, ML.NET's
/// maximum entropy (L-BFGS), probabilities calibrated and the rule for rejecting strangers learned on rows held out of
/// two further trainings. The same examples in the same order give the same model.
/// </summary>
public static class IntentTrainer
{
    /// <summary>Goes up whenever the same examples would give another model, so that stored models are not mistaken for current ones.</summary>
    public const string Version = "2";

    /// <summary>The label of texts that the service is not for.</summary>
    public const string OutOfScopeLabel = "out_of_scope";

    /// <summary>Trains with <see cref="OutOfScopeLabel"/>.</summary>
    /// <exception cref="ArgumentException">The examples have fewer than two labels.</exception>
    public static LabelModel Train(IReadOnlyList<LabelledText> examples, CancellationToken cancellationToken) =>
        Train(examples, [], OutOfScopeLabel, cancellationToken);

    /// <summary>Trains on anybody's data.</summary>
    /// <param name="examples">What to learn from; at least two labels.</param>
    /// <param name="validation">Rows to calibrate on instead of cross-validating; may be empty. The rule for rejecting is learned
    /// from them too when at least ten are out of scope, else by cross-validation.</param>
    /// <param name="outOfScopeLabel">The label that stands for "none of the others"; it need not occur.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="ArgumentException">The examples have fewer than two labels.</exception>
    public static LabelModel Train(
        IReadOnlyList<LabelledText> examples, IReadOnlyList<LabelledText> validation, string outOfScopeLabel, CancellationToken cancellationToken)
    {
        if (!examples.Select(e => e.Label).Distinct().Skip(1).Any())
        {
            throw new ArgumentException("A classifier needs examples of at least two labels.", nameof(examples));
        }

        var hasValidation = validation.Count(e => e.Label == outOfScopeLabel) >= ScopeRule.FewestRows;
        var folds = hasValidation ? [] : Fold.Split(examples, outOfScopeLabel);

        // The full training comes first: it takes the longest, and the folds fill the other processors meanwhile.
        var jobs = folds.Select(f => f.Training).Prepend(examples).ToArray();
        var models = new TrainedModel[jobs.Length];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, jobs.Length, parallel, i => models[i] = TrainedModel.Fit(jobs[i], cancellationToken));

        HeldOutRow[] crossValidated = [.. folds.SelectMany((fold, i) => models[i + 1].Try(fold.HeldOut, outOfScopeLabel))];
        HeldOutRow[] validated = [.. models[0].Try(validation, outOfScopeLabel)];
        var temperature = Temperature.Fit(
            [.. (validated.Length > 0 ? validated : crossValidated).Where(r => r.Label >= 0).Select(r => (r.Scores, r.Label))]);
        var rule = hasValidation
            ? ScopeRule.Learn(validated, temperature, arePlayed: false)
            : ScopeRule.Learn(crossValidated, temperature, Fold.NeedsStrangers(examples, outOfScopeLabel));
        return new LabelModel(models[0], temperature, rule, outOfScopeLabel);
    }
}
