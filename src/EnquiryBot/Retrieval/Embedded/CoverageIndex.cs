using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>How much of a question's words, or synonyms of them, each document of a corpus has. Immutable.</summary>
internal sealed class CoverageIndex
{
    /// <summary>How much a synonym counts beside the word itself.</summary>
    public const float SynonymWeight = 0.85f;

    private readonly LanguageTag _language;
    private readonly ConceptIndex _concepts;

    /// <param name="documents">The documents as their stems, repeats included.</param>
    /// <param name="language">The language of documents and questions.</param>
    /// <param name="synonyms">The groups of words that mean the same.</param>
    /// <param name="corpus">The index of the corpus that they join: their words weigh what they weigh there. Null: they are the corpus.</param>
    public CoverageIndex(
        IReadOnlyList<IReadOnlyList<string>> documents, LanguageTag language, IReadOnlyList<IReadOnlyList<string>> synonyms, CoverageIndex? corpus = null)
    {
        _language = language;
        Terms = TermIndex.Build(documents, corpus?.Terms);
        _concepts = ConceptIndex.Build(synonyms, language, Terms);
    }

    /// <summary>The words of the corpus.</summary>
    public TermIndex Terms { get; }

    /// <summary>Reads a question with what it leans on.</summary>
    public Query Read(string text, string? topic) => Query.Read(text, topic, _language, Terms, _concepts);

    /// <summary>The question with its unknown words repaired; null when nothing needs repair.</summary>
    public Query? Repair(Query query, SpellingRepair repair) => query.Repaired(repair, _language, Terms, _concepts);

    /// <summary>Adds the coverage of the question, times a weight, to the score of each document.</summary>
    public void AddTo(Query query, Span<float> scores, float weight)
    {
        var perfect = 0f;
        foreach (var slot in query.Slots)
        {
            perfect += slot.Weight * slot.Idf * TermIndex.PerfectMatch;
        }

        foreach (var slot in query.Slots)
        {
            var own = weight * slot.Weight / perfect;
            var synonym = own * slot.Idf * TermIndex.PerfectMatch * SynonymWeight;
            if (slot is { Row: >= 0, Phrase: { } both })
            {
                Terms.Impacts.AddGreaterTo(scores, slot.Row, own, _concepts.Strengths, both.Row, synonym);
            }
            else if (slot.Phrase is { } phrase)
            {
                _concepts.Strengths.AddTo(scores, phrase.Row, synonym);
            }
            else if (slot.Row >= 0)
            {
                Terms.Impacts.AddTo(scores, slot.Row, own);
            }
        }
    }
}
