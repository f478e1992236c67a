using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>What a question asks for, as far as its wording tells; and what a sentence can tell.</summary>
[Flags]
internal enum QuestionKind
{
    /// <summary>Nothing in particular.</summary>
    None = 0,

    /// <summary>An amount of money.</summary>
    Cost = 1,

    /// <summary>A day, a date or a time of day.</summary>
    When = 2,

    /// <summary>A length of time.</summary>
    Duration = 4,

    /// <summary>A telephone number or an e-mail address.</summary>
    Contact = 8,

    /// <summary>What to do, step by step.</summary>
    How = 16,

    /// <summary>How many.</summary>
    Number = 32,
}

/// <summary>Reads <see cref="QuestionKind"/> from the words of a question in English or Welsh.</summary>
internal static class QuestionKinds
{
    private static readonly (string[] Words, QuestionKind Kind)[] EnglishPhrases =
    [
        (["how", "much"], QuestionKind.Cost), (["how", "long"], QuestionKind.Duration), (["how", "soon"], QuestionKind.Duration),
        (["how", "many"], QuestionKind.Number), (["what", "day"], QuestionKind.When), (["what", "time"], QuestionKind.When),
        (["which", "day"], QuestionKind.When), (["how", "do"], QuestionKind.How), (["how", "can"], QuestionKind.How),
        (["how", "to"], QuestionKind.How), (["how", "would"], QuestionKind.How), (["how", "does"], QuestionKind.How),
        (["how", "often"], QuestionKind.When), (["how", "quick"], QuestionKind.Duration), (["how", "quickly"], QuestionKind.Duration),
        (["what", "number"], QuestionKind.Contact), (["way", "to"], QuestionKind.How), (["how", "i"], QuestionKind.How),
        (["who", "do"], QuestionKind.Contact), (["who", "should"], QuestionKind.Contact), (["last", "day"], QuestionKind.When),
        (["last", "date"], QuestionKind.When), (["what", "date"], QuestionKind.When), (["what", "days"], QuestionKind.When),
        (["which", "days"], QuestionKind.When), (["how", "old"], QuestionKind.Number), (["set", "me", "back"], QuestionKind.Cost),
        (["what", "will", "i", "pay"], QuestionKind.Cost), (["what", "would", "i", "pay"], QuestionKind.Cost), (["what", "do", "i", "pay"], QuestionKind.Cost),
        (["by", "when"], QuestionKind.When), (["cut", "off"], QuestionKind.When),
        (["per", "annum"], QuestionKind.Cost), (["in", "pounds"], QuestionKind.Cost), (["fork", "out"], QuestionKind.Cost),
        (["cough", "up"], QuestionKind.Cost), (["shell", "out"], QuestionKind.Cost), (["the", "damage"], QuestionKind.Cost),
        (["do", "i", "pay"], QuestionKind.Cost), (["do", "we", "pay"], QuestionKind.Cost), (["to", "pay", "for"], QuestionKind.Cost),
        (["will", "he", "pay"], QuestionKind.Cost), (["does", "he", "pay"], QuestionKind.Cost), (["does", "she", "pay"], QuestionKind.Cost),
        (["the", "going", "rate"], QuestionKind.Cost),
        (["what", "s", "it", "a"], QuestionKind.Cost), (["whats", "it", "a"], QuestionKind.Cost), (["how", "fast"], QuestionKind.Duration),
        (["how", "far", "ahead"], QuestionKind.Duration), (["from", "what", "date"], QuestionKind.When), (["how", "late"], QuestionKind.When),
        (["how", "early"], QuestionKind.When), (["when", "ll"], QuestionKind.When),
    ];

    private static readonly (string[] Words, QuestionKind Kind)[] WelshPhrases =
    [
        (["faint", "mae"], QuestionKind.Cost | QuestionKind.Number), (["faint", "yw"], QuestionKind.Cost), (["faint", "ydy"], QuestionKind.Cost),
        (["faint", "o", "amser"], QuestionKind.Duration), (["pa", "mor", "hir"], QuestionKind.Duration), (["faint", "o"], QuestionKind.Number),
        (["pa", "ddiwrnod"], QuestionKind.When), (["pa", "ddydd"], QuestionKind.When), (["pa", "mor", "aml"], QuestionKind.When),
        (["faint", "o", "r", "gloch"], QuestionKind.When), (["pa", "bryd"], QuestionKind.When), (["am", "faint"], QuestionKind.Duration),
        (["ba", "bryd"], QuestionKind.When), (["ba", "ddiwrnod"], QuestionKind.When), (["ba", "ddydd"], QuestionKind.When), (["ba", "ddyddiau"], QuestionKind.When),
        (["pa", "ddyddiau"], QuestionKind.When), (["am", "ba", "hyd"], QuestionKind.Duration), (["ba", "mor", "hir"], QuestionKind.Duration),
        (["pa", "mor", "fuan"], QuestionKind.Duration), (["pa", "mor", "gyflym"], QuestionKind.Duration), (["ba", "mor", "fuan"], QuestionKind.Duration),
        (["mor", "gyflym"], QuestionKind.Duration), (["faint", "am"], QuestionKind.Cost), (["faint", "fydd"], QuestionKind.Cost),
        (["faint", "fydda"], QuestionKind.Cost), (["faint", "gostith"], QuestionKind.Cost), (["faint", "chi"], QuestionKind.Cost),
        (["faint", "ydych"], QuestionKind.Cost), (["faint", "dach"], QuestionKind.Cost), (["faint", "o", "bunnoedd"], QuestionKind.Cost),
        (["am", "faint", "o", "bunnoedd"], QuestionKind.Cost), (["diwrnod", "ola"], QuestionKind.When), (["diwrnod", "olaf"], QuestionKind.When),
    ];

