using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// Synonym groups, worked out against a corpus once: for every phrase of a group the documents that have another phrase of
/// it, each with how well it has it (0 to 1). In a question a phrase must stand word for word, stop words too ("how much",
/// "not collected"); in documents only phrases without stop words are looked for, and all their words must be there.
/// </summary>
internal sealed class ConceptIndex
{
    private readonly Dictionary<string, List<Phrase>> _byFirstStem;
    private readonly Postings _strengths;

    private ConceptIndex(Dictionary<string, List<Phrase>> byFirstStem, Postings strengths)
    {
        _byFirstStem = byFirstStem;
        _strengths = strengths;
    }

    /// <summary>A row per phrase: the documents that have a synonym of it.</summary>
    public Postings Strengths => _strengths;

    /// <summary>Works the groups of a language out against an index.</summary>
    public static ConceptIndex Build(IReadOnlyList<IReadOnlyList<string>> groups, LanguageTag language, TermIndex index)
    {
        var synonyms = SynonymsByPhrase(groups, language);
        var rows = new List<List<(int Document, float Value)>>();
        var byFirstStem = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var (key, others) in synonyms.OrderByDescending(a => a.Key.Count(' '.Equals)).ThenBy(a => a.Key, StringComparer.Ordinal))
        {
            var phrase = new Phrase(key.Split(' '), rows.Count, others);
            rows.Add(StrengthsOf(others, index));
            byFirstStem.TryAdd(phrase.Stems[0], []);
            byFirstStem[phrase.Stems[0]].Add(phrase);
        }

        return new ConceptIndex(byFirstStem, new Postings(rows));
    }

    /// <summary>The phrase of most words that begins at a place in a question; null when none does.</summary>
    /// <param name="stems">The stems of all words of the question, stop words too.</param>
    /// <param name="start">The place.</param>
    public Phrase? Find(List<string> stems, int start)
    {
        if (!_byFirstStem.TryGetValue(stems[start], out var phrases))
        {
            return null;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.StandsAt(stems, start))
            {
                return phrase;
            }
        }

        return null;
    }

    private static Dictionary<string, List<string[]>> SynonymsByPhrase(IReadOnlyList<IReadOnlyList<string>> groups, LanguageTag language)
    {
        var synonyms = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var phrases = group.Select(p => TextAnalyser.AllWords(p, language)).Where(p => p.Count > 0).ToList();
            var searchable = phrases.Where(p => p.TrueForAll(w => TextAnalyser.HasMeaning(w, language))).Select(Stems).ToList();
            foreach (var phrase in phrases)
            {
                var key = string.Join(' ', Stems(phrase));
                synonyms.TryAdd(key, []);
                synonyms[key].AddRange(searchable.Where(s => string.Join(' ', s) != key));
            }
        }

        return synonyms;

        string[] Stems(List<string> words) => [.. words.Select(w => TextAnalyser.Stem(w, language))];
    }

    private static List<(int Document, float Value)> StrengthsOf(List<string[]> phrases, TermIndex index)
    {
        var best = new SortedDictionary<int, float>();
        foreach (var phrase in phrases)
        {
            foreach (var (document, value) in StrengthsOf(phrase, index))
            {
                best[document] = Math.Max(value, best.GetValueOrDefault(document));
            }
        }

        return [.. best.Select(b => (b.Key, b.Value))];
    }

    private static IEnumerable<(int Document, float Value)> StrengthsOf(string[] phrase, TermIndex index)
    {
        var sums = new Dictionary<int, (int Words, float Sum)>();
        foreach (var stem in phrase)
        {
            var row = index.Row(stem);
            if (row < 0)
            {
                return [];
            }

            var scale = 1 / (index.IdfOf(row) * TermIndex.PerfectMatch);
            for (var i = 0; i < index.Impacts.Documents(row).Length; i++)
            {
                var document = index.Impacts.Documents(row)[i];
                var (words, sum) = sums.GetValueOrDefault(document);
                sums[document] = (words + 1, sum + (scale * index.Impacts.Values(row)[i]));
            }
        }

        return sums.Where(s => s.Value.Words == phrase.Length).Select(s => (s.Key, s.Value.Sum / phrase.Length));
    }

    /// <summary>A phrase of a synonym group.</summary>
    /// <param name="Stems">Its words.</param>
    /// <param name="Row">Its row in <see cref="Strengths"/>.</param>
    /// <param name="Synonyms">The other phrases of its groups that documents are searched for.</param>
    internal sealed record Phrase(string[] Stems, int Row, IReadOnlyList<string[]> Synonyms)
    {
        /// <summary>Whether the phrase stands at a place in a question.</summary>
        public bool StandsAt(List<string> stems, int start)
        {
            if (start + Stems.Length > stems.Count)
            {
                return false;
            }

            for (var i = 0; i < Stems.Length; i++)
            {
                if (stems[start + i] != Stems[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
