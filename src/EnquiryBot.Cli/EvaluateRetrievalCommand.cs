using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot evaluate retrieval</c>: the service's search over the golden set, or over anybody's articles.</summary>
internal static class EvaluateRetrievalCommand
{
    private const int Deepest = 10;

    public static Command Create()
    {
        var articles = new Option<FileSystemInfo>("--articles")
        {
            Description = "A folder of Markdown articles, or a file of {\"id\",\"title\",\"text\"}, one JSON object a line. Without it the golden set is asked of the knowledge folder.",
        };
        articles.AcceptExistingOnly();
        var questions = new Option<FileInfo>("--questions")
        {
            Description = "Rows {\"id\",\"text\",\"relevant\":[ids],\"history\":[earlier turns]?}, one JSON object a line; with --articles.",
        };
        questions.AcceptExistingOnly();
        var golden = GoldenRows.PathOption();
        var split = GoldenRows.SplitOption();
        var ablation = new Option<bool>("--ablation") { Description = "With the golden set: each sign of the ranking alone, and the whole with each left out." };
        var json = CommandOutput.JsonOption();
        var command = new Command("retrieval", "Search for the golden set, or your own articles for your own questions, and measure what is found.")
        {
            articles, questions, golden, split, ablation, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(articles) is null != result.GetResult(questions) is null)
            {
                result.AddError("--articles and --questions go together.");
            }
        });
        command.SetAction((parsed, ct) => parsed.GetValue(articles) is { } own
            ? RunOwnAsync(parsed, own, parsed.GetRequiredValue(questions), parsed.GetValue(json), ct)
            : RunGoldenAsync(parsed, GoldenRows.Read(parsed.GetValue(golden)?.FullName, parsed.GetValue(split)), parsed.GetValue(ablation), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunOwnAsync(ParseResult parsed, FileSystemInfo articles, FileInfo questions, bool json, CancellationToken ct)
    {
        var asked = JsonLines.ReadQuestions(questions.FullName);
        var search = new DocumentSearch(Read(articles));
        var report = await RetrievalEvaluator.RunAsync(
            asked, (question, _) => ValueTask.FromResult(search.Search(question.Text, question.History, Deepest)), TimeProvider.System, ct);
        await (json ? parsed.WriteJsonAsync(report) : parsed.WriteLineAsync(Text(report)));
        return 0;
    }

    private static async Task<int> RunGoldenAsync(ParseResult parsed, List<GoldenRow> rows, bool ablation, bool json, CancellationToken ct)
    {
        await using var engine = await ThrowAwayEngine.StartAsync(ct);
        var retrieval = engine.Services.GetRequiredService<GoldenRetrieval>();
        var whole = engine.Services.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights;
        var prepared = await retrieval.PrepareAsync(rows, ct);
        var tried = ablation ? RetrievalAblation.Of(whole) : [("whole", whole)];
        var figures = tried.SelectMany(t => retrieval.Try(t.Name, t.Weights, prepared).Figures()).ToList();
        if (json)
        {
            await parsed.WriteJsonAsync(figures);
            return 0;
        }

        await parsed.WriteLineAsync($"{"",-32}{"part",-16}{"questions",10}{"hit@1",10}{"95 % interval",20}{"hit@3",10}{"MRR@10",10}");
        foreach (var f in figures)
        {
            await parsed.WriteLineAsync(
                $"{f.Name,-32}{f.Part,-16}{f.Questions,10}{CommandOutput.Percent(f.HitAt1),10}{$"{CommandOutput.Percent(f.HitAt1Low)} to {CommandOutput.Percent(f.HitAt1High)}",20}"
                + $"{CommandOutput.Percent(f.HitAt3),10}{CommandOutput.Figure(f.MrrAt10),10}");
        }

        return 0;
    }

    private static IReadOnlyList<SearchDocument> Read(FileSystemInfo articles) => articles is DirectoryInfo
        ? ArticleFolder.Read(articles.FullName)
        : [.. JsonLines.ReadArticles(articles.FullName).Select(a => new SearchDocument(a.Id, a.Title, a.Text))];

    private static string Text(RetrievalReport report) =>
        $"""
        questions  {report.Questions}
        recall@1   {CommandOutput.Percent(report.RecallAt1)}
        recall@3   {CommandOutput.Percent(report.RecallAt3)}
        recall@5   {CommandOutput.Percent(report.RecallAt5)}
        recall@10  {CommandOutput.Percent(report.RecallAt10)}
        MRR@10     {CommandOutput.Figure(report.MrrAt10)}
        nDCG@5     {CommandOutput.Figure(report.NdcgAt5)}
        p50        {CommandOutput.Figure(report.P50Ms)} ms
        p95        {CommandOutput.Figure(report.P95Ms)} ms
        """;
}
