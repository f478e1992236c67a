namespace EnquiryBot.Intents.Training;

/// <summary>
/// Temperature scaling (Guo et al. 2017, arXiv 1706.04599): one number by which all scores are divided before the softmax, so
/// that a probability is what it says. It changes no ranking.
/// </summary>
internal static class Temperature
{
    private const double Smallest = 0.1;
    private const double Largest = 10;
    private const int Steps = 30;
    private static readonly double _golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>The probabilities of scores: exp(s / t) over their sum.</summary>
    public static double[] Softmax(ReadOnlySpan<float> scores, double temperature)
    {
        var result = new double[scores.Length];
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0.0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Math.Exp((scores[i] - highest) / temperature);
            sum += result[i];
        }

        for (var i = 0; i < result.Length; i++)
        {
            result[i] /= sum;
        }

        return result;
    }

    /// <summary>The temperature with the smallest negative log-likelihood of held-out rows, by golden-section search; 1 without rows.</summary>
    public static double Fit(IReadOnlyList<(float[] Scores, int Label)> heldOut)
    {
        if (heldOut.Count == 0)
        {
            return 1;
        }

        var (low, high) = (Math.Log(Smallest), Math.Log(Largest));
        for (var step = 0; step < Steps; step++)
        {
            var left = high - (_golden * (high - low));
            var right = low + (_golden * (high - low));
            (low, high) = Loss(heldOut, Math.Exp(left)) < Loss(heldOut, Math.Exp(right)) ? (low, right) : (left, high);
        }

        return Math.Exp((low + high) / 2);
    }

    private static double Loss(IReadOnlyList<(float[] Scores, int Label)> rows, double temperature)
    {
        var loss = 0.0;
        foreach (var (scores, label) in rows)
        {
            var highest = System.Numerics.Tensors.TensorPrimitives.Max<float>(scores);
            var sum = 0.0;
            foreach (var score in scores)
            {
                sum += Math.Exp((score - highest) / temperature);
            }

            loss += Math.Log(sum) - ((scores[label] - highest) / temperature);
        }

        return loss;
    }
}
