using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Cli;

public sealed class EvaluateRetrievalTests
{
    private static readonly string[] SomeRows = ["whole", "words (BM25) alone", "reciprocal ranks of words and meaning", "whole less meaning"];

    [Theory]
    [InlineData("do electric vehicles pay less", "parking")]
    [InlineData("joining the library", "libraries")]
    [InlineData("how long can I keep them", "libraries", "can I borrow books")]
    [InlineData("do bear owners need a licence", "untitled")]
    public async Task A_document_is_found_by_what_stands_deep_in_it_by_its_title_and_by_the_turn_before(string question, string relevant, params string[] history)
    {
        using var folder = Collection(question, relevant, history);

        var report = (await Run(folder)).Json;

        Assert.Equal(1, (double)report["recallAt1"]!);
    }

    [Fact]
    public async Task An_ablation_compares_every_ranking_with_the_whole_question_by_question()
    {
        using var folder = Collection("do electric vehicles pay less", "parking");

        var figures = JsonNode.Parse((await Run(folder, "--ablation")).Output)!.AsArray();

        Assert.Empty(SomeRows.Except(figures.Select(f => (string)f!["name"]!)));
        Assert.DoesNotContain(figures, f => ((string)f!["name"]!).Contains("phrase", StringComparison.Ordinal));
        var whole = figures.Single(f => (string)f!["name"]! == "whole")!;
        Assert.Equal("""{"value":1,"low":1,"high":1}""", whole["measures"]!["recall@5"]!.ToJsonString());
        Assert.Equal("""{"value":0,"low":0,"high":0}""", whole["lessWhole"]!["recall@5"]!.ToJsonString());
    }

    [Fact]
    public async Task A_table_in_markdown_has_an_interval_in_every_figure()
    {
        using var folder = Collection("joining the library", "libraries");

        var run = await CommandLineRun.Of([.. Options(folder), "--markdown"]);

        Assert.Equal(
            ["|  | part | questions | hit@1 | recall@5 | nDCG@5 | MRR@10 | hit@1 less whole | recall@5 less whole |",
             "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
             "| whole | all | 1 | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] | 1.000 [1.000, 1.000] |  |  |"],
            run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_golden_set_shows_its_twins_side_by_side()
    {
        using var folder = new KnowledgeFolder().Write("rows.jsonl", """
            {"id":"a","council":"alderbrook","language":"en","kind":"plain","text":"what does a resident parking permit cost","outcome":"answered","articles":["parking-permit"],"split":"final"}
            {"id":"b","council":"alderbrook","language":"en","kind":"misspelt","text":"what does a resident parkin permitt cost","outcome":"answered","articles":["parking-permit"],"twin":"a","split":"final"}
            """);

        var report = (await CommandLineRun.Of("evaluate", "retrieval", "--golden", Path.Combine(folder.Path, "rows.jsonl"), "--json")).Json;

        Assert.Equal(["all", "en", "plain", "misspelt"], report["figures"]!.AsArray().Select(f => (string)f!["part"]!));
        var twins = report["twins"]!.AsArray().Single()!;
        Assert.Equal(("misspelt", "hit@1", 1, 1.0), ((string)twins["kind"]!, (string)twins["measure"]!, (int)twins["pairs"]!, (double)twins["twin"]!));
    }

    private static KnowledgeFolder Collection(string question, string relevant, params string[] history) => new KnowledgeFolder()
        .Write("articles.jsonl", string.Join('\n', Article("parking", "Parking permits", $"A permit costs money. {string.Join(' ', Enumerable.Repeat("Filler sentence about nothing.", 60))} Electric vehicles pay half."), Article("libraries", "Libraries", "Joining is free. You can borrow books for three weeks."), Article("untitled", "", "Bears need a licence from the council."), Article("bare", "Nothing yet", "")))
        .Write("questions.jsonl", new JsonObject { ["id"] = "1", ["text"] = question, ["relevant"] = new JsonArray(relevant), ["history"] = new JsonArray([.. history.Select(h => (JsonNode)h)]) }.ToJsonString());

    private static string Article(string id, string title, string text) => new JsonObject { ["id"] = id, ["title"] = title, ["text"] = text }.ToJsonString();

    private static string[] Options(KnowledgeFolder folder) =>
        ["evaluate", "retrieval", "--articles", Path.Combine(folder.Path, "articles.jsonl"), "--questions", Path.Combine(folder.Path, "questions.jsonl")];

    private static Task<CommandLineRun> Run(KnowledgeFolder folder, params string[] options) => CommandLineRun.Of([.. Options(folder), "--json", .. options]);
}
