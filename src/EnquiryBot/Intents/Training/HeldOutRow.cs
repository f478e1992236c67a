namespace EnquiryBot.Intents.Training;

/// <summary>An example that a model was not trained on, with what the model made of it.</summary>
/// <param name="Text">Its features.</param>
/// <param name="Scores">The score of every label of the model.</param>
/// <param name="Label">The index of its true label, or -1 when the model has no such label.</param>
/// <param name="OutOfScopeIndex">The index of the model's out-of-scope label, or -1.</param>
internal sealed record HeldOutRow(SparseVector Text, float[] Scores, int Label, int OutOfScopeIndex)
{
    /// <summary>Whether the text is about one of the labels that are in scope.</summary>
    public bool IsInScope => Label >= 0 && Label != OutOfScopeIndex;

    /// <summary>The index of the label with the highest score.</summary>
    public int Best => System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(Scores);

    /// <summary>The evidence for the scope rule.</summary>
    public ScopeEvidence Evidence(double temperature) =>
        ScopeEvidence.Of(Text, Scores, Temperature.Softmax(Scores, temperature), OutOfScopeIndex);
}
