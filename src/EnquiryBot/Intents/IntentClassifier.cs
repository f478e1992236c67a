using EnquiryBot.Privacy;

namespace EnquiryBot.Intents;

/// <summary>Says what a citizen wants. Immutable, so any number of threads may use it at once; new examples make a new one.</summary>
/// <param name="model">A model whose labels are ids of intents.</param>
/// <param name="version">Which model it is: a digest of its examples and trainer.</param>
/// <exception cref="FormatException">A label of the model is no intent.</exception>
public sealed class IntentClassifier(LabelModel model, string version)
{
    private readonly Dictionary<string, Intent> _intents = model.Labels.ToDictionary(l => l, Intent.Parse, StringComparer.Ordinal);

    /// <summary>Which model it is: a digest of its examples and trainer.</summary>
    public string Version => version;

    /// <summary>Predicts. Takes some tens of microseconds for a message of usual length; a text without any known word part is rejected.</summary>
    public IntentPrediction Predict(RedactedText text)
    {
        var prediction = model.Predict(text);
        return new IntentPrediction([.. prediction.Ranked.Select(r => new RankedIntent(_intents[r.Label], r.Probability))])
        {
            InScope = prediction.InScope,
            Rejected = prediction.Rejected,
        };
    }
}
