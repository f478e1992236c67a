using EnquiryBot.Councils;
using EnquiryBot.Turns;

namespace EnquiryBot.Quality;

/// <summary>Asks the questions of a golden set, each with its history in a conversation of its own, and judges what comes back.</summary>
public sealed class AnswerEvaluator(Rehearsal rehearsal, CouncilDirectory councils)
{
    /// <summary>Asks all rows, one at a time.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="ct">Stops the run.</param>
    /// <exception cref="ArgumentException">A row asks a council that there is not; thrown before anything is asked.</exception>
    public async Task<IReadOnlyList<JudgedAnswer>> RunAsync(IReadOnlyList<GoldenRow> rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var asked = rows.Select(row => (Row: row, Council: CouncilOf(row))).ToList();
        var judged = new List<JudgedAnswer>(asked.Count);
        foreach (var (row, council) in asked)
        {
            judged.Add(Judge(row, await rehearsal.AskAsync(council, row.History, row.Text, ct)));
        }

        return judged;
    }

    private static JudgedAnswer Judge(GoldenRow row, TurnResult result)
    {
        string[] cited = [.. result.Reply?.Sources.Select(s => s.Id) ?? []];
        var found = result.Turn.Enquiry?.Found.Articles.Select(a => a.Id) ?? [];
        var judged = new JudgedAnswer
        {
            Row = row,
            Outcome = result.Outcome.Name,
            Text = result.Reply?.Text ?? "",
            Confidence = result.Turn.Enquiry?.Signals.Confidence,
            Signals = result.Turn.Enquiry?.Signals,
            Intent = result.Turn.Intent?.Top,
            Cited = cited,
            Ranked = [.. cited.Concat(result.Reply?.Pages.Select(p => p.Id) ?? []).Concat(found).Distinct(StringComparer.Ordinal)],
        };
        return judged with { WouldBeRight = result.Turn.Enquiry is { Answer: var answer } ? judged.AsIfAnswered(answer).IsRightAnswer : null };
    }

    private CouncilProfile CouncilOf(GoldenRow row) =>
        councils.Find(row.Council) ?? throw new ArgumentException($"The row '{row.Id}' asks '{row.Council}', but there is no such council.");
}
