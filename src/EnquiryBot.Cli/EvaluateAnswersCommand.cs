using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Quality;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot evaluate answers</c>: the golden set asked and judged.</summary>
internal static class EvaluateAnswersCommand
{
    public static Command Create()
    {
        var golden = GoldenRows.PathOption();
        var split = GoldenRows.SplitOption();
        var misses = new Option<bool>("--misses") { Description = "Print each row that missed, and why; with --json on standard error." };
        var html = new Option<FileInfo>("--html") { Description = "Also write a page with the figures and every miss to this file." };
        var json = CommandOutput.JsonOption();
        var command = new Command("answers", "Ask the golden set and measure what comes back.") { golden, split, misses, html, json };
        command.SetAction(async (parsed, ct) =>
        {
            var rows = GoldenRows.Read(parsed.GetValue(golden)?.FullName, parsed.GetValue(split));
            var judged = await AskAsync(rows, ct);
            var report = AnswerReport.Of(judged);
            await (parsed.GetValue(json) ? parsed.WriteJsonAsync(report) : WriteTableAsync(parsed, report));
            if (parsed.GetValue(misses))
            {
                var configuration = parsed.InvocationConfiguration;
                await WriteMissesAsync(parsed.GetValue(json) ? configuration.Error : configuration.Output, judged);
            }

            if (parsed.GetValue(html) is { } page)
            {
                await File.WriteAllTextAsync(page.FullName, AnswerReportPage.Write(report, judged, TimeProvider.System.GetLocalNow()), ct);
            }

            return 0;
        });
        return command;
    }

    internal static async Task<IReadOnlyList<JudgedAnswer>> AskAsync(List<GoldenRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        await using var engine = await ThrowAwayEngine.StartAsync(ct);
        return await engine.Services.GetRequiredService<AnswerEvaluator>().RunAsync(rows, ct);
    }

    private static async Task WriteTableAsync(ParseResult parsed, AnswerReport report)
    {
        await parsed.WriteLineAsync($"{"",-16}{"questions",10}{"right",10}{"outcome",10}{"hit@1",10}{"hit@3",10}{"answered",10}{"coverage",10}");
        foreach (var (group, figures) in report.ByKind!.Concat(report.ByLanguage!).Append(new("risky", report.Risky!)).Append(new("all", report)))
        {
            await parsed.WriteLineAsync(
                $"{group,-16}{figures.Questions,10}{CommandOutput.Percent(figures.Right),10}{CommandOutput.Percent(figures.OutcomeAccuracy),10}"
                + $"{CommandOutput.Percent(figures.ArticleHitAt1),10}{CommandOutput.Percent(figures.ArticleHitAt3),10}"
                + $"{CommandOutput.Percent(figures.RightWhenAnswered),10}{CommandOutput.Percent(figures.Coverage),10}");
        }

        await WriteCurveAsync(parsed, report.Curve!);
        foreach (var twins in report.Twins!)
        {
            await parsed.WriteLineAsync(
                $"{twins.Kind}, {twins.Measure}: {twins.Pairs} pairs, original {CommandOutput.Percent(twins.Original)}, twin {CommandOutput.Percent(twins.Twin)}, "
                + $"difference {CommandOutput.Percent(twins.Difference)} (95 % interval {CommandOutput.Percent(twins.Low)} to {CommandOutput.Percent(twins.High)})");
        }
    }

    internal static async Task WriteCurveAsync(ParseResult parsed, IReadOnlyList<CurvePoint> curve)
    {
        await parsed.WriteLineAsync($"{"at least this sure",-18}{"coverage",10}{"right",10}{"unanswerable answered",24}{"risky wrong",14}");
        foreach (var p in curve)
        {
            await parsed.WriteLineAsync(
                $"{CommandOutput.Figure(p.Threshold),-18}{CommandOutput.Percent(p.Coverage),10}{CommandOutput.Percent(p.RightWhenAnswered),10}{CommandOutput.Percent(p.UnanswerableAnswered),24}{p.RiskyWrong,14}");
        }
    }

    private static async Task WriteMissesAsync(TextWriter writer, IReadOnlyList<JudgedAnswer> judged)
    {
        foreach (var miss in judged.Where(j => j.IsMiss))
        {
            await writer.WriteLineAsync(
                $"""

                {miss.Row.Id} ({miss.Row.Council}): {string.Join(" / ", miss.Row.History.Append(miss.Row.Text))}
                  got: {miss.Outcome} {string.Join(", ", miss.Ranked.Take(3))} (confidence {CommandOutput.Figure(miss.Confidence)}, intent {miss.Intent?.Intent.Id ?? "-"} {CommandOutput.Figure(miss.Intent?.Probability)})
                  wanted: {string.Join(" or ", miss.Row.Outcome)} {string.Join(" or ", miss.Row.Articles)}
                  why: {string.Join("; ", miss.Faults())}
                """);
        }
    }
}
