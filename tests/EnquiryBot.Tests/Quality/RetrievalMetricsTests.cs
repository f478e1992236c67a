using System.Text.Json;
using EnquiryBot.Quality;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.Quality;

public sealed class RetrievalMetricsTests
{
    private static readonly string[] _ranked = ["x", "a", "y", "b", "z"];
    private static readonly string[] _relevant = ["a", "b", "c"];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1 / 3.0)]
    [InlineData(5, 2 / 3.0)]
    [InlineData(10, 2 / 3.0)]
    public void Recall_is_the_share_of_relevant_articles_found(int k, double recall) =>
        Assert.Equal(recall, RetrievalMetrics.RecallAt(k, _ranked, _relevant), 1e-12);

    [Fact]
    public void Reciprocal_rank_is_one_over_the_first_relevant_place()
    {
        Assert.Equal(1 / 2.0, RetrievalMetrics.ReciprocalRankAt(10, _ranked, _relevant));
        Assert.Equal(0, RetrievalMetrics.ReciprocalRankAt(1, _ranked, _relevant));
    }

    // (1/log2 3 + 1/log2 5) / (1 + 1/log2 3 + 1/log2 4) = 1.061606 / 2.130930.
    [Fact]
    public void Discounted_gain_is_compared_with_the_best_possible() =>
        Assert.Equal(0.498189, RetrievalMetrics.NdcgAt(5, _ranked, _relevant), 1e-6);

    [Fact]
    public void A_perfect_ranking_scores_one_even_when_more_are_relevant_than_looked_at()
    {
        string[] all = ["a", "b", "c", "d", "e", "f", "g"];

        Assert.Equal(1, RetrievalMetrics.NdcgAt(5, all, all), 1e-12);
    }

    [Fact]
    public void An_article_that_is_ranked_twice_counts_once()
    {
        Assert.Equal(1 / 3.0, RetrievalMetrics.RecallAt(2, ["a", "a"], _relevant), 1e-12);
        Assert.Equal(1 / 2.0, RetrievalMetrics.ReciprocalRankAt(10, ["x", "x", "a"], _relevant));
    }

    [Fact]
    public void Percentiles_lie_between_the_closest_values()
    {
        Assert.Equal(2.5, RetrievalMetrics.Percentile([4, 1, 3, 2], 50)!.Value, 1e-12);
        Assert.Equal(3.85, RetrievalMetrics.Percentile([4, 1, 3, 2], 95)!.Value, 1e-12);
        Assert.Equal(7, RetrievalMetrics.Percentile([7], 95));
        Assert.Null(RetrievalMetrics.Percentile([], 50));
    }

    [Fact]
    public async Task A_run_gives_the_means_and_times_of_all_questions()
    {
        var clock = new FakeTimeProvider();
        RetrievalQuestion[] questions = [new("1", "bins", ["a"], []), new("2", "tax", ["c"], ["and before"])];

        var report = await RetrievalEvaluator.RunAsync(questions, Search, clock, CancellationToken.None);

        Assert.Equal(
            new RetrievalReport
            {
                Questions = 2, RecallAt1 = 0.5, RecallAt3 = 0.5, RecallAt5 = 0.5, RecallAt10 = 0.5, MrrAt10 = 0.5, NdcgAt5 = 0.5,
                P50Ms = 3, P95Ms = 3.9,
            },
            report with { P95Ms = Math.Round(report.P95Ms!.Value, 6) });

        ValueTask<IReadOnlyList<string>> Search(RetrievalQuestion question, CancellationToken ct)
        {
            clock.Advance(TimeSpan.FromMilliseconds(question.Id == "1" ? 2 : 4));
            return ValueTask.FromResult<IReadOnlyList<string>>(["a", "b"]);
        }
    }

    [Fact]
    public async Task The_report_has_exactly_the_documented_fields_and_null_without_questions()
    {
        var report = await RetrievalEvaluator.RunAsync(
            [], (_, _) => ValueTask.FromResult<IReadOnlyList<string>>([]), TimeProvider.System, CancellationToken.None);

        Assert.Equal(
            """{"questions":0,"recallAt1":null,"recallAt3":null,"recallAt5":null,"recallAt10":null,"mrrAt10":null,"ndcgAt5":null,"p50Ms":null,"p95Ms":null}""",
            JsonSerializer.Serialize(report));
    }
}