    private static readonly FrozenDictionary<string, QuestionKind> EnglishWords = new Dictionary<string, QuestionKind>
    {
        ["cost"] = QuestionKind.Cost, ["costs"] = QuestionKind.Cost, ["price"] = QuestionKind.Cost, ["prices"] = QuestionKind.Cost,
        ["fee"] = QuestionKind.Cost, ["fees"] = QuestionKind.Cost, ["charge"] = QuestionKind.Cost, ["charges"] = QuestionKind.Cost,
        ["free"] = QuestionKind.Cost, ["expensive"] = QuestionKind.Cost, ["owe"] = QuestionKind.Cost, ["cheap"] = QuestionKind.Cost, ["dear"] = QuestionKind.Cost,
        ["cheaper"] = QuestionKind.Cost, ["cheapest"] = QuestionKind.Cost, ["dearer"] = QuestionKind.Cost, ["pricey"] = QuestionKind.Cost,
        ["charged"] = QuestionKind.Cost, ["costing"] = QuestionKind.Cost, ["quid"] = QuestionKind.Cost, ["pounds"] = QuestionKind.Cost,
        ["when"] = QuestionKind.When, ["whens"] = QuestionKind.When, ["deadline"] = QuestionKind.When, ["open"] = QuestionKind.When,
        ["opening"] = QuestionKind.When, ["hours"] = QuestionKind.When, ["shut"] = QuestionKind.When, ["times"] = QuestionKind.When,
        ["close"] = QuestionKind.When, ["latest"] = QuestionKind.When, ["cutoff"] = QuestionKind.When, ["weekday"] = QuestionKind.When,
        ["phone"] = QuestionKind.Contact, ["telephone"] = QuestionKind.Contact, ["ring"] = QuestionKind.Contact,
        ["call"] = QuestionKind.Contact, ["email"] = QuestionKind.Contact, ["contact"] = QuestionKind.Contact,
        ["apply"] = QuestionKind.How, ["steps"] = QuestionKind.How,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, QuestionKind> WelshWords = new Dictionary<string, QuestionKind>
    {
        ["cost"] = QuestionKind.Cost, ["gost"] = QuestionKind.Cost, ["costio"] = QuestionKind.Cost, ["gostio"] = QuestionKind.Cost,
        ["pris"] = QuestionKind.Cost, ["bris"] = QuestionKind.Cost, ["ffi"] = QuestionKind.Cost, ["tal"] = QuestionKind.Cost,
        ["gostith"] = QuestionKind.Cost, ["gostiff"] = QuestionKind.Cost, ["costith"] = QuestionKind.Cost, ["ffioedd"] = QuestionKind.Cost,
        ["bunnoedd"] = QuestionKind.Cost, ["punnoedd"] = QuestionKind.Cost, ["rhatach"] = QuestionKind.Cost, ["rhataf"] = QuestionKind.Cost,
        ["drutach"] = QuestionKind.Cost, ["dyddiad"] = QuestionKind.When, ["ddyddiad"] = QuestionKind.When,
        ["pryd"] = QuestionKind.When, ["oriau"] = QuestionKind.When, ["agor"] = QuestionKind.When, ["cau"] = QuestionKind.When,
        ["ffon"] = QuestionKind.Contact, ["ffonio"] = QuestionKind.Contact, ["rif"] = QuestionKind.Contact, ["cysylltu"] = QuestionKind.Contact,
        ["gysylltu"] = QuestionKind.Contact, ["ebost"] = QuestionKind.Contact, ["sut"] = QuestionKind.How,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // "When will they ring us?" asks for no number.
    private static readonly FrozenSet<string> Callers = Set("they", "you", "someone", "somebody", "anyone", "anybody");

    private static readonly FrozenSet<string> BeforeWhen = Set("and", "or", "know", "me", "out", "say", "sure", "wondering", "ask", "exactly", "since", "until", "till", "by", "from");

    private static readonly FrozenSet<string> AfterWhen = Set(
        "is", "are", "was", "will", "would", "do", "does", "did", "can", "could", "should", "must", "has", "have", "am", "next", "ll", "s", "to", "the", "my", "our", "bin");

    /// <summary>What a question asks for.</summary>
    public static QuestionKind Of(string question, LanguageTag language)
    {
        var words = TextAnalyser.AllWords(question, language);
        var welsh = language == LanguageTag.Welsh;
        var (byWord, phrases) = welsh ? (WelshWords, WelshPhrases) : (EnglishWords, EnglishPhrases);
        var kind = QuestionKind.None;
        for (var i = 0; i < words.Count; i++)
        {
            kind |= (words[i] == "when" && !AsksWhen(words, i)) || (i > 0 && Callers.Contains(words[i - 1])) ? QuestionKind.None : byWord.GetValueOrDefault(words[i]);
            foreach (var (phrase, asked) in phrases)
            {
                kind |= StandsAt(words, i, phrase) ? asked : QuestionKind.None;
            }
        }

        return kind;
    }

    // "When she comes round, can she park here?" asks no time.
    private static bool AsksWhen(List<string> words, int at) =>
        words.Count == 1
        || (at > 0 && BeforeWhen.Contains(words[at - 1]))
        || (at + 1 < words.Count && AfterWhen.Contains(words[at + 1]));

    private static bool StandsAt(List<string> words, int start, string[] phrase)
    {
        if (start + phrase.Length > words.Count)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (words[start + i] != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
