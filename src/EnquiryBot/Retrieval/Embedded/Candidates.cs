namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Chooses the passages that are looked at closely.</summary>
internal static class Candidates
{
    /// <summary>How many passages each leg puts forward.</summary>
    public const int PerLeg = 200;

    /// <summary>The best passages by words, by character n-grams and by meaning, each once, ascending.</summary>
    public static int[] Of(ReadOnlySpan<float> coverage, ReadOnlySpan<float> charGram, ReadOnlySpan<float> cosine)
    {
        var best = new HashSet<int>(3 * PerLeg);
        AddBest(coverage, best);
        AddBest(charGram, best);
        AddBest(cosine, best);
        var candidates = best.ToArray();
        Array.Sort(candidates);
        return candidates;
    }

    private static void AddBest(ReadOnlySpan<float> scores, HashSet<int> into)
    {
        var top = new PriorityQueue<int, float>(PerLeg);
        var least = 0f;
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= least)
            {
                continue;
            }

            if (top.Count < PerLeg)
            {
                top.Enqueue(i, scores[i]);
            }
            else
            {
                top.EnqueueDequeue(i, scores[i]);
            }

            // Until there are enough of them, whatever matches at all is one of the best.
            least = top.Count == PerLeg && top.TryPeek(out _, out var worst) ? worst : 0;
        }

        foreach (var (item, _) in top.UnorderedItems)
        {
            into.Add(item);
        }
    }
}
