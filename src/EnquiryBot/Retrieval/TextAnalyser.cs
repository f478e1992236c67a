using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval.Embedded;

namespace EnquiryBot.Retrieval;

/// <summary>A word of a text.</summary>
/// <param name="Surface">The word as it stands there, in lower case, accents folded.</param>
/// <param name="Stem">The key under which its forms meet.</param>
internal readonly record struct Term(string Surface, string Stem);

/// <summary>Turns text into the words that search and sentence choice compare: one analysis for pages and questions.</summary>
internal static class TextAnalyser
{
    // Pages write "12 payments" where people ask for twelve.
    private static readonly FrozenDictionary<string, string> NumberWords = new Dictionary<string, string>
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
        ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The meaning-bearing words of a text in reading order, repeats too.</summary>
    public static List<Term> Terms(ReadOnlySpan<char> text, LanguageTag language)
    {
        var terms = new List<Term>();
        AddTerms(text, language, terms);
        return terms;
    }

    /// <summary>Adds the meaning-bearing words of a text to a list.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    /// <param name="into">Takes the words.</param>
    /// <param name="known">The stems of words that were met before, null for one without meaning; grows. For many texts.</param>
    public static void AddTerms(ReadOnlySpan<char> text, LanguageTag language, List<Term> into, Dictionary<string, string?>? known = null)
    {
        foreach (var word in AllWords(text, language))
        {
            if (known is null || !known.TryGetValue(word, out var stem))
            {
                stem = HasMeaning(word, language) ? Stem(word, language) : null;
                known?.Add(word, stem);
            }

            if (stem is not null)
            {
                into.Add(new Term(word, stem));
            }
        }
    }

    /// <summary>All words of a text, stop words too, lower case, accents folded.</summary>
    public static List<string> AllWords(ReadOnlySpan<char> text, LanguageTag language)
    {
        var words = new List<string>(16);
        Words.Read(text, language == LanguageTag.Welsh, words);
        return words;
    }

    /// <summary>Whether a word bears meaning: no stop word, no single letter.</summary>
    public static bool HasMeaning(string word, LanguageTag language) =>
        (word.Length > 1 || char.IsAsciiDigit(word[0])) && !StopWords.Of(language).Contains(word);

    /// <summary>The key under which the forms of a word meet.</summary>
    public static string Stem(string word, LanguageTag language) =>
        language == LanguageTag.Welsh ? WelshStemmer.Stem(word) : NumberWords.GetValueOrDefault(word) ?? PorterStemmer.Stem(word);
}
