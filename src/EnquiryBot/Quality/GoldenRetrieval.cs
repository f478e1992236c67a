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

    /// <summary>Searches all rows with these weights. A row that never reached the search counts as not found.</summary>
    public RetrievalTrial Try(string name, RankingWeights weights, IReadOnlyList<PreparedQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return new RetrievalTrial(name, [.. questions.Select(q => new RankedRow(q.Row, PlaceOf(q, weights)))]);
    }

    private async Task<SearchRequest> RequestAsync(EnquiryRequest asked, CancellationToken ct) =>
        new(CouncilScope.Of(asked.Council), asked.Language, asked.Text, asked.Topic, asked.ServicePrior, Take)
        {
            Vector = await embedder.EmbedAsync(asked.Council, asked.Language, asked.Text, asked.Topic, ct),
        };

    private int? PlaceOf(PreparedQuestion question, RankingWeights weights)
    {
        var found = question.Request is { } request ? search.Search(request with { Weights = weights }).Articles : [];
        for (var i = 0; i < found.Count; i++)
        {
            if (question.Row.Articles.Contains(found[i].Id))
            {
                return i + 1;
            }
        }

        return null;
    }
}
