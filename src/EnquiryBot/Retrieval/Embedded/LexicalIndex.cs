using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>A document as it is indexed.</summary>
/// <param name="Title">The title; its words count twice.</param>
/// <param name="Context">Headings and keywords.</param>
/// <param name="Body">The text itself.</param>
internal sealed record LexicalDocument(string Title, string Context, string Body);

/// <summary>Everything that one corpus in one language is searched with; immutable and safe for many threads.</summary>
internal sealed class LexicalIndex
{
    private readonly LanguageTag _language;
    private readonly CoverageIndex _coverage;
    private readonly CharGramIndex _grams;
    private readonly SpellingRepair _repair;

    /// <summary>Indexes documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="language">Their language.</param>
    /// <param name="synonyms">What means the same.</param>
    /// <param name="corpus">The index of the corpus that they join: their words weigh what they weigh there. Null: they are the corpus.</param>
    public LexicalIndex(
        IReadOnlyList<LexicalDocument> documents, LanguageTag language, IReadOnlyList<IReadOnlyList<string>> synonyms, LexicalIndex? corpus = null)
    {
        _language = language;
        var known = new Dictionary<string, string?>(StringComparer.Ordinal);
        var analysed = documents.Select(d => Analyse(d, language, known)).ToList();
        _coverage = new CoverageIndex([.. analysed.Select(IReadOnlyList<string> (d) => [.. d.Terms.Select(t => t.Stem)])], language, synonyms, corpus?._coverage);
        _grams = CharGramIndex.Build([.. analysed.Select(IReadOnlyList<string> (d) => [.. d.Terms.Skip(d.TitleTerms).Select(t => t.Surface)])], corpus?._grams);
        _repair = corpus?._repair ?? new SpellingRepair(Vocabulary(analysed.SelectMany(d => d.Terms), synonyms, language), IsCommon);
    }

    /// <summary>The number of documents.</summary>
    public int Count => _coverage.Terms.Documents;

    /// <summary>Reads a question with what it leans on.</summary>
    public Query Read(string text, string? topic) => _coverage.Read(text, topic);

    /// <summary>The question with its unknown words repaired; null when nothing needs repair.</summary>
    public Query? Repair(Query query) => _coverage.Repair(query, _repair);

    /// <summary>Adds the coverage of the question, times a weight, to the score of each document.</summary>
    public void AddCoverage(Query query, Span<float> scores, float weight) => _coverage.AddTo(query, scores, weight);

    /// <summary>Adds the likeness by character n-grams, times a weight, to the score of each document.</summary>
    public void AddCharGrams(Query query, Span<float> scores, float weight) => _grams.AddTo(query.Slots, scores, weight);

    /// <summary>The words and grams of each document as an engine outside stores them.</summary>
    public (SparseVector Terms, SparseVector Grams)[] ToSparse()
    {
        var terms = _coverage.Terms.ByDocument();
        var grams = _grams.ByDocument(terms.Length);
        return [.. terms.Select((t, i) => (SparseVector.Of(t), SparseVector.Of(grams[i])))];
    }

    /// <summary>A question as an engine outside is asked it: words with their synonyms, and grams.</summary>
    public (SparseVector Terms, SparseVector Grams) ToSparse(Query query)
    {
        var words = query.Slots.SelectMany(slot => (slot.Phrase?.Synonyms ?? [])
            .SelectMany(synonym => synonym.Select(stem => (TermIndex.PlaceOf(stem), CoverageIndex.SynonymWeight * slot.Weight * slot.Idf / synonym.Length)))
            .Append((TermIndex.PlaceOf(slot.Term.Stem), slot.Weight * slot.Idf)));
        return (SparseVector.Of(words), SparseVector.Of(_grams.Weigh(query.Slots).Select(g => ((uint)g.Gram, g.Value))));
    }

    /// <summary>Whether a word needs no repair: everyday English, or a form of a word of the corpus.</summary>
    public bool IsCommon(string word)
    {
        var stem = TextAnalyser.Stem(word, _language);
        return _coverage.Terms.Row(stem) >= 0 || (_language == LanguageTag.English && CommonWords.HasStem(stem));
    }

    private static (List<Term> Terms, int TitleTerms) Analyse(LexicalDocument document, LanguageTag language, Dictionary<string, string?> known)
    {
        var terms = new List<Term>(96);
        Add(document.Title);
        var titleTerms = terms.Count;
        terms.AddRange(terms.ToArray());
        Add(document.Context);
        Add(document.Body);
        return (terms, titleTerms);

        void Add(string text) => TextAnalyser.AddTerms(text, language, terms, known);
    }

    private static Dictionary<string, int> Vocabulary(
        IEnumerable<Term> terms, IReadOnlyList<IReadOnlyList<string>> synonyms, LanguageTag language)
    {
        // A misspelt stop word must become that stop word, not a word of the corpus that looks like it.
        var counts = StopWords.Of(language).ToDictionary(w => w, _ => 10, StringComparer.Ordinal);
        foreach (var term in terms.Concat(synonyms.SelectMany(g => g).SelectMany(p => TextAnalyser.Terms(p, language))))
        {
            counts[term.Surface] = counts.GetValueOrDefault(term.Surface) + 1;
        }

        return counts;
    }
}
