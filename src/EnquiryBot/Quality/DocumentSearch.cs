using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Quality;

/// <summary>A document of anybody's collection.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="Text">Its plain text in English.</param>
public sealed record SearchDocument(string Id, string Title, string Text);

/// <summary>
/// Measures the service's own search on a public collection, as the pages of a made-up council: documents are cut into
/// passages of at most 80 words, and ranked by their best one. It takes the search over, so give it one of its own.
/// </summary>
public sealed class DocumentSearch(KnowledgeSearch search, PassageVectors vectors, QuestionEmbedder embedder)
{
    private const int WordsPerPassage = 80;
    private const int Deepest = 10;
    private const string Version = "collection";

    private static readonly CouncilId _council = CouncilId.Parse("collection");

    /// <summary>Searches these documents from here on, and no others. Comes back when their vectors are in.</summary>
    public async Task ReplaceAsync(IReadOnlyList<SearchDocument> documents, CancellationToken ct)
    {
        search.Replace([.. documents.SelectMany(Passages)], SynonymTable.Empty, Version);
        vectors.Make(search.WithoutVectors(), Version);
        await vectors.WhenSettledAsync(ct);
    }

    /// <summary>A question as the search is asked it.</summary>
    /// <param name="question">The question.</param>
    /// <param name="history">Earlier turns of the same conversation, oldest first; a question leans on them where the service would say so.</param>
    /// <param name="take">How many documents at most.</param>
    /// <param name="ct">Cancels the work.</param>
    public async Task<SearchRequest> PrepareAsync(string question, IReadOnlyList<string> history, int take, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(history);
        RedactedText? before = null;
        foreach (var earlier in history.Select(h => new RedactedText(h)))
        {
            before = FollowUp.Carry(earlier, TopicOf(earlier, before));
        }

        var text = new RedactedText(question);
        var topic = TopicOf(text, before);
        return new SearchRequest(CouncilScope.Of(_council), LanguageTag.English, text, topic, Take: take)
        {
            Vector = await embedder.EmbedAsync(_council, LanguageTag.English, text, topic, ct),
        };
    }

    /// <summary>The ids of the best documents, best first.</summary>
    public IReadOnlyList<string> Search(SearchRequest request) => [.. search.Search(request).Articles.Select(a => a.Id)];

    /// <summary>Ranks all questions in all these ways, and compares with the ranking that the service goes by.</summary>
    /// <param name="whole">The ranking that the service goes by.</param>
    /// <param name="others">What else is tried.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="ct">Stops between two questions.</param>
    public async Task<IReadOnlyList<RetrievalFigures>> CompareAsync(
        Ranking whole, IReadOnlyList<Ranking> others, IReadOnlyList<RetrievalQuestion> questions, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(questions);
        var requests = new List<SearchRequest>(questions.Count);
        foreach (var question in questions)
        {
            requests.Add(await PrepareAsync(question.Text, question.History, Deepest, ct));
        }

        RetrievalTrial Try(Ranking ranking) =>
            new(ranking.Name, [.. questions.Zip(requests, (q, request) => new RankedQuestion(q.Relevant, ranking.Of(search, request), []))]);
        var asked = Try(whole);
        return [.. others.Select(Try).Append(asked).SelectMany(t => t.Figures(RetrievalMetric.OfCollections, asked))];
    }

    // Where the wording allows both readings, the service asks both ways and goes by the surer answer. Nothing is answered here: the turn before is taken along.
    private RedactedText? TopicOf(RedactedText text, RedactedText? before) =>
        before is null || FollowUp.Of(text, LanguageTag.English, search.CountTopicWords(CouncilScope.Of(_council), LanguageTag.English, text)) == Leaning.Stands ? null : before;

    private static IEnumerable<Passage> Passages(SearchDocument document) => Chunks(document.Text).Select((text, i) => new Passage
    {
        Id = $"{document.Id}#{i}",
        Council = _council,
        Language = LanguageTag.English,
        ArticleId = document.Id,
        Title = document.Title,
        Url = "",
        Position = i,
        Blocks = [new PassageBlock(BlockKind.Paragraph, text)],
    });

    /// <summary>Cuts at the ends of sentences where that keeps a chunk within its length, else between words; an empty text is one empty chunk.</summary>
    private static IEnumerable<string> Chunks(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        do
        {
            var end = Math.Min(words.Length, start + WordsPerPassage);
            for (var cut = end; end < words.Length && cut > start + (WordsPerPassage / 2); cut--)
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
