using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Term = Lucene.Net.Index.Term;

namespace EnquiryBot.Benchmarks;

/// <summary>Lucene.Net as its manual has it: the English analyser, BM25, any word may match, the title counts twice.</summary>
internal sealed class LucenePeer : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const int CandidatePassages = 50;
    private static readonly (string Name, float Boost)[] _fields = [("title", 2), ("headings", 1), ("text", 1)];

    private readonly EnglishAnalyzer _analyser = new(Version);
    private readonly Dictionary<CouncilId, (RAMDirectory Folder, DirectoryReader Reader, IndexSearcher Searcher)> _councils;

    public LucenePeer(IEnumerable<Passage> passages) => _councils = passages.GroupBy(p => p.Council).ToDictionary(g => g.Key, g => Build(g));

    /// <summary>The best articles, each by its best passage.</summary>
    public IEnumerable<string> Search(CouncilId council, string question, int take)
    {
        var query = new BooleanQuery();
        foreach (var word in Words(question))
        {
            foreach (var (name, boost) in _fields)
            {
                query.Add(new TermQuery(new Term(name, word)) { Boost = boost }, Occur.SHOULD);
            }
        }

        var searcher = _councils[council].Searcher;
        return searcher.Search(query, CandidatePassages).ScoreDocs.Select(d => searcher.Doc(d.Doc).Get("article")).Distinct().Take(take);
    }

    public void Dispose()
    {
        foreach (var (folder, reader, _) in _councils.Values)
        {
            reader.Dispose();
            folder.Dispose();
        }

        _analyser.Dispose();
    }

    private (RAMDirectory Folder, DirectoryReader Reader, IndexSearcher Searcher) Build(IEnumerable<Passage> passages)
    {
        var folder = new RAMDirectory();
        using (var writer = new IndexWriter(folder, new IndexWriterConfig(Version, _analyser) { Similarity = new BM25Similarity(1.2f, 0.75f) }))
        {
            foreach (var passage in passages)
            {
                writer.AddDocument(
                [
                    new StringField("article", passage.ArticleId, Field.Store.YES),
                    new TextField("title", passage.Title, Field.Store.NO),
                    new TextField("headings", $"{string.Join(' ', passage.HeadingPath)} {string.Join(' ', passage.Keywords)}", Field.Store.NO),
                    new TextField("text", passage.Text, Field.Store.NO),
                ]);
            }
        }

        var reader = DirectoryReader.Open(folder);
        return (folder, reader, new IndexSearcher(reader) { Similarity = new BM25Similarity(1.2f, 0.75f) });
    }

    private List<string> Words(string text)
    {
        var words = new List<string>();
        using var stream = _analyser.GetTokenStream("text", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            words.Add(term.ToString()!);
        }

        stream.End();
        return words;
    }
}
