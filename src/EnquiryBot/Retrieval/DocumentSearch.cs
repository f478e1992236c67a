using EnquiryBot.Councils;
using EnquiryBot.Retrieval.Embedded;

namespace EnquiryBot.Retrieval;

/// <summary>A document of anybody's collection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Text">Its plain text in English.</param>
public sealed record SearchDocument(string Id, string Title, string Text);

/// <summary>
/// The engine of <see cref="KnowledgeSearch"/> over a public collection, to measure it: documents are cut into chunks of at
/// most 80 words with the title in front, and ranked by their best chunk. Not for what citizens type.
/// </summary>
public sealed class DocumentSearch
{
    private const int WordsPerChunk = 80;
    private const float CharGramWeight = 0.5f;

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly int[] _documentOf;
    private readonly LexicalIndex _index;

    /// <summary>Indexes a collection.</summary>
    public DocumentSearch(IReadOnlyList<SearchDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = documents;
        var chunks = documents.SelectMany((d, i) => Chunks(d.Text).Select(text => (Document: i, Text: text))).ToList();
        _documentOf = [.. chunks.Select(c => c.Document)];
        _index = new LexicalIndex([.. chunks.Select(c => new LexicalDocument(documents[c.Document].Title, "", c.Text))], LanguageTag.English, []);
    }

    /// <summary>The ids of the best documents, best first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="history">Earlier turns of the same conversation that the question may lean on, oldest first.</param>
    /// <param name="take">How many ids at most.</param>
    public IReadOnlyList<string> Search(string question, IReadOnlyList<string> history, int take)
    {
        ArgumentNullException.ThrowIfNull(history);
        var query = _index.Read(question, history.Count == 0 ? null : string.Join('\n', history.Reverse()));
        var repaired = _index.Repair(query);
        var scores = new float[_index.Count];
        var share = repaired is null ? 1f : 0.5f;
        Add(query, share, scores);
        if (repaired is not null)
        {
            Add(repaired, share, scores);
        }

        var best = new float[_documents.Count];
        for (var chunk = 0; chunk < scores.Length; chunk++)
        {
            best[_documentOf[chunk]] = Math.Max(best[_documentOf[chunk]], scores[chunk]);
        }

        return Top(best, take);
    }

    private void Add(Query query, float share, float[] scores)
    {
        _index.AddCoverage(query, scores, share);
        _index.AddCharGrams(query, scores, share * CharGramWeight);
    }

    private List<string> Top(float[] best, int take)
    {
        var top = new TopList(take);
        for (var document = 0; document < best.Length; document++)
        {
            top.Offer(document, best[document]);
        }

        var ids = new List<string>(top.Count);
        foreach (var document in top.Items)
        {
            ids.Add(_documents[document].Id);
        }

        return ids;
    }

    /// <summary>Cuts at the ends of sentences where that keeps a chunk within its length, else between words; an empty text is one empty chunk.</summary>
    private static IEnumerable<string> Chunks(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        do
        {
            var end = Math.Min(words.Length, start + WordsPerChunk);
            for (var cut = end; end < words.Length && cut > start + (WordsPerChunk / 2); cut--)
            {
                if (words[cut - 1][^1] is '.' or '!' or '?' or ':' or ';')
                {
                    end = cut;
                    break;
                }
            }

            yield return string.Join(' ', words, start, end - start);
            start = end;
        }
        while (start < words.Length);
    }
}
