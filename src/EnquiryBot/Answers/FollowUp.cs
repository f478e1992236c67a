using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>How a message stands to the turn before it.</summary>
public enum Leaning
{
    /// <summary>It can be understood by itself.</summary>
    Stands,

    /// <summary>Its wording allows both; the pages must tell which of the two they answer.</summary>
    May,

    /// <summary>It cannot be understood without the turn before.</summary>
    Leans,
}

/// <summary>Tells whether a message leans on the turn before ("and for a flat?") and what it is then about. Pure.</summary>
public static class FollowUp
{
    private const int Longest = 30;
    private const int Long = 20;
    private const int Short = 9;
    private const int VeryShort = 5;

    private static readonly FrozenSet<string> EnglishOpenings = Set(
        "and", "what about", "how about", "what if", "but", "or", "also", "ok and", "okay and", "ok but", "ok so", "so", "then", "same", "even if", "is that",
        "does that", "what else", "anything else", "if", "actually", "no", "instead", "i meant", "i mean", "make it", "make that");

    private static readonly FrozenSet<string> WelshOpenings = Set(
        "a beth", "beth am", "beth os", "ac", "ond", "neu", "a", "hefyd", "iawn ond", "iawn a", "felly", "os", "ydy hynny", "yw hynny", "na", "nage", "a dweud", "a gweud");

    // Said before the question, they are no part of it.
    private static readonly FrozenSet<string> EnglishCourtesies = Set("ok", "okay", "oh", "ah", "right", "hello", "hi", "thanks", "ta", "cheers", "lovely", "great", "sorry", "thank you", "hang on");

    private static readonly FrozenSet<string> WelshCourtesies = Set("iawn", "o", "helo", "diolch", "gret", "sori", "diolch yn");

    private static readonly FrozenSet<string> FreshStarts = Set(
        "different thing", "something else", "something different", "another thing", "another question", "different question", "new question", "rhywbeth arall", "rhywbeth gwahanol", "cwestiwn arall");

    private static readonly FrozenSet<string> EnglishPronouns = Set("it", "its", "they", "them", "that", "this", "those", "these", "one", "ones", "there", "he", "she");

    private static readonly FrozenSet<string> WelshPronouns = Set("fe", "ef", "fo", "hi", "nhw", "hynny", "hyn", "hwn", "hon", "rheini", "rhain", "un", "rhai", "yno", "ohono", "amdano");

    /// <summary>How a message stands to the turn before, as far as its wording tells.</summary>
    /// <param name="text">The message.</param>
    /// <param name="language">The language of the message.</param>
    /// <param name="topicWords">How many words of the message are topics of the council's pages, see <see cref="KnowledgeSearch.CountTopicWords"/>.</param>
    public static Leaning Of(RedactedText text, LanguageTag language, int topicWords)
    {
        ArgumentNullException.ThrowIfNull(text);
        var welsh = language == LanguageTag.Welsh;
        var all = TextAnalyser.AllWords(text.Value, language);
        var words = WithoutCourtesies(all, welsh ? WelshCourtesies : EnglishCourtesies);
        if (words.Count is 0 or > Longest || BeginsWithOneOf(words, FreshStarts))
        {
            return Leaning.Stands;
        }

        var adds = BeginsWithOneOf(words, welsh ? WelshOpenings : EnglishOpenings) || BeginsWithOneOf(all, welsh ? WelshOpenings : EnglishOpenings);
        var points = words.Exists((welsh ? WelshPronouns : EnglishPronouns).Contains);
        return Leans(words, adds, points, topicWords) ? Leaning.Leans : adds || points ? Leaning.May : Leaning.Stands;
    }

    /// <summary>What the next turn may lean on: the message, with the topic that it leaned on itself.</summary>
    public static RedactedText Carry(RedactedText text, RedactedText? topic)
    {
        ArgumentNullException.ThrowIfNull(text);
        return topic is null ? text : new RedactedText($"{topic.Value}\n{text.Value}");
    }

    private static bool Leans(List<string> words, bool adds, bool points, int topicWords)
    {
        // An opening adds to what was said, a story too, unless it has more of a topic of its own.
        var most = words.Count <= Short || Compares(words) ? 2 : 1;
        return (adds && topicWords <= most && words.Count <= Long)
            || (points && topicWords <= 1 && words.Count <= Short)
            || (topicWords == 0 && words.Count <= VeryShort);
    }

    private static List<string> WithoutCourtesies(List<string> words, FrozenSet<string> courtesies)
    {
        var from = 0;
        while (from < words.Count && (courtesies.Contains(words[from]) || (from + 1 < words.Count && courtesies.Contains($"{words[from]} {words[from + 1]}"))))
        {
            from += courtesies.Contains(words[from]) ? 1 : 2;
        }

        return from < words.Count ? words[from..] : words;
    }

    // "What about ..." asks the same of something else, however long that is.
    private static bool Compares(List<string> words) => words.Take(5).Any(w => w is "about") || (words.Contains("beth") && words.Contains("am"));

    private static bool BeginsWithOneOf(List<string> words, FrozenSet<string> openings) =>
        openings.Contains(words[0]) || (words.Count > 1 && openings.Contains($"{words[0]} {words[1]}"));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
