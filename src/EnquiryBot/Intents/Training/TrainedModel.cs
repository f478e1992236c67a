namespace EnquiryBot.Intents.Training;

/// <summary>Weights with the vocabulary and the labels that they belong to.</summary>
/// <param name="Features">The vocabulary.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Labels">The labels in the order of the classes, sorted.</param>
internal sealed record TrainedModel(TextFeatures Features, LinearWeights Weights, string[] Labels)
{
    /// <summary>Trains on examples of at least two labels.</summary>
    public static TrainedModel Fit(IReadOnlyList<LabelledText> examples, CancellationToken cancellationToken)
    {
        string[] labels = [.. examples.Select(e => e.Label).Distinct().Order(StringComparer.Ordinal)];
        var features = TextFeatures.Learn(examples.Select(e => e.Text));
        SparseVector[] rows = [.. examples.Select(e => features.Extract(e.Text))];
        int[] classes = [.. examples.Select(e => Array.BinarySearch(labels, e.Label, StringComparer.Ordinal))];
        return new(features, MaximumEntropyFit.Fit(rows, classes, labels.Length, features.Count, cancellationToken), labels);
    }

    /// <summary>The place of a label, or -1.</summary>
    public int IndexOf(string label) => Array.BinarySearch(Labels, label, StringComparer.Ordinal) is >= 0 and var index ? index : -1;

    /// <summary>Scores examples that the model was not trained on.</summary>
    public IEnumerable<HeldOutRow> Try(IEnumerable<LabelledText> examples, string outOfScopeLabel)
    {
        var outOfScope = IndexOf(outOfScopeLabel);
        return examples.Select(example =>
        {
            var text = Features.Extract(example.Text);
            return new HeldOutRow(text, Weights.Score(text), IndexOf(example.Label), outOfScope);
        });
    }
}
