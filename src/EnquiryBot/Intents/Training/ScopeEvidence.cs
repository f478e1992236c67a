namespace EnquiryBot.Intents.Training;

/// <summary>What tells a text that the model knows from one that it does not.</summary>
/// <param name="Top">The probability of the most likely label that is in scope.</param>
/// <param name="Margin">How far that is ahead of the next one in scope.</param>
/// <param name="OutOfScope">The probability of the out-of-scope label; 0 when the model has none.</param>
/// <param name="Strength">The score of the most likely label before the softmax: low when nothing speaks for any label.</param>
/// <param name="KnownWords">The share of the words that the vocabulary has.</param>
/// <param name="KnownGrams">The share of the character n-grams that the vocabulary has.</param>
internal readonly record struct ScopeEvidence(
    double Top, double Margin, double OutOfScope, double Strength, double KnownWords, double KnownGrams)
{
    /// <summary>How many numbers <see cref="ToValues"/> gives.</summary>
    public const int Length = 6;

    private const double Edge = 0.001;

    /// <summary>Gathers the evidence of one text.</summary>
    /// <param name="text">The text's features.</param>
    /// <param name="scores">The score of every label.</param>
    /// <param name="probabilities">The probability of every label.</param>
    /// <param name="outOfScope">The index of the out-of-scope label, or -1.</param>
    public static ScopeEvidence Of(SparseVector text, ReadOnlySpan<float> scores, ReadOnlySpan<double> probabilities, int outOfScope)
    {
        double first = 0, second = 0;
        var strength = float.MinValue;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (i == outOfScope)
            {
                continue;
            }

            strength = Math.Max(strength, scores[i]);
            (first, second) = probabilities[i] > first ? (probabilities[i], first) : (first, Math.Max(second, probabilities[i]));
        }

        return new(first, first - second, outOfScope < 0 ? 0 : probabilities[outOfScope], strength, text.KnownWords, text.KnownGrams);
    }

    /// <summary>The numbers that the rule weighs; the probability as log-odds, because its tails tell the most.</summary>
    public float[] ToValues()
    {
        var top = Math.Clamp(Top, Edge, 1 - Edge);
        return [(float)Math.Log(top / (1 - top)), (float)Margin, (float)OutOfScope, (float)Strength, (float)KnownWords, (float)KnownGrams];
    }
}
