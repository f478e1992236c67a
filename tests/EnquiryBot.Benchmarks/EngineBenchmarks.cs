using BenchmarkDotNet.Attributes;
using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Privacy;
using EnquiryBot.Quality;
using EnquiryBot.Retrieval;
using EnquiryBot.Turns;

namespace EnquiryBot.Benchmarks;

/// <summary>
/// What a question costs, part by part, on the shipped knowledge. The peers of the same run: for redaction the four regular
/// expressions that a large public chat refuses messages by, for search a plain BM25 over the same passages.
/// </summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const string Question = "hello, how much does it cost to get rid of an old sofa please? my number is 01632 960123";

    private static readonly CouncilId Council = CouncilId.Parse("alderbrook");

    private Engine _engine = null!;
    private PersonalDataRedactor _redactor = null!;
    private RedactedText _text = null!;
    private PlainBm25 _peer = null!;
    private CouncilProfile _council = null!;

    /// <summary>Starts the engine.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _engine = new Engine();
        _redactor = _engine.Get<PersonalDataRedactor>();
        _text = _redactor.Redact(new CitizenText(Question)).Text;
        _council = _engine.Get<CouncilDirectory>().Find(Council)!;
        _peer = new PlainBm25(_engine.Get<KnowledgeSearch>().Search(new SearchRequest(CouncilScope.Of(Council), LanguageTag.English, _text, Take: 1000)).Passages.Select(p => p.Passage.Text));
    }

    /// <summary>Stops the engine.</summary>
    [GlobalCleanup]
    public void CleanUp() => _engine.Dispose();

    /// <summary>A conversation of one question: masks, language, intent, search, answer, check, and all of it committed.</summary>
    [Benchmark]
    public Task<TurnResult> Turn() => _engine.Get<Rehearsal>().AskAsync(_council, [], Question, CancellationToken.None);

    /// <summary>Masking of personal data.</summary>
    [Benchmark]
    public Redaction Redact() => _redactor.Redact(new CitizenText(Question));

    /// <summary>Peer of the masking.</summary>
    [Benchmark]
    public bool PeerRefusesByFourPatterns() => FourPatterns.Refuses(Question);

    /// <summary>Classification of the intent.</summary>
    [Benchmark]
    public IntentPrediction Classify() => _engine.Get<Latest<IntentClassifier>>().Value.Predict(_text);

    /// <summary>Search of the council's passages.</summary>
    [Benchmark]
    public SearchResult Search() => _engine.Get<KnowledgeSearch>().Search(new SearchRequest(CouncilScope.Of(Council), LanguageTag.English, _text));

    /// <summary>Peer of the search.</summary>
    [Benchmark]
    public int PeerSearchesByPlainBm25() => _peer.Best(_text.Value);

    /// <summary>Search, composition and check through Semantic Kernel.</summary>
    [Benchmark]
    public Task<EnquiryResult> Enquire() => _engine.Get<EnquiryPipeline>().AskAsync(
        new EnquiryRequest(Council, LanguageTag.English, _text), CancellationToken.None);
}
