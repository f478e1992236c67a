using EnquiryBot.Intents.Training;
using EnquiryBot.Privacy;

namespace EnquiryBot.Intents;

/// <summary>A trained text classifier. Immutable, so any number of threads may use it at once; new examples make a new one.</summary>
public sealed class LabelModel
{
    private const int Shown = 5;

    private readonly TrainedModel _model;
    private readonly double _temperature;
    private readonly ScopeRule _rule;
    private readonly string _outOfScopeLabel;
    private readonly int _outOfScope;

    internal LabelModel(TrainedModel model, double temperature, ScopeRule rule, string outOfScopeLabel)
    {
        (_model, _temperature, _rule, _outOfScopeLabel) = (model, temperature, rule, outOfScopeLabel);
        _outOfScope = model.IndexOf(outOfScopeLabel);
    }

    /// <summary>The labels that the model knows, sorted.</summary>
    public IReadOnlyList<string> Labels => _model.Labels;

    /// <summary>Says what a citizen's text is about. An empty text, or one without any known word part, is rejected.</summary>
    public LabelPrediction Predict(RedactedText text) => Predict(text.Value);

    /// <summary>The same for texts that are not a citizen's: examples, test sets.</summary>
    internal LabelPrediction Predict(string text)
    {
        var features = _model.Features.Extract(text);
        var scores = _model.Weights.Score(features);
        var probabilities = Temperature.Softmax(scores, _temperature);
        var inScope = _rule.Score(ScopeEvidence.Of(features, scores, probabilities, _outOfScope));
        var best = Best(probabilities);
        return new LabelPrediction(
            [.. best.Select(i => new RankedLabel(_model.Labels[i], probabilities[i]))],
            inScope,
            best[0] == _outOfScope || inScope < _rule.Threshold || features.Indices.Length == 0);
    }

    /// <summary>Writes the model, so that <see cref="Load"/> gives one with the same answers.</summary>
    internal void Save(Stream stream) => ModelFile.Write(stream, new ModelParts(_model, _temperature, _rule, _outOfScopeLabel));

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream is not a whole, unchanged model.</exception>
    internal static LabelModel Load(Stream stream)
    {
        var parts = ModelFile.Read(stream);
        return new LabelModel(parts.Model, parts.Temperature, parts.Rule, parts.OutOfScopeLabel);
    }

    // A handful out of at most some hundred classes: cheaper than sorting all.
    private static int[] Best(ReadOnlySpan<double> probabilities)
    {
        var best = new int[Math.Min(Shown, probabilities.Length)];
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var place = count;
            while (place > 0 && probabilities[i] > probabilities[best[place - 1]])
            {
                place--;
            }

            if (place == best.Length)
            {
                continue;
            }

            count = Math.Min(count + 1, best.Length);
            best.AsSpan(place, count - place - 1).CopyTo(best.AsSpan(place + 1));
            best[place] = i;
        }

        return best;
    }
}
