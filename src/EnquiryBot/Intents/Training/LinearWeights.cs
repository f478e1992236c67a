using System.Numerics.Tensors;

namespace EnquiryBot.Intents.Training;

/// <summary>
/// The weights of a linear classifier, laid out feature by feature: scoring a text adds up one row of class weights for
/// each of its features. That is what ML.NET's prediction engine computes, without its locks and copies.
/// </summary>
/// <param name="classes">How many classes.</param>
/// <param name="weights">The weight of feature f for class c at f * classes + c.</param>
/// <param name="biases">What each class starts with.</param>
internal sealed class LinearWeights(int classes, float[] weights, float[] biases)
{
    /// <summary>How many classes.</summary>
    public int Classes => classes;

    /// <summary>The weight of feature f for class c at f * <see cref="Classes"/> + c.</summary>
    public float[] Weights => weights;

    /// <summary>What each class starts with.</summary>
    public float[] Biases => biases;

    /// <summary>Takes over weights that are grouped by class.</summary>
    public static LinearWeights FromClasses(float[][] byClass, float[] biases, int features)
    {
        var weights = new float[features * byClass.Length];
        for (var c = 0; c < byClass.Length; c++)
        {
            for (var f = 0; f < features; f++)
            {
                weights[(f * byClass.Length) + c] = byClass[c][f];
            }
        }

        return new LinearWeights(byClass.Length, weights, biases);
    }

    /// <summary>The score of every class: its bias plus the sum of weight times value. A softmax makes them probabilities.</summary>
    public float[] Score(SparseVector text)
    {
        var scores = biases.AsSpan().ToArray();
        for (var i = 0; i < text.Indices.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(weights.AsSpan(text.Indices[i] * classes, classes), text.Values[i], scores, scores);
        }

        return scores;
    }
}
