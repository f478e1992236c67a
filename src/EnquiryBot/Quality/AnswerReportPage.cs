using System.Globalization;
using System.Net;
using System.Text;

namespace EnquiryBot.Quality;

/// <summary>
/// The report of an evaluation as one HTML page that stands alone: the figures by kind and language, twins, and every miss with
/// what was asked, what came back, what was wanted and why it counts as a miss. The rows are ours, so nothing of a citizen is in it.
/// </summary>
public static class AnswerReportPage
{
    private const string Style = """
        body { font: 1rem/1.5 arial, sans-serif; color: #0b0c0c; max-width: 70rem; margin: 0 auto; padding: 1rem; }
        h1, h2 { line-height: 1.2; } h3 { margin: 0 0 .5rem; font-size: 1.1rem; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; }
        caption { text-align: left; font-weight: bold; padding: .5rem 0; }
        th, td { border-bottom: 1px solid #b1b4b6; padding: .3rem 1rem .3rem 0; text-align: left; }
        .number { text-align: right; } article { border-left: .4rem solid #d4351c; margin: 1.5rem 0; padding: .2rem 1rem; }
        dt { font-weight: bold; } dd { margin: 0 0 .5rem; white-space: pre-line; overflow-wrap: anywhere; }
        a { color: #1d70b8; } a:focus { outline: 3px solid #fd0; }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="report">The figures of all rows, as <see cref="AnswerReport.Of"/> makes them.</param>
    /// <param name="rows">The rows that they were made from.</param>
    /// <param name="at">When they were asked.</param>
    public static string Write(AnswerReport report, IReadOnlyList<JudgedAnswer> rows, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(report);
        var misses = rows.Where(r => r.IsMiss).ToList();
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Golden set: {report.Questions} questions, {misses.Count} misses</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            <h1>Golden set: {Percent(report.Right)} right</h1>
            <p>{report.Questions} questions, asked on {Text(at.ToString("d MMMM yyyy 'at' HH:mm zzz", CultureInfo.InvariantCulture))}. {misses.Count} misses are below.</p>
            {Figures("By kind", report.ByKind!, report)}
            {Figures("By language", report.ByLanguage!, report)}
            {Twins(report.Twins!)}
            {Curve(report.Curve!)}
            <h2>Misses</h2>
            {Misses(misses)}
            </main>
            </body>
            </html>

            """;
    }

    // The points are joined by a line; the table under it says the same for those who do not see it.
    private static string Curve(IReadOnlyList<CurvePoint> curve)
    {
        var points = curve.Where(p => p is { Coverage: not null, RightWhenAnswered: not null }).ToList();
        var line = string.Join(' ', points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{40 + (400 * p.Coverage):0.#},{220 - (200 * p.RightWhenAnswered):0.#}")));
        var rows = new StringBuilder();
        foreach (var p in points)
        {
            rows.AppendLine(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{p.Threshold:0.00}</th>{Share(p.Coverage)}{Share(p.RightWhenAnswered)}{Share(p.UnanswerableAnswered)}{Number(p.RiskyWrong)}</tr>");
        }

        return $"""
            <svg viewBox="0 0 460 250" width="460" role="img" aria-label="Right when answered (upwards) against coverage (to the right); the figures are in the table below">
            <path d="M40 20V220H440" fill="none" stroke="#0b0c0c"/>
            <polyline points="{line}" fill="none" stroke="#1d70b8" stroke-width="2"/>
            <text x="4" y="26">100 %</text><text x="4" y="224">0 %</text><text x="400" y="240">100 %</text>
            </svg>
            {Table("By how sure it must be", ["threshold", "coverage", "right when answered", "unanswerable answered", "risky wrong"], rows)}
            """;
    }

    private static string Figures(string caption, IEnumerable<KeyValuePair<string, AnswerReport>> groups, AnswerReport all)
    {
        var rows = new StringBuilder();
        foreach (var (name, f) in groups.Append(new("risky", all.Risky!)).Append(new("all", all)))
        {
            rows.AppendLine(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{Text(name)}</th>{Number(f.Questions)}{Share(f.Right)}{Share(f.OutcomeAccuracy)}{Share(f.ArticleHitAt1)}{Share(f.ArticleHitAt3)}{Share(f.RightWhenAnswered)}{Share(f.Coverage)}</tr>");
        }

        return Table(caption, ["", "questions", "right", "outcome", "hit@1", "hit@3", "right when answered", "coverage"], rows);
    }

    private static string Twins(IReadOnlyList<TwinComparison> twins)
    {
        var rows = new StringBuilder();
        foreach (var t in twins)
        {
            rows.AppendLine(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{Text(t.Kind)}, {Text(t.Measure)}</th>{Number(t.Pairs)}{Share(t.Original)}{Share(t.Twin)}{Share(t.Difference)}<td class=\"number\">{Percent(t.Low)} to {Percent(t.High)}</td></tr>");
        }

        return twins.Count == 0 ? "" : Table("Twins: the same question, worded otherwise", ["", "pairs", "original", "twin", "difference", "95 % interval"], rows);
    }

    private static string Table(string caption, string[] heads, StringBuilder rows) =>
        $"""
        <div class="wide" tabindex="0" role="region" aria-label="{Text(caption)}">
        <table>
        <caption>{Text(caption)}</caption>
        <thead><tr>{string.Concat(heads.Select((head, i) => i == 0 ? "<td></td>" : $"<th scope=\"col\" class=\"number\">{Text(head)}</th>"))}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table>
        </div>
        """;

    private static string Misses(IReadOnlyList<JudgedAnswer> misses)
    {
        var page = new StringBuilder();
        foreach (var miss in misses)
        {
            var row = miss.Row;
            page.Append(CultureInfo.InvariantCulture, $"""
                <article id="{Text(row.Id)}">
                <h3>{Text(row.Id)}: {Text(row.Council.Value)}, {Text(row.Kind)}{(row.Risky ? ", risky" : "")}</h3>
                <dl>
                <dt>Question</dt><dd lang="{row.Language}">{Text(string.Join("\n", row.History.Append(row.Text)))}</dd>
                <dt>Got</dt><dd>{Text(miss.Outcome)}{(miss.Cited.Count > 0 ? $", from {Text(string.Join(", ", miss.Cited))}" : "")}
                <span lang="{row.Language}">{Text(miss.Text)}</span></dd>
                <dt>Wanted</dt><dd>{Text(Wanted(row))}</dd>
                <dt>Why</dt><dd>{Text(string.Join("\n", miss.Faults()))}</dd>
                </dl>
                </article>

                """);
        }

        return page.ToString();
    }

    private static string Wanted(GoldenRow row)
    {
        var wanted = new StringBuilder(string.Join(" or ", row.Outcome));
        Add(", from ", " or ", row.Articles);
        Add("; to say ", ", ", row.Contains);
        Add("; not to say ", ", ", row.Excludes);
        return wanted.ToString();

        void Add(string before, string between, IReadOnlyList<string> items) =>
            wanted.Append(items.Count > 0 ? before + string.Join(between, items) : "");
    }

    private static string Number(int number) => $"<td class=\"number\">{number}</td>";

    private static string Share(double? share) => $"<td class=\"number\">{Percent(share)}</td>";

    private static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
