using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>What would come of answering whatever is at least this sure; serialises to exactly its documented JSON.</summary>
/// <param name="Threshold">The least confidence.</param>
/// <param name="Coverage">Of the rows that can be answered, the share that would be.</param>
/// <param name="RightWhenAnswered">Of the rows that would be answered, the share that would be right; null when none would be.</param>
/// <param name="UnanswerableAnswered">Of the rows of the kind unanswerable, the share that would be answered all the same.</param>
/// <param name="RiskyWrong">How many risky rows would get a wrong answer.</param>
public sealed record CurvePoint(
    [property: JsonPropertyName("threshold")] double Threshold,
    [property: JsonPropertyName("coverage")] double? Coverage,
    [property: JsonPropertyName("rightWhenAnswered")] double? RightWhenAnswered,
    [property: JsonPropertyName("unanswerableAnswered")] double? UnanswerableAnswered,
    [property: JsonPropertyName("riskyWrong")] int RiskyWrong);

/// <summary>Right when answered against coverage: what the thresholds are chosen from. Other gates than the confidence are left out.</summary>
public static class AnswerCurve
{
    private const int Steps = 20;
    private const string Unanswerable = "unanswerable";

    /// <summary>The points for thresholds of 0, 0.05 and so on; none without rows.</summary>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Count == 0 ? [] : [.. Enumerable.Range(0, Steps).Select(step => At((double)step / Steps, rows))];
    }

    private static CurvePoint At(double threshold, IReadOnlyList<JudgedAnswer> rows)
    {
        bool Answers(JudgedAnswer row) => row.WouldBeRight is not null && row.Confidence >= threshold;
        var answered = rows.Where(Answers).ToList();
        return new CurvePoint(
            threshold,
            Share(rows.Where(r => r.IsAnswerable), Answers),
            Share(answered, r => r.WouldBeRight == true),
            Share(rows.Where(r => r.Row.Kind == Unanswerable), Answers),
            answered.Count(r => r.Row.Risky && r.WouldBeRight == false));
    }

    private static double? Share(IEnumerable<JudgedAnswer> rows, Func<JudgedAnswer, bool> holds) => rows.Select(r => (double?)(holds(r) ? 1 : 0)).Average();
}
