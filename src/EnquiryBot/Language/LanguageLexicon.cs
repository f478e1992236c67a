using System.Collections.Frozen;

namespace EnquiryBot.Language;

/// <summary>
/// How Welsh or English a word is: from the hand-written words where they know it, from its letters where they do not.
/// The letter weights are counted from the same words at start, so that nothing but the words is kept.
/// </summary>
internal static class LanguageLexicon
{
    /// <summary>The weight of a word that carries the grammar and that one language alone has.</summary>
    public const float GrammarWeight = 3.5f;
    private const float CommonWeight = 2.2f;
    private const float MutationShare = 0.8f;
    private const float LettersAtMost = 1.7f;
    private const float LettersShare = 0.45f;
    private const double Smoothing = 0.4;
    private const int Letters = 28; // a to z, an edge, anything else
    private const int Edge = 26;

    private static readonly FrozenDictionary<string, float> Weights = Weigh();
    private static readonly FrozenDictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> Lookup = Weights.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly float[] Trigrams = CountTrigrams();

    /// <summary>The weight of a known word in lower case without accents: above 0 Welsh, below 0 English.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out float weight) => Lookup.TryGetValue(word, out weight);

    /// <summary>The weight of any word, from its letters.</summary>
    public static float FromLetters(ReadOnlySpan<char> word)
    {
        var sum = 0f;
        var (before, last) = (Edge, Edge);
        for (var i = 0; i <= word.Length; i++)
        {
            var letter = i < word.Length ? Index(word[i]) : Edge;
            if (i > 0)
            {
                sum += Trigrams[(((before * Letters) + last) * Letters) + letter];
            }

            (before, last) = (last, letter);
        }

        return Math.Clamp(sum * LettersShare, -LettersAtMost, LettersAtMost);
    }

    private static int Index(char letter) => char.IsAsciiLetterLower(letter) ? letter - 'a' : Letters - 1;

    private static FrozenDictionary<string, float> Weigh()
    {
        var welsh = new Dictionary<string, float>(StringComparer.Ordinal);
        var english = new Dictionary<string, float>(StringComparer.Ordinal);
        AddAll(welsh, WelshWords.Grammar, GrammarWeight);
        AddAll(english, EnglishWords.Grammar, GrammarWeight);
        AddAll(english, EnglishWords.Common, CommonWeight);
        foreach (var word in Split(WelshWords.Common))
        {
            Add(welsh, word, CommonWeight);
            foreach (var mutated in WelshMutations.Of(word))
            {
                Add(welsh, mutated, CommonWeight * MutationShare);
            }
        }

        return welsh.Keys.Union(english.Keys)
            .ToFrozenDictionary(w => w, w => welsh.GetValueOrDefault(w) - english.GetValueOrDefault(w), StringComparer.Ordinal);
    }

    private static void AddAll(Dictionary<string, float> words, string text, float weight)
    {
        foreach (var word in Split(text))
        {
            Add(words, word, weight);
        }
    }

    private static void Add(Dictionary<string, float> words, string word, float weight) =>
        words[word] = Math.Max(weight, words.GetValueOrDefault(word));

    private static IEnumerable<string> Split(string text) =>
        text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Unaccented.Word);

    private static float[] CountTrigrams()
    {
        var welsh = new double[Letters * Letters * Letters];
        var english = new double[Letters * Letters * Letters];
        foreach (var (word, weight) in Weights)
        {
            Count(weight > 0 ? welsh : english, word, Math.Abs(weight));
        }

        var (allWelsh, allEnglish) = (welsh.Sum(), english.Sum());
        return [.. welsh.Zip(english, (w, e) => (float)Math.Log((w + Smoothing) / (allWelsh + 1000) * (allEnglish + 1000) / (e + Smoothing)))];
    }

    private static void Count(double[] counts, string word, double weight)
    {
        var (before, last) = (Edge, Edge);
        for (var i = 0; i <= word.Length; i++)
        {
            var letter = i < word.Length ? Index(word[i]) : Edge;
            if (i > 0)
            {
                counts[(((before * Letters) + last) * Letters) + letter] += weight;
            }

            (before, last) = (last, letter);
        }
    }
}
