using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>The figures of <c>evaluate retrieval</c>, means over all questions; serialises to exactly its documented JSON. All but the count are null without questions.</summary>
public sealed record RetrievalReport
{
    /// <summary>How many questions were asked.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

    /// <summary>Recall among the first article.</summary>
    [JsonPropertyName("recallAt1")]
    public required double? RecallAt1 { get; init; }

    /// <summary>Recall among the first 3 articles.</summary>
    [JsonPropertyName("recallAt3")]
    public required double? RecallAt3 { get; init; }

    /// <summary>Recall among the first 5 articles.</summary>
    [JsonPropertyName("recallAt5")]
    public required double? RecallAt5 { get; init; }

    /// <summary>Recall among the first 10 articles.</summary>
    [JsonPropertyName("recallAt10")]
    public required double? RecallAt10 { get; init; }

    /// <summary>Mean reciprocal rank of the first relevant article among the first 10.</summary>
    [JsonPropertyName("mrrAt10")]
    public required double? MrrAt10 { get; init; }

    /// <summary>Normalised discounted cumulative gain of the first 5 articles.</summary>
    [JsonPropertyName("ndcgAt5")]
    public required double? NdcgAt5 { get; init; }

    /// <summary>Milliseconds within which half of the searches were done.</summary>
    [JsonPropertyName("p50Ms")]
    public required double? P50Ms { get; init; }

    /// <summary>Milliseconds within which 95 % of the searches were done.</summary>
    [JsonPropertyName("p95Ms")]
    public required double? P95Ms { get; init; }
}

/// <summary>Asks questions of a search and measures what it finds and how fast.</summary>
public static class RetrievalEvaluator
{
    private const int WarmUps = 20;

    /// <summary>Runs all questions, one at a time.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="search">Gives the ids of the articles found, the best first; at least 10 where there are that many.</param>
    /// <param name="time">The clock for the durations.</param>
    /// <param name="ct">Stops the run.</param>
    public static async Task<RetrievalReport> RunAsync(
        IReadOnlyList<RetrievalQuestion> questions,
        Func<RetrievalQuestion, CancellationToken, ValueTask<IReadOnlyList<string>>> search,
        TimeProvider time,
        CancellationToken ct)
    {
        // The first searches are compiled while they run; the times are those of a service that has started.
        foreach (var question in questions.Take(WarmUps))
        {
            await search(question, ct);
        }

        var results = new List<(RetrievalQuestion Question, IReadOnlyList<string> Ranked)>(questions.Count);
        var milliseconds = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var start = time.GetTimestamp();
            results.Add((question, await search(question, ct)));
            milliseconds.Add(time.GetElapsedTime(start).TotalMilliseconds);
        }

        double? Mean(Func<IReadOnlyList<string>, IReadOnlyList<string>, double> metric) =>
            results.Select(r => (double?)metric(r.Ranked, r.Question.Relevant)).Average();

        return new RetrievalReport
        {
            Questions = questions.Count,
            RecallAt1 = Mean((ranked, relevant) => RetrievalMetrics.RecallAt(1, ranked, relevant)),
            RecallAt3 = Mean((ranked, relevant) => RetrievalMetrics.RecallAt(3, ranked, relevant)),
            RecallAt5 = Mean((ranked, relevant) => RetrievalMetrics.RecallAt(5, ranked, relevant)),
            RecallAt10 = Mean((ranked, relevant) => RetrievalMetrics.RecallAt(10, ranked, relevant)),
            MrrAt10 = Mean((ranked, relevant) => RetrievalMetrics.ReciprocalRankAt(10, ranked, relevant)),
            NdcgAt5 = Mean((ranked, relevant) => RetrievalMetrics.NdcgAt(5, ranked, relevant)),
            P50Ms = RetrievalMetrics.Percentile(milliseconds, 50),
            P95Ms = RetrievalMetrics.Percentile(milliseconds, 95),
        };
    }
}
