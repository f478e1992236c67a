using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>The figures of <c>evaluate answers</c>; serialises to exactly its documented JSON. A figure without rows is null.</summary>
public sealed record AnswerReport
{
    /// <summary>How many questions were asked.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

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

    /// <summary>The figures of judged rows, with those of each kind in the order in which the kinds come up.</summary>
    public static AnswerReport Of(IReadOnlyList<JudgedAnswer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var byKind = new OrderedDictionary<string, AnswerReport>(StringComparer.Ordinal);
        foreach (var kind in rows.GroupBy(r => r.Row.Kind, StringComparer.Ordinal))
        {
            byKind.Add(kind.Key, FiguresOf([.. kind]));
        }

        return FiguresOf(rows) with { ByKind = byKind };
    }

    private static AnswerReport FiguresOf(IReadOnlyList<JudgedAnswer> rows) => new()
    {
        Questions = rows.Count,
        OutcomeAccuracy = Share(rows.Select(r => r.HasRightOutcome)),
        ArticleHitAt1 = Share(rows.Select(r => r.HitAt(1)).OfType<bool>()),
        ArticleHitAt3 = Share(rows.Select(r => r.HitAt(3)).OfType<bool>()),
        RightWhenAnswered = Share(rows.Select(r => r.IsRightAnswer).OfType<bool>()),
        Coverage = Share(rows.Where(r => r.IsAnswerable).Select(r => r.WasAnswered)),
    };

    private static double? Share(IEnumerable<bool> rows) => rows.Select(holds => (double?)(holds ? 1 : 0)).Average();
}
