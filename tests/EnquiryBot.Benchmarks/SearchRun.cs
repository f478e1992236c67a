using System.Diagnostics;
using System.Globalization;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Benchmarks;

/// <summary>
/// The embedded search over made-up chunks of one council: time of a search by words and by meaning, without the embedding of
/// the question; how often its best ten are those of a search that compares every sentence; memory; time to build.
/// </summary>
internal static class SearchRun
{
    private const int Questions = 100;

    public static int Run(string[] sizes)
    {
        foreach (var size in sizes.Length == 0 ? [5_000, 50_000] : sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture)))
        {
            Measure(size);
        }

        // Without vectors: what is new can be found by its words before its vectors are there.
        if (sizes.Length == 0)
        {
            Build(new MadeUpPages(100_000), new KnowledgeSearch());
        }

        return 0;
    }

    private static void Measure(int chunks)
    {
        var pages = new MadeUpPages(chunks);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var search = new KnowledgeSearch();
        Build(pages, search);
        var clock = Stopwatch.StartNew();
        search.AddVectors(pages.Vectors(), "1");
        Say($"{chunks} chunks, {pages.Texts / (double)chunks:0.0} vectors each: vectors in after {clock.Elapsed.TotalSeconds:0.0} s");
        Say($"{chunks} chunks: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)chunks / 1000:0.0} KB a chunk, all in");

        var questions = Enumerable.Range(0, Questions).Select(pages.Question).ToList();
        Time(chunks, "by words alone", [.. questions.Select(q => q with { Vector = null })], search);
        var found = Time(chunks, "by words and meaning", questions, search);

        var exact = new KnowledgeSearch(int.MaxValue);
        Build(pages, exact);
        exact.AddVectors(pages.Vectors(), "1");
        var recall = questions.Zip(found).Average(p => Shared(exact.Search(p.First), p.Second));
        Say($"{chunks} chunks: recall@10 against the comparison of every sentence {recall:0.000}");
        Change(chunks, pages, search);
    }

    private static void Build(MadeUpPages pages, KnowledgeSearch search)
    {
        var clock = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        search.Replace(pages.Passages, SynonymTable.Empty, "1");
        var busy = Environment.CpuUsage.TotalTime - processor;
        Say($"{pages.Passages.Count} chunks: searchable by words after {clock.Elapsed.TotalSeconds:0.0} s, {busy.TotalSeconds:0.0} s of the processors");
    }

    private static List<SearchResult> Time(int chunks, string how, List<SearchRequest> questions, KnowledgeSearch search)
    {
        // Long enough for the compiler to have done its best.
        var warm = Stopwatch.StartNew();
        for (var i = 0; warm.Elapsed < TimeSpan.FromSeconds(2); i++)
        {
            search.Search(questions[i % questions.Count]);
        }

        var (times, found) = (new List<double>(), new List<SearchResult>());
        foreach (var question in questions)
        {
            var clock = Stopwatch.StartNew();
            found.Add(search.Search(question));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        Say($"{chunks} chunks, {how}: p50 {times[times.Count / 2]:0.00}, p95 {times[times.Count * 95 / 100]:0.00} ms");
        return found;
    }

    private static void Change(int chunks, MadeUpPages pages, KnowledgeSearch search)
    {
        var article = ArticleKey.Of(pages.Passages[0]);
        var clock = Stopwatch.StartNew();
        search.Update([article], [], "2");
        var withdrawn = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        search.Update([article], [.. pages.Passages.Where(p => ArticleKey.Of(p) == article)], "3");
        Say($"{chunks} chunks: an article is withdrawn in {withdrawn:0} ms and published in {clock.Elapsed.TotalMilliseconds:0} ms");
    }

    private static double Shared(SearchResult exact, SearchResult found)
    {
        var ids = exact.Passages.Take(10).Select(p => p.Passage.Id).ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0 ? 1 : found.Passages.Take(10).Count(p => ids.Contains(p.Passage.Id)) / (double)ids.Count;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// Chunks of words that are as common as words are (Zipf), five to an article, and unit vectors in clusters as the vectors of
/// real pages are: an article near its topic, a passage near its article, a sentence near its passage. The same in every run.
/// </summary>
internal sealed class MadeUpPages
{
    private const int Dimensions = 512;
    private const int PassagesPerArticle = 5;
    private const int WordsPerSentence = 16;
    private const int Vocabulary = 30_000;

    private static readonly CouncilId _council = CouncilId.Parse("made-up");

    private readonly double[] _commonness = new double[Vocabulary];
    private readonly Dictionary<string, ReadOnlyMemory<float>> _byText = new(StringComparer.Ordinal);

    public MadeUpPages(int chunks)
    {
        var sum = 0.0;
        for (var i = 0; i < Vocabulary; i++)
        {
            _commonness[i] = sum += 1.0 / (i + 1);
        }

        Passages = [.. Enumerable.Range(0, chunks).Select(Passage)];
    }

    public IReadOnlyList<Passage> Passages { get; }

    public int Texts { get; private set; }

    /// <summary>The vectors of all texts, made when they are asked for: as floats they would be five times what is measured.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<float>> Vectors()
    {
        Texts = KnowledgeSearch.TextsFor(Passages).Count;
        return new VectorsByText(text => Vector(text));
    }

    public SearchRequest Question(int number)
    {
        var random = new Random(1_000_000 + number);
        var about = Passages[random.Next(Passages.Count)];
        var words = about.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', Enumerable.Range(0, 6).Select(i => i < 4 ? words[random.Next(words.Length)].Trim('.') : Word(random)));
        return new SearchRequest(CouncilScope.Of(_council), LanguageTag.English, new PersonalDataRedactor().Redact(new CitizenText(text)).Text)
        {
            Vector = Unit(Near(Vector($"{about.Title}: of {about.Id}"), 0.8, random)),
        };
    }

    private Passage Passage(int number)
    {
        var random = new Random(number);
        var article = number / PassagesPerArticle;
        var ofTitle = new Random(-article);
        var title = string.Join(' ', Enumerable.Range(0, 4).Select(_ => Word(ofTitle)));
        return new Passage
        {
            Id = $"{_council}/{article}/en#{number % PassagesPerArticle}",
            Council = _council,
            Language = LanguageTag.English,
            ArticleId = $"article-{article}",
            Title = $"{title} {article}",
            Url = $"https://made-up.example/{article}",
            Position = number % PassagesPerArticle,
            HeadingPath = [$"Part {number}"],
            Blocks = [new PassageBlock(BlockKind.Paragraph, string.Join(' ', Enumerable.Range(0, 4).Select(_ => Sentence(random))))],
        };
    }

    private string Sentence(Random random)
    {
        var words = string.Join(' ', Enumerable.Range(0, WordsPerSentence).Select(_ => Word(random)));
        return char.ToUpperInvariant(words[0]) + words[1..] + ".";
    }

    // A word of letters for each place in the order of commonness: the rarer, the longer.
    private string Word(Random random)
    {
        var place = Array.BinarySearch(_commonness, random.NextDouble() * _commonness[^1]);
        var number = (uint)(place < 0 ? ~place : place);
        var letters = new Random((int)number);
        return string.Concat(Enumerable.Range(0, 2 + (int)(number % 3)).Select(_ => $"{"bcdfghlmnprst"[letters.Next(13)]}{"aeiou"[letters.Next(5)]}")) + "nrtls"[letters.Next(5)];
    }

    // The title begins a text: texts of one article lie near each other, articles near one of 200 topics.
    private ReadOnlyMemory<float> Vector(string text)
    {
        var end = text.IndexOfAny(['.', ':']);
        var title = end < 0 ? text : text[..end];
        if (!_byText.TryGetValue(title, out var article))
        {
            var topic = Near(new float[Dimensions], 1, new Random(Seed(title) % 200));
            _byText[title] = article = Near(topic, 0.7, new Random(Seed(title)));
        }

        return Unit(Near(article, 0.7, new Random(Seed(text))));
    }

    private static int Seed(string text) => text.Aggregate(17, (seed, c) => unchecked((seed * 31) + c)) & int.MaxValue;

    private static ReadOnlyMemory<float> Near(ReadOnlyMemory<float> centre, double distance, Random random)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            // The sum of three is near enough to a bell curve.
            var noise = random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f;
            vector[i] = centre.Span[i] + ((float)distance * noise);
        }

        return vector;
    }

    private static ReadOnlyMemory<float> Unit(ReadOnlyMemory<float> vector)
    {
        var length = MathF.Sqrt(vector.ToArray().Sum(v => v * v));
        return Array.ConvertAll(vector.ToArray(), v => v / length);
    }

    private sealed class VectorsByText(Func<string, ReadOnlyMemory<float>> vector) : IReadOnlyDictionary<string, ReadOnlyMemory<float>>
    {
        public int Count => 1;

        public IEnumerable<string> Keys => [""];

        public IEnumerable<ReadOnlyMemory<float>> Values => [vector("")];

        public ReadOnlyMemory<float> this[string key] => vector(key);

        public bool ContainsKey(string key) => true;

        public bool TryGetValue(string key, out ReadOnlyMemory<float> value)
        {
            value = vector(key);
            return true;
        }

        public IEnumerator<KeyValuePair<string, ReadOnlyMemory<float>>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, vector(k))).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
