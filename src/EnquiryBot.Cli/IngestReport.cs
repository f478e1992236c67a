using System.Text;
using EnquiryBot.Knowledge.Import;

namespace EnquiryBot.Cli;

/// <summary>What a command printed of an ingestion, as JSON.</summary>
/// <param name="DryRun">Whether nothing was changed.</param>
/// <param name="Sources">Each source.</param>
internal sealed record IngestReport(bool DryRun, IReadOnlyList<IngestReport.Source> Sources)
{
    public static IngestReport Of(IReadOnlyList<IngestSummary> summaries, bool dryRun) => new(dryRun, [.. summaries.Select(Source.Of)]);

    /// <summary>The same for people: the counts, then what needs somebody's eye.</summary>
    public static string Text(IReadOnlyList<IngestSummary> summaries, bool dryRun)
    {
        var text = new StringBuilder();
        foreach (var summary in summaries)
        {
            text.AppendLine(summary.Source).Append("  ").AppendLine(string.Join(", ", Enum.GetValues<PageOutcome>().Select(o => $"{NameOf(o)} {summary.Count(o)}")) + (dryRun ? " (nothing was changed)" : ""));
            foreach (var page in summary.Pages.Where(p => p.Reason is not null).OrderBy(p => p.Outcome))
            {
                text.AppendLine($"  {NameOf(page.Outcome)}: {page.Address}: {page.Reason}");
            }

            foreach (var notice in summary.Notices)
            {
                text.AppendLine($"  note: {notice}");
            }

            foreach (var finding in summary.Findings)
            {
                text.AppendLine($"  {NameOf(finding.Kind)}: {string.Join(" and ", finding.Urls)}: {finding.Detail}");
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string NameOf(PageOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string NameOf(FindingKind kind) => kind == FindingKind.PdfOnly ? "PDF only" : kind.ToString().ToLowerInvariant();

    /// <summary>A source.</summary>
    internal sealed record Source(string Name, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Page> Pages, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notices)
    {
        public static Source Of(IngestSummary summary) => new(
            summary.Source,
            Enum.GetValues<PageOutcome>().ToDictionary(NameOf, summary.Count),
            [.. summary.Pages.Select(p => new Page(p.Address, NameOf(p.Outcome), p.Reason))],
            [.. summary.Findings.Select(f => new Finding(f.Kind == FindingKind.PdfOnly ? "pdfOnly" : NameOf(f.Kind), f.Urls, f.Detail))],
            summary.Notices);
    }

    /// <summary>A page.</summary>
    internal sealed record Page(string Address, string Outcome, string? Reason);

    /// <summary>Something that an editor should look at.</summary>
    internal sealed record Finding(string Kind, IReadOnlyList<string> Urls, string Detail);
}
