using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>Tells whether a message leans on the turn before ("and for a flat?") and what it is then about. Pure.</summary>
public static class FollowUp
{
    private const int Long = 20;
    private const int Short = 9;
    private const int VeryShort = 5;

    private static readonly FrozenSet<string> EnglishOpenings = Set(
        "and", "what about", "how about", "what if", "but", "or", "also", "ok and", "okay and", "ok but", "ok so", "so", "then", "same", "even if", "is that",
        "does that", "what else", "anything else", "if");

    private static readonly FrozenSet<string> WelshOpenings = Set(
        "a beth", "beth am", "beth os", "ac", "ond", "neu", "a", "hefyd", "iawn ond", "iawn a", "felly", "os", "ydy hynny", "yw hynny");

    private static readonly FrozenSet<string> EnglishPronouns = Set("it", "its", "they", "them", "that", "this", "those", "these", "one", "ones", "there", "he", "she");

    private static readonly FrozenSet<string> WelshPronouns = Set("fe", "ef", "fo", "hi", "nhw", "hynny", "hyn", "hwn", "hon", "rheini", "rhain", "un", "rhai", "yno", "ohono", "amdano");

    /// <summary>The text to search with beside the message: the turn before when the message leans on it, else null.</summary>
    /// <param name="text">The message.</param>
    /// <param name="before">What the turn before was about: its text, with its own topic when that was a follow-up too; null at the start.</param>
    /// <param name="language">The language of the message.</param>
    /// <param name="topicWords">How many words of the message are topics of the council's pages, see <see cref="KnowledgeSearch.CountTopicWords"/>.</param>
    public static RedactedText? Topic(RedactedText text, RedactedText? before, LanguageTag language, int topicWords)
    {
        ArgumentNullException.ThrowIfNull(text);
        return before is not null && Leans(TextAnalyser.AllWords(text.Value, language), language, topicWords) ? before : null;
    }

    /// <summary>What the next turn may lean on: the message, with the topic that it leaned on itself.</summary>
    public static RedactedText Carry(RedactedText text, RedactedText? topic)
    {
        ArgumentNullException.ThrowIfNull(text);
        return topic is null ? text : new RedactedText($"{topic.Value}\n{text.Value}");
    }

    private static bool Leans(List<string> words, LanguageTag language, int topicWords)
    {
        var welsh = language == LanguageTag.Welsh;
        if (words.Count is 0 or > Long)
        {
            return false;
        }

        // An opening adds to what was said, a story too, unless it has more of a topic of its own.
        var most = words.Count <= Short || Compares(words) ? 2 : 1;
        if (topicWords <= most && BeginsWithOneOf(words, welsh ? WelshOpenings : EnglishOpenings))
        {
            return true;
        }

        var points = words.Exists((welsh ? WelshPronouns : EnglishPronouns).Contains);
        return (points && topicWords <= 1 && words.Count <= Short) || (topicWords == 0 && words.Count <= VeryShort);
    }

    // "What about ..." asks the same of something else, however long that is.
    private static bool Compares(List<string> words) => words.Take(5).Any(w => w is "about") || (words.Contains("beth") && words.Contains("am"));

    private static bool BeginsWithOneOf(List<string> words, FrozenSet<string> openings) =>
        openings.Contains(words[0]) || (words.Count > 1 && openings.Contains($"{words[0]} {words[1]}"));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
