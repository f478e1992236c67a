using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnquiryBot.Testing;

/// <summary>
/// The public collections in the shared data as <c>evaluate retrieval --articles --questions</c> reads them: mtrag-un with the
/// passages of all its tasks as one pool, and Bradford's questions and answers.
/// </summary>
public static class PublicCollections
{
    /// <summary>Writes <c>mtrag-*.jsonl</c> and <c>bradford-*.jsonl</c> into a folder.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        WriteConversations(folder);
        WriteBradford(folder);
    }

    private static void WriteConversations(string folder)
    {
        var tasks = File.ReadLines(Shared.Data("mtrag-un", "cloud_clapnq.jsonl")).Select(l => JsonNode.Parse(l)!).ToDictionary(t => (string)t["task_id"]!);
        Write(folder, "mtrag-articles", tasks.Values.SelectMany(t => t["contexts"]!.AsArray()).DistinctBy(c => (string)c!["document_id"]!)
            .Select(c => Article((string)c!["document_id"]!, (string?)c["title"], (string)c["text"]!)));
        foreach (var collection in (string[])["cloud", "clapnq"])
        {
            var labelled = File.ReadLines(Shared.Data("mtrag-un", $"qrels_{collection}.tsv")).Skip(1).Select(l => l.Split('\t')).GroupBy(q => q[0], q => q[1]).ToList();
            Write(folder, $"mtrag-{collection}-last-turn", labelled.Select(q => Question(q.Key, Turns(tasks[q.Key])[^1], q, null)));
            Write(folder, $"mtrag-{collection}-history", labelled.Select(q => Question(q.Key, Turns(tasks[q.Key])[^1], q, Turns(tasks[q.Key])[..^1])));
        }
    }

    private static void WriteBradford(string folder)
    {
        var pairs = Rows("*_faq.json");
        Write(folder, "bradford-articles", pairs.Select(p => Article((string)p["id"]!, ((string)p["topic"]!).Replace('_', ' '), (string)p["answer"]!)));
        Write(folder, "bradford-questions", pairs.Select(p => Question((string)p["id"]!, (string)p["question"]!, [(string)p["id"]!], null)));
        var answers = pairs.ToLookup(p => (string)p["intent"]!, p => (string)p["id"]!);
        Write(folder, "bradford-utterances", Rows("*_intents.json").Where(u => answers.Contains((string)u["intent"]!))
            .Select((u, i) => Question($"u{i}", (string)u["text"]!, answers[(string)u["intent"]!], null)));
    }

    private static List<JsonNode> Rows(string files) =>
        [.. Directory.EnumerateFiles(Shared.Data("council-bradford"), files).Order(StringComparer.Ordinal).SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!.AsArray()).Select(row => row!)];

    private static string[] Turns(JsonNode task) =>
        [.. task["input"]!.AsArray().Where(t => (string)t!["speaker"]! == "user").Select(t => (string)t!["text"]!)];

    private static object Article(string id, string? title, string text) => new { id, title = title ?? "", text };

    private static object Question(string id, string text, IEnumerable<string> relevant, string[]? history) => new { id, text, relevant, history };

    private static void Write(string folder, string name, IEnumerable<object> rows) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.jsonl"), rows.Select(r => JsonSerializer.Serialize(r)));
}
