using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Cli;

public sealed class EvaluateCommandTests
{
    private static readonly string[] AnswerFields =
        ["questions", "right", "outcomeAccuracy", "articleHitAt1", "articleHitAt3", "rightWhenAnswered", "coverage"];

    [Fact]
    public async Task Answers_are_measured_on_anybodys_rows()
    {
        using var folder = new KnowledgeFolder().Write("mine/rows.jsonl", """
            {"id":"a","council":"alderbrook","language":"en","kind":"plain","text":"what does a resident parking permit cost","outcome":"answered","articles":["parking-permit"],"contains":["£48"],"excludes":["£42"],"split":"tuning"}
            {"id":"b","council":"alderbrook","language":"en","kind":"plain","text":"hello","outcome":"answered","split":"final"}
            """);

        var run = await CommandLineRun.Of("evaluate", "answers", "--golden", Path.Combine(folder.Path, "mine"), "--json", "--misses", "--html", Path.Combine(folder.Path, "report.html"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([.. AnswerFields, "byKind", "byLanguage", "risky", "curve", "twins"], run.Json.Select(f => f.Key));
        Assert.Equal(AnswerFields, run.Json["byKind"]!["plain"]!.AsObject().Select(f => f.Key));
        Assert.Equal(
            [2, 0.5, 0.5, 1, 1, 1, 0.5],
            AnswerFields.Select(f => (double)run.Json[f]!));
        Assert.Contains("b (alderbrook): hello", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("a (alderbrook)", run.Error, StringComparison.Ordinal);
        Assert.Contains("acknowledged instead of answered", await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_one_split_only_are_measured_when_asked()
    {
        using var folder = new KnowledgeFolder().Write("rows.jsonl", """
            {"id":"a","council":"alderbrook","language":"en","kind":"plain","text":"hello","outcome":"acknowledged","split":"tuning"}
            """);

        var run = await CommandLineRun.Of("evaluate", "answers", "--golden", Path.Combine(folder.Path, "rows.jsonl"), "--split", "final", "--json");

        Assert.Equal(0, (int)run.Json["questions"]!);
        Assert.Null(run.Json["outcomeAccuracy"]);
    }

    [Fact]
    public async Task Retrieval_is_measured_on_anybodys_articles()
    {
        using var folder = Articles()
            .Write("articles.jsonl", """
                {"id":"bins","title":"Bins","text":"We empty bins on Tuesday."}
                {"id":"parking","title":"Parking permits","text":"A permit costs ten pounds."}
                """)
            .Write("questions.jsonl", """
                {"id":"1","text":"when are the bins emptied","relevant":["bins"]}
                {"id":"2","text":"how much is it","relevant":["parking"],"history":["I need a parking permit"]}
                """);
        string[] options = ["--questions", Path.Combine(folder.Path, "questions.jsonl"), "--json"];

        foreach (var articles in new[] { "articles.jsonl", "articles" })
        {
            var run = await CommandLineRun.Of(["evaluate", "retrieval", "--articles", Path.Combine(folder.Path, articles), .. options]);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Equal(
                ["questions", "recallAt1", "recallAt3", "recallAt5", "recallAt10", "mrrAt10", "ndcgAt5", "p50Ms", "p95Ms"],
                run.Json.Select(f => f.Key));
            Assert.Equal((2, 1.0, 1.0), ((int)run.Json["questions"]!, (double)run.Json["recallAt1"]!, (double)run.Json["ndcgAt5"]!));
        }
    }

    [Fact]
    public async Task Two_articles_of_one_id_are_an_error()
    {
        using var folder = Articles().Write("articles/more/bins.md", "---\ntitle: Bins again\nurl: https://www.example.org\n---\nText.\n").Write("q.jsonl", "");

        var run = await CommandLineRun.Of(
            "evaluate", "retrieval", "--articles", Path.Combine(folder.Path, "articles"), "--questions", Path.Combine(folder.Path, "q.jsonl"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("more/bins.md(1): error: Another file has the id 'bins'.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intents_are_measured_on_anybodys_rows()
    {
        using var folder = new KnowledgeFolder()
            .Write("train.jsonl", string.Join('\n', Enumerable.Range(1, 6).SelectMany(i => new[] { Labelled($"bin not emptied {i}", "bins"), Labelled($"parking permit please {i}", "parking") })))
            .Write("test.jsonl", Labelled("my bin was not emptied", "bins"));

        var run = await CommandLineRun.Of(
            "evaluate", "intents", "--train", Path.Combine(folder.Path, "train.jsonl"), "--test", Path.Combine(folder.Path, "test.jsonl"), "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "inScopeAccuracy", "accuracy", "outOfScopeRecall", "outOfScopePrecision", "macroF1", "mcc", "auroc", "trainSeconds",
                "microsecondsPerPrediction", "modelBytes",
            ],
            run.Json.Select(f => f.Key));
        Assert.Equal(1, (double)run.Json["inScopeAccuracy"]!);
        Assert.Null(run.Json["outOfScopeRecall"]);
        Assert.Null(run.Json["auroc"]);
    }

    private static string Labelled(string text, string label) => new JsonObject { ["text"] = text, ["label"] = label }.ToJsonString();

    private static KnowledgeFolder Articles() => new KnowledgeFolder()
        .Write("articles/bins.md", "---\ntitle: Bins\nurl: https://www.example.org/bins\n---\nWe empty bins on Tuesday.\n")
        .Write("articles/bins.cy.md", "---\ntitle: Biniau\nurl: https://www.example.org/biniau\n---\nRydym yn gwagio biniau ddydd Mawrth.\n")
        .Write("articles/parking.md", "---\ntitle: Parking permits\nurl: https://www.example.org/parking\ncouncil: anybody\n---\n## Cost\n\nA permit costs ten pounds.\n");
}
