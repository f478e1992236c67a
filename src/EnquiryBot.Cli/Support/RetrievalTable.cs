using System.Globalization;
using EnquiryBot.Quality;

namespace EnquiryBot.Cli.Support;

/// <summary>Tables of <c>evaluate retrieval</c>: in columns for a terminal, or in Markdown for a document.</summary>
internal static class RetrievalTable
{
    /// <summary>A line for each figures: each measure with its interval, and how far it is from the service's ranking.</summary>
    /// <param name="all">The figures.</param>
    /// <param name="markdown">Whether in Markdown.</param>
    public static IEnumerable<string> Of(IReadOnlyList<RetrievalFigures> all, bool markdown)
    {
        string[] names = [.. all.SelectMany(f => f.Measures.Keys).Distinct(StringComparer.Ordinal)];
        var rows = all.Select(f => (string[])
            [f.Name, f.Part, f.Questions.ToString(CultureInfo.InvariantCulture), .. names.Select(n => Interval(f.Measures[n])), .. names.Take(2).Select(n => Change(f, n))]);
        return Lines([["", "part", "questions", .. names, .. names.Take(2).Select(n => $"{n} less whole")], .. rows], markdown);
    }

    /// <summary>A line for each kind of twins.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<TwinComparison> twins, bool markdown) => twins.Count == 0 ? [] : Lines(
        [
            ["twins", "pairs", "measure", "original", "twin", "difference"],
            .. twins.Select(t => (string[])
                [t.Kind, t.Pairs.ToString(CultureInfo.InvariantCulture), t.Measure, Share(t.Original), Share(t.Twin), Signed(new Measure(t.Difference, t.Low, t.High))]),
        ],
        markdown);

    private static IEnumerable<string> Lines(IReadOnlyList<string[]> rows, bool markdown)
    {
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(r => r[column].Length))];
        for (var i = 0; i < rows.Count; i++)
        {
            yield return markdown ? $"| {string.Join(" | ", rows[i])} |" : string.Join("  ", rows[i].Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
            if (markdown && i == 0)
            {
                yield return $"|{string.Concat(Enumerable.Repeat(" --- |", widths.Length))}";
            }
        }
    }

    private static string Change(RetrievalFigures figures, string name) =>
        figures.Name == RetrievalAblation.Whole ? "" : Signed(figures.LessWhole[name]);

    private static string Interval(Measure measure) => $"{Share(measure.Value)} [{Share(measure.Low)}, {Share(measure.High)}]";

    private static string Signed(Measure m) => $"{Difference(m.Value)} [{Difference(m.Low)}, {Difference(m.High)}]";

    private static string Share(double? share) => share?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";

    private static string Difference(double? share) => share?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? "-";
}
