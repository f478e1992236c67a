using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>A question with what one ranking found for it.</summary>
/// <param name="Relevant">The ids of the articles that answer it.</param>
/// <param name="Found">The ids of the articles found, best first.</param>
/// <param name="Parts">The parts of the set that it belongs to, such as its language.</param>
public sealed record RankedQuestion(IReadOnlyList<string> Relevant, IReadOnlyList<string> Found, IReadOnlyList<string> Parts);

/// <summary>How one ranking fared.</summary>
/// <param name="Name">What was tried.</param>
/// <param name="Questions">The questions, in the same order in all trials that are compared.</param>
public sealed record RetrievalTrial(string Name, IReadOnlyList<RankedQuestion> Questions)
{
    /// <summary>The part that has all questions.</summary>
    public const string All = "all";

    /// <summary>The figures of all questions, then of each part.</summary>
    /// <param name="metrics">What is measured.</param>
    /// <param name="whole">What it is compared with, question by question.</param>
    public IEnumerable<RetrievalFigures> Figures(IReadOnlyList<RetrievalMetric> metrics, RetrievalTrial whole)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(whole);
        return Questions.SelectMany(q => q.Parts).Distinct(StringComparer.Ordinal).Prepend(All).Select(part => Of(part, metrics, whole));
    }

    private RetrievalFigures Of(string part, IReadOnlyList<RetrievalMetric> metrics, RetrievalTrial whole)
    {
        List<int> places = [.. Enumerable.Range(0, Questions.Count).Where(i => part == All || Questions[i].Parts.Contains(part))];
        return new RetrievalFigures
        {
            Name = Name,
            Part = part,
            Questions = places.Count,
            Measures = metrics.ToDictionary(m => m.Name, m => Measure.Of(Values(m))),
            LessWhole = metrics.ToDictionary(m => m.Name, m => Measure.OfDifference(Values(m), whole.Values(m, places))),
        };

        List<double> Values(RetrievalMetric metric) => this.Values(metric, places);
    }

    private List<double> Values(RetrievalMetric metric, List<int> places) => places.ConvertAll(i => metric.Of(Questions[i].Found, Questions[i].Relevant));
}

/// <summary>A figure of one question's ranked list.</summary>
/// <param name="Name">Its name, such as <c>hit@1</c>.</param>
/// <param name="Of">The figure, of the ids found and the ids that are relevant.</param>
public sealed record RetrievalMetric(string Name, Func<IReadOnlyList<string>, IReadOnlyCollection<string>, double> Of)
{
    /// <summary>What the golden set is measured by: a row names the pages any of which answers it.</summary>
    public static IReadOnlyList<RetrievalMetric> OfGoldenRows { get; } =
    [
        new("hit@1", (found, relevant) => RetrievalMetrics.HitAt(1, found, relevant)),
        new("hit@3", (found, relevant) => RetrievalMetrics.HitAt(3, found, relevant)),
        new("MRR@10", (found, relevant) => RetrievalMetrics.ReciprocalRankAt(10, found, relevant)),
    ];

    /// <summary>What anybody's questions are measured by: all relevant articles are wanted.</summary>
    public static IReadOnlyList<RetrievalMetric> OfCollections { get; } =
    [
        new("hit@1", (found, relevant) => RetrievalMetrics.HitAt(1, found, relevant)),
        new("recall@5", (found, relevant) => RetrievalMetrics.RecallAt(5, found, relevant)),
        new("nDCG@5", (found, relevant) => RetrievalMetrics.NdcgAt(5, found, relevant)),
        new("MRR@10", (found, relevant) => RetrievalMetrics.ReciprocalRankAt(10, found, relevant)),
    ];
}

/// <summary>The figures of one ranking on a part of the questions; serialises to exactly its documented JSON.</summary>
public sealed record RetrievalFigures
{
    /// <summary>What was tried.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The part of the set: all, a language or a kind of row.</summary>
    [JsonPropertyName("part")]
    public required string Part { get; init; }

    /// <summary>How many questions.</summary>
    [JsonPropertyName("questions")]
    public required int Questions { get; init; }

    /// <summary>The figures by their names.</summary>
    [JsonPropertyName("measures")]
    public required IReadOnlyDictionary<string, Measure> Measures { get; init; }

    /// <summary>How much more they are than those of the ranking that the service goes by.</summary>
    [JsonPropertyName("lessWhole")]
    public required IReadOnlyDictionary<string, Measure> LessWhole { get; init; }
}

/// <summary>The figures of rankings on the golden set; serialises to exactly its documented JSON.</summary>
/// <param name="Figures">Of each ranking and each part.</param>
/// <param name="Twins">Rows of another wording or language beside their twins, by the service's ranking.</param>
public sealed record GoldenRetrievalReport(
    [property: JsonPropertyName("figures")] IReadOnlyList<RetrievalFigures> Figures,
    [property: JsonPropertyName("twins")] IReadOnlyList<TwinComparison> Twins);
