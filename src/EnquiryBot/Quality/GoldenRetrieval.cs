using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Quality;

/// <summary>A row of the golden set as the search is asked it, its conversation taken into account.</summary>
/// <param name="Row">The row; it names at least one article.</param>
/// <param name="Request">What is searched; null when the turn ended before the search.</param>
public sealed record PreparedQuestion(GoldenRow Row, SearchRequest? Request);

/// <summary>
/// Measures the search alone on the golden set. Each row goes once through the whole turn, which settles what is searched
/// (language, what a follow-up leans on, the likely service); after that any number of weightings take milliseconds each.
/// </summary>
public sealed class GoldenRetrieval(Rehearsal rehearsal, CouncilDirectory councils, KnowledgeSearch search, QuestionEmbedder embedder)
{
    private const int Take = 10;

    /// <summary>Plays the rows that an article answers.</summary>
    /// <param name="rows">The rows; those without articles are passed over.</param>
    /// <param name="ct">Stops between two rows.</param>
    public async Task<IReadOnlyList<PreparedQuestion>> PrepareAsync(IReadOnlyList<GoldenRow> rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var prepared = new List<PreparedQuestion>(rows.Count);
        foreach (var row in rows.Where(r => r.Articles.Count > 0))
        {
            var council = councils.Find(row.Council) ?? throw new ArgumentException($"The row '{row.Id}' asks '{row.Council}', but there is no such council.", nameof(rows));
            var result = await rehearsal.AskAsync(council, row.History, row.Text, ct);
            prepared.Add(new PreparedQuestion(row, result.Turn.Enquiry is { } enquiry ? await RequestAsync(enquiry.Request, ct) : null));
        }

        return prepared;
    }

    /// <summary>Ranks all rows so, and compares with the ranking that the service goes by. A row that never reached the search counts as not found.</summary>
    /// <param name="whole">The ranking that the service goes by.</param>
    /// <param name="others">What else is tried.</param>
    /// <param name="questions">The rows.</param>
    public GoldenRetrievalReport Compare(Ranking whole, IReadOnlyList<Ranking> others, IReadOnlyList<PreparedQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(questions);
        var asked = Try(whole, questions);
        return new GoldenRetrievalReport(
            [.. others.Select(o => Try(o, questions)).Append(asked).SelectMany(t => t.Figures(RetrievalMetric.OfGoldenRows, asked))],
            [.. Twins([.. questions.Zip(asked.Questions, (q, found) => (q.Row, RetrievalMetrics.HitAt(1, found.Found, found.Relevant) > 0))])]);
    }

    private static IEnumerable<TwinComparison> Twins(IReadOnlyList<(GoldenRow Row, bool Hit)> rows)
    {
        var byId = rows.ToDictionary(r => r.Row.Id, r => r.Hit, StringComparer.Ordinal);
        return rows.Where(r => r.Row.Twin is { } twin && byId.ContainsKey(twin))
            .GroupBy(r => r.Row.Kind, StringComparer.Ordinal)
            .Select(kind => TwinComparison.Of(kind.Key, "hit@1", [.. kind.Select(r => (byId[r.Row.Twin!], r.Hit))]));
    }

    private RetrievalTrial Try(Ranking ranking, IReadOnlyList<PreparedQuestion> questions) => new(
        ranking.Name,
        [.. questions.Select(q => new RankedQuestion(
            q.Row.Articles, q.Request is { } request ? ranking.Of(search, request) : [], [q.Row.Language.Value, q.Row.Kind]))]);

    private async Task<SearchRequest> RequestAsync(EnquiryRequest asked, CancellationToken ct) =>
        new(CouncilScope.Of(asked.Council), asked.Language, asked.Text, asked.Topic, asked.ServicePrior, Take)
        {
            Today = asked.Today,
            Vector = await embedder.EmbedAsync(asked.Council, asked.Language, asked.Text, asked.Topic, ct),
        };
}
