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
        var ablation = new Option<bool>("--ablation") { Description = "Each sign of the ranking alone, how they are fused, each added, and the whole with each left out; with intervals, question by question." };
        var markdown = new Option<bool>("--markdown") { Description = "Print tables in Markdown." };
        var json = CommandOutput.JsonOption();
        var command = new Command("retrieval", "Search for the golden set, or your own articles for your own questions, and measure what is found.")
        {
            articles, questions, golden, split, ablation, markdown, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(articles) is null != result.GetResult(questions) is null)
            {
                result.AddError("--articles and --questions go together.");
            }
        });
        command.SetAction((parsed, ct) =>
        {
            var asked = new Asked(parsed, parsed.GetValue(ablation), parsed.GetValue(markdown), parsed.GetValue(json));
            return parsed.GetValue(articles) is { } own
                ? RunOwnAsync(asked, own, parsed.GetRequiredValue(questions), ct)
                : RunGoldenAsync(asked, GoldenRows.Read(parsed.GetValue(golden)?.FullName, parsed.GetValue(split)), ct);
        });
        return command;
    }

    private static async Task<int> RunOwnAsync(Asked asked, FileSystemInfo articles, FileInfo file, CancellationToken ct)
    {
        var (questions, documents) = (JsonLines.ReadQuestions(file.FullName), Read(articles));
        await using var engine = await CollectionEngine.StartAsync(ct);
        var search = engine.Services.GetRequiredService<DocumentSearch>();
        await search.ReplaceAsync(documents, ct);
        if (asked.Ablation || asked.Markdown)
        {
            var (whole, others) = Rankings(asked, engine.Services, services: false);
            var figures = await search.CompareAsync(whole, others, questions, ct);
            await (asked.Json ? asked.Parsed.WriteJsonAsync(figures) : WriteAsync(asked, RetrievalTable.Of(figures, asked.Markdown)));
            return 0;
        }

        var report = await RetrievalEvaluator.RunAsync(
            questions, async (q, cancel) => search.Search(await search.PrepareAsync(q.Text, q.History, Deepest, cancel)), TimeProvider.System, ct);
        await (asked.Json ? asked.Parsed.WriteJsonAsync(report) : asked.Parsed.WriteLineAsync(Text(report)));
        return 0;
    }

    private static async Task<int> RunGoldenAsync(Asked asked, List<GoldenRow> rows, CancellationToken ct)
    {
        await using var engine = await ThrowAwayEngine.StartAsync(ct);
        var retrieval = engine.Services.GetRequiredService<GoldenRetrieval>();
        var (whole, others) = Rankings(asked, engine.Services, services: true);
        var report = retrieval.Compare(whole, others, await retrieval.PrepareAsync(rows, ct));
        if (asked.Json)
        {
            await asked.Parsed.WriteJsonAsync(report);
            return 0;
        }

        // The parts of what is only tried are many and say little; JSON has them.
        var shown = report.Figures.Where(f => f.Part == RetrievalTrial.All || f.Name == RetrievalAblation.Whole).ToList();
        await WriteAsync(asked, [.. RetrievalTable.Of(shown, asked.Markdown), "", .. RetrievalTable.Of(report.Twins, asked.Markdown)]);
        return 0;
    }

    private static (Ranking Whole, IReadOnlyList<Ranking> Others) Rankings(Asked asked, IServiceProvider provider, bool services)
    {
        var weights = provider.GetRequiredService<IOptions<RetrievalOptions>>().Value.Weights;
        return (new Ranking(RetrievalAblation.Whole, weights), asked.Ablation ? [.. RetrievalAblation.Of(weights, services)] : []);
    }

    private static Task WriteAsync(Asked asked, IEnumerable<string> lines) => asked.Parsed.WriteLineAsync(string.Join(Environment.NewLine, lines));

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

    private sealed record Asked(ParseResult Parsed, bool Ablation, bool Markdown, bool Json);
}
