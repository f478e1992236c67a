using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Knowledge;
using EnquiryBot.Privacy;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using Microsoft.Extensions.AI;

namespace EnquiryBot.Benchmarks;

/// <summary>
/// The search beside its peers on the same passages, questions and vectors, one question at a time on one core: Lucene.Net,
/// and in Node MiniSearch and Orama. The questions are the golden set's English ones that stand alone and have a page.
/// The time to make the question's vector is in nobody's figure.
/// </summary>
internal static class SearchPeersRun
{
    private const int Take = 3;
    private static readonly TimeSpan _measured = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync(CancellationToken ct)
    {
        using var engine = new Engine();
        await engine.Get<PassageVectors>().WhenSettledAsync(ct);
        var questions = await ReadQuestionsAsync(engine, ct);
        var passages = (await engine.Get<KnowledgeImport>().ReadPublishedAsync(CouncilScope.Of(questions.Select(q => q.Council)), ct))
            .SelectMany(ArticleChunker.Chunk)
            .Where(p => p.Language == LanguageTag.English)
            .ToList();
        Say($"{questions.Count} questions, {passages.Count} passages of {questions.Select(q => q.Council).Distinct().Count()} councils, an index for each council");

        var search = engine.Get<KnowledgeSearch>();
        Measure("EnquiryBot, words and vectors", questions, q => Articles(search, q, q.Vector));
        Measure("EnquiryBot, words alone", questions, q => Articles(search, q, null));
        using (var lucene = new LucenePeer(passages))
        {
            Measure("Lucene.Net, BM25 of the English analyser, title twice", questions, q => lucene.Search(q.Council, q.Text, Take));
        }

        return await InNodeAsync(engine, passages, questions, ct);
    }

    private static async Task<List<Question>> ReadQuestionsAsync(Engine engine, CancellationToken ct)
    {
        var faults = new FaultList();
        var golden = GoldenSet.Read(Path.Combine(HouseFolders.Find(null, null, null).Knowledge, GoldenSet.FolderName), faults);
        faults.ThrowOnErrors();
        var questions = new List<Question>();
        foreach (var row in golden.Rows.Where(r => r.Language == LanguageTag.English && r.Articles.Count > 0 && r.History.Count == 0))
        {
            var vector = await engine.Get<QuestionEmbedder>().EmbedAsync(row.Council, row.Language, new RedactedText(row.Text), null, ct);
            questions.Add(new Question(row.Council, row.Text, row.Articles, vector ?? throw new InvalidOperationException("The embedded encoder is not there.")));
        }

        return questions;
    }

    private static IEnumerable<string> Articles(KnowledgeSearch search, Question question, ReadOnlyMemory<float>? vector) => search
        .Search(new SearchRequest(CouncilScope.Of(question.Council), LanguageTag.English, new RedactedText(question.Text), Take: Take) { Vector = vector })
        .Articles.Select(a => a.Id);

    private static void Measure(string name, List<Question> questions, Func<Question, IEnumerable<string>> ask)
    {
        var hits = questions.Count(q => ask(q).Intersect(q.Articles, StringComparer.Ordinal).Any());
        var asked = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < _measured; asked++)
        {
            _ = ask(questions[asked % questions.Count]).Count();
        }

        Say($"{name}: recall@{Take} {100.0 * hits / questions.Count:0.0} %, {asked / clock.Elapsed.TotalSeconds:0} queries/s");
    }

    private static async Task<int> InNodeAsync(Engine engine, List<Passage> passages, List<Question> questions, CancellationToken ct)
    {
        if (NodeTools.RepositoryOrNull is not { } repository || !NodeTools.AreThere)
        {
            Say($"MiniSearch and Orama: not run, Node or its packages are missing");
            return 0;
        }

        var vectors = await engine.Get<EmbeddingSource>().Pages!.GenerateAsync(passages.Select(p => $"{p.Title}. {p.Text}"), cancellationToken: ct);
        var file = Path.GetTempFileName();
        await using (var stream = File.Create(file))
        {
            await JsonSerializer.SerializeAsync(
                stream,
                new
                {
                    take = Take,
                    seconds = _measured.TotalSeconds,
                    passages = passages.Select((p, i) => new
                    {
                        id = p.Id, council = p.Council.Value, article = p.ArticleId, title = p.Title,
                        headings = $"{string.Join(' ', p.HeadingPath)} {string.Join(' ', p.Keywords)}", text = p.Text, vector = vectors[i].Vector.ToArray(),
                    }),
                    questions = questions.Select(q => new { council = q.Council.Value, text = q.Text, articles = q.Articles, vector = q.Vector.ToArray() }),
                },
                cancellationToken: ct);
        }

        var script = Path.Combine(repository, "tests", "EnquiryBot.Benchmarks", "search-peers.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, file]) { WorkingDirectory = repository })!;
        await node.WaitForExitAsync(ct);
        File.Delete(file);
        return node.ExitCode;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Question(CouncilId Council, string Text, IReadOnlyList<string> Articles, ReadOnlyMemory<float> Vector);
}
