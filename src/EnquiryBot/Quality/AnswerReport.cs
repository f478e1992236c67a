using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>The figures of <c>evaluate answers</c>; serialises to exactly its documented JSON. A figure without rows is null.</summary>
public sealed record AnswerReport
{
    /// <summary>How many questions were asked.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

    /// <summary>The share of the rows that the service did right by, see <see cref="JudgedAnswer.IsRight"/>.</summary>
    [JsonPropertyName("right")]
    public required double? Right { get; init; }

    /// <summary>Rows that ended in one of their right outcomes / rows.</summary>
    [JsonPropertyName("outcomeAccuracy")]
    public required double? OutcomeAccuracy { get; init; }

    /// <summary>Of the rows with articles, the share with one of them in the first place, see <see cref="JudgedAnswer.Ranked"/>.</summary>
    [JsonPropertyName("articleHitAt1")]
    public required double? ArticleHitAt1 { get; init; }

    /// <summary>Of the rows with articles, the share with one of them among the first three.</summary>
    [JsonPropertyName("articleHitAt3")]
    public required double? ArticleHitAt3 { get; init; }

    /// <summary>Of the rows that were answered, the share with a right answer, see <see cref="JudgedAnswer.IsRightAnswer"/>.</summary>
    [JsonPropertyName("rightWhenAnswered")]
    public required double? RightWhenAnswered { get; init; }

    /// <summary>Of the rows that can be answered, the share that was: what <see cref="RightWhenAnswered"/> was bought with.</summary>
    [JsonPropertyName("coverage")]
    public required double? Coverage { get; init; }

    /// <summary>The same figures for each kind of row; null within a kind.</summary>
    [JsonPropertyName("byKind")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AnswerReport>? ByKind { get; init; }

    /// <summary>The same figures for each language; null within one.</summary>
    [JsonPropertyName("byLanguage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, AnswerReport>? ByLanguage { get; init; }

    /// <summary>The same figures for the rows whose wrong answer could do harm; null within them.</summary>
    [JsonPropertyName("risky")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnswerReport? Risky { get; init; }

    /// <summary>Right when answered against coverage for thresholds from 0 to 1; null within a kind or language.</summary>
    [JsonPropertyName("curve")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CurvePoint>? Curve { get; init; }

    /// <summary>How rows fare beside the rows that they are twins of, by kind; null within a kind or language.</summary>
    [JsonPropertyName("twins")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TwinComparison>? Twins { get; init; }

    /// <summary>The figures of judged rows, with those of each kind and language in the order in which they come up.</summary>
    public static AnswerReport Of(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return FiguresOf(rows) with
        {
            ByKind = FiguresBy(rows, r => r.Row.Kind),
            ByLanguage = FiguresBy(rows, r => r.Row.Language.Value),
            Risky = FiguresOf([.. rows.Where(r => r.Row.Risky)]),
            Twins = TwinComparison.Of(rows),
            Curve = AnswerCurve.Of(rows),
        };
    }

    private static OrderedDictionary<string, AnswerReport> FiguresBy(IReadOnlyList<JudgedAnswer> rows, Func<JudgedAnswer, string> key)
    {
        var figures = new OrderedDictionary<string, AnswerReport>(StringComparer.Ordinal);
        foreach (var group in rows.GroupBy(key, StringComparer.Ordinal))
        {
            figures.Add(group.Key, FiguresOf([.. group]));
        }

        return figures;
    }

    private static AnswerReport FiguresOf(IReadOnlyList<JudgedAnswer> rows) => new()
    {
        Questions = rows.Count,
        Right = Share(rows.Select(r => r.IsRight)),
        OutcomeAccuracy = Share(rows.Select(r => r.HasRightOutcome)),
        ArticleHitAt1 = Share(rows.Select(r => r.HitAt(1)).OfType<bool>()),
        ArticleHitAt3 = Share(rows.Select(r => r.HitAt(3)).OfType<bool>()),
        RightWhenAnswered = Share(rows.Select(r => r.IsRightAnswer).OfType<bool>()),
        Coverage = Share(rows.Where(r => r.IsAnswerable).Select(r => r.WasAnswered)),
    };

    private static double? Share(IEnumerable<bool> rows) => rows.Select(holds => (double?)(holds ? 1 : 0)).Average();
}
