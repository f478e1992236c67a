using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>A word of a question, ready to be scored; or a phrase of stop words that stands for a concept ("how much").</summary>
/// <param name="Term">The word.</param>
/// <param name="Row">Its row in the index, -1 when the corpus does not know it.</param>
/// <param name="Idf">Its weight.</param>
/// <param name="Phrase">The phrase of a synonym group that it is part of.</param>
/// <param name="Weight">1; less for a word of the turn before.</param>
internal readonly record struct QuerySlot(Term Term, int Row, float Idf, ConceptIndex.Phrase? Phrase, float Weight);

/// <summary>A question as words and as what is scored.</summary>
internal sealed class Query
{
    /// <summary>How much a word of the turn before counts beside one of this turn.</summary>
    private const float TopicWeight = 0.4f;

    /// <summary>More words than this are not searched: a question has fewer, and time stays bounded.</summary>
    private const int MostWords = 300;

    private readonly List<string> _text;
    private readonly List<string> _topic;

    private Query(List<string> text, List<string> topic) => (_text, _topic) = (text, topic);

    /// <summary>The words of the question in their order, without those of its topic.</summary>
    public string Text => string.Join(' ', _text);

    /// <summary>The distinct words with meaning, those of the question before those of its topic.</summary>
    public List<QuerySlot> Slots { get; } = new(16);

    /// <summary>Reads a question.</summary>
    /// <param name="text">The question.</param>
    /// <param name="topic">What it leans on: earlier turns; their words count less.</param>
    /// <param name="language">The language of both.</param>
    /// <param name="terms">The words of the corpus.</param>
    /// <param name="concepts">The synonym groups of the corpus.</param>
    public static Query Read(string text, string? topic, LanguageTag language, TermIndex terms, ConceptIndex concepts)
    {
        var query = new Query(FirstWords(text, language), topic is null ? [] : FirstWords(topic, language));
        query.AddSlots(language, terms, concepts);
        return query;
    }

    /// <summary>The question with its unknown words repaired; null when nothing needs repair.</summary>
    public Query? Repaired(SpellingRepair repair, LanguageTag language, TermIndex terms, ConceptIndex concepts)
    {
        if (!Slots.Exists(s => s.Row < 0 && s.Phrase is null))
        {
            return null;
        }

        var (text, topic) = (Repaired(_text, repair, language), Repaired(_topic, repair, language));
        if (text.SequenceEqual(_text) && topic.SequenceEqual(_topic))
        {
            return null;
        }

        var query = new Query(text, topic);
        query.AddSlots(language, terms, concepts);
        return query;
    }

    private static List<string> FirstWords(string text, LanguageTag language)
    {
        var words = TextAnalyser.AllWords(text, language);
        return words.Count <= MostWords ? words : words[..MostWords];
    }

    private static List<string> Repaired(List<string> words, SpellingRepair repair, LanguageTag language)
    {
        var repaired = new List<string>(words.Count);
        foreach (var word in words)
        {
            var better = TextAnalyser.HasMeaning(word, language) ? repair.Repair(word) : [];
            if (better.Count > 0)
            {
                repaired.AddRange(better);
            }
            else
            {
                repaired.Add(word);
            }
        }

        return repaired;
    }

    private void AddSlots(LanguageTag language, TermIndex terms, ConceptIndex concepts)
    {
        AddSlots(_text, 1, language, terms, concepts);
        AddSlots(_topic, TopicWeight, language, terms, concepts);
    }

    private void AddSlots(List<string> words, float weight, LanguageTag language, TermIndex terms, ConceptIndex concepts)
    {
        var stems = words.ConvertAll(w => TextAnalyser.Stem(w, language));
        for (int i = 0, next; i < words.Count; i = next)
        {
            var phrase = concepts.Find(stems, i);
            next = i + (phrase?.Stems.Length ?? 1);
            var hasMeaning = false;
            for (var j = i; j < next; j++)
            {
                if (TextAnalyser.HasMeaning(words[j], language))
                {
                    hasMeaning = true;
                    Add(new Term(words[j], stems[j]), phrase, weight, terms, concepts);
                }
            }

            if (phrase is not null && !hasMeaning)
            {
                Add(new Term("", string.Join(' ', phrase.Stems)), phrase, weight, terms, concepts);
            }
        }
    }

    private void Add(Term term, ConceptIndex.Phrase? phrase, float weight, TermIndex terms, ConceptIndex concepts)
    {
        if (Slots.Exists(s => s.Term.Stem == term.Stem))
        {
            return;
        }

        var row = terms.Row(term.Stem);
        var idf = terms.KnownIdf(term.Stem) ?? (phrase is null ? terms.UnknownIdf : terms.IdfOfCount(concepts.Strengths.Documents(phrase.Row).Length));
        Slots.Add(new QuerySlot(term, row, idf, phrase, weight));
    }
}
