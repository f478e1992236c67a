using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot evaluate retrieval</c>: the service's search over anybody's articles.</summary>
internal static class EvaluateRetrievalCommand
{
    private const int Deepest = 10;

    public static Command Create()
    {
        var articles = new Option<FileSystemInfo>("--articles")
        {
            Description = "A folder of Markdown articles, or a file of {\"id\",\"title\",\"text\"}, one JSON object a line.",
            Required = true,
        };
        articles.AcceptExistingOnly();
        var questions = new Option<FileInfo>("--questions")
        {
            Description = "Rows {\"id\",\"text\",\"relevant\":[ids],\"history\":[earlier turns]?}, one JSON object a line.",
            Required = true,
        };
        questions.AcceptExistingOnly();
        var json = CommandOutput.JsonOption();
        var command = new Command("retrieval", "Search your own articles for your own questions and measure what is found.") { articles, questions, json };
        command.SetAction(async (parsed, ct) =>
        {
            var asked = JsonLines.ReadQuestions(parsed.GetRequiredValue(questions).FullName);
            var search = new DocumentSearch(Read(parsed.GetRequiredValue(articles)));
            var report = await RetrievalEvaluator.RunAsync(
                asked, (question, _) => ValueTask.FromResult(search.Search(question.Text, question.History, Deepest)), TimeProvider.System, ct);
            await (parsed.GetValue(json) ? parsed.WriteJsonAsync(report) : parsed.WriteLineAsync(Text(report)));
            return 0;
        });
        return command;
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
