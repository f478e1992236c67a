using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>The smallest piece of a passage that is quoted: a sentence of a paragraph, a list item, a step, a row of a table.</summary>
internal sealed partial class AnswerUnit
{
    private const int ShortestFamily = 5;
    private const double FamilyStrength = 0.7;

    private AnswerUnit(BlockKind kind, string text, LanguageTag language, bool isFirstOfBlock)
    {
        Kind = kind;
        Text = text;
        Stems = TextAnalyser.Terms(text, language).Select(t => t.Stem).ToFrozenSet(StringComparer.Ordinal);
        var words = TextAnalyser.AllWords(text, language);
        var isSentence = kind == BlockKind.Paragraph;
        var welsh = language == LanguageTag.Welsh;
        IsCondition = isSentence && BeginsWithOneOf(words, welsh ? WelshConditions : EnglishConditions);
        IsStrongCondition = isSentence && BeginsWithOneOf(words, welsh ? WelshStrongConditions : EnglishStrongConditions);
        IsExemption = isSentence && Exemption().IsMatch(text);
        // The first sentence of a paragraph may say "It" of its heading, but what it leans on is not there to bring along.
        LeansOnBefore = isSentence && !isFirstOfBlock && BeginsWithOneOf(words, welsh ? WelshLeaning : EnglishLeaning);
        IsLeadIn = isSentence && text.EndsWith(':');
        Tells = WhatItTells(text);
    }

    /// <summary>What kind of block the unit stands in.</summary>
    public BlockKind Kind { get; }

    /// <summary>The words, exactly as they stand in the passage.</summary>
    public string Text { get; }

    /// <summary>The stems of its meaning-bearing words.</summary>
    public FrozenSet<string> Stems { get; }

    /// <summary>Whether it limits what the sentence before it says.</summary>
    public bool IsCondition { get; }

    /// <summary>Whether it is a condition that only makes sense after another sentence, even after another condition ("But").</summary>
    public bool IsStrongCondition { get; }

    /// <summary>Whether it says who pays nothing or less: after a price it belongs to the rule, however it begins.</summary>
    public bool IsExemption { get; }

    /// <summary>Whether it cannot be understood without the sentence before it.</summary>
    public bool LeansOnBefore { get; }

    /// <summary>Whether it introduces a list.</summary>
    public bool IsLeadIn { get; }

    /// <summary>What it can tell: an amount, a time, a telephone number.</summary>
    public QuestionKind Tells { get; }

    private static FrozenSet<string> EnglishConditions { get; } =
        Set("but", "unless", "if", "except", "however", "only", "otherwise", "apart from", "not all", "this does", "this only");

    private static FrozenSet<string> WelshConditions { get; } =
        Set("ond", "oni bai", "os", "ac eithrio", "heblaw", "fodd bynnag", "dim ond", "oni", "fel arall", "eithriad");

    private static FrozenSet<string> EnglishStrongConditions { get; } = Set("but", "unless", "except", "however", "otherwise");

    private static FrozenSet<string> WelshStrongConditions { get; } = Set("ond", "oni bai", "ac eithrio", "heblaw", "fodd bynnag", "fel arall");

    private static FrozenSet<string> EnglishLeaning { get; } =
        Set("this", "it", "they", "these", "that", "those", "but", "however", "except", "otherwise", "also", "then", "its", "their", "he", "she", "such");

    private static FrozenSet<string> WelshLeaning { get; } =
        Set("mae hyn", "bydd hyn", "hwn", "hon", "rhain", "y rhain", "ond", "fodd bynnag", "maen nhw", "byddan nhw", "hefyd", "yna", "dyma", "felly");

    /// <summary>The share of its words that another unit has too, 0 to 1.</summary>
    public double ShareIn(AnswerUnit other)
    {
        var common = 0;
        foreach (var stem in Stems)
        {
            common += other.Stems.Contains(stem) ? 1 : 0;
        }

        return Stems.Count == 0 ? 1 : (double)common / Stems.Count;
    }

    /// <summary>The units of a passage in reading order.</summary>
    public static AnswerUnit[] Read(Passage passage) =>
        [.. passage.Blocks.SelectMany(block => Sentences(block).Select((s, i) => new AnswerUnit(block.Kind, s, passage.Language, i == 0)))];

    /// <summary>Whether it has a word of the question or a synonym of it.</summary>
    public bool Has(SearchTerm term) => term.IsIn(Stems);

    /// <summary>How well it has a word of the question, 0 to 1: less for another word of the same family (visiting, visitor).</summary>
    public double Strength(SearchTerm term)
    {
        if (Has(term))
        {
            return 1;
        }

        if (term.Stem.Length < ShortestFamily)
        {
            return 0;
        }

        foreach (var stem in Stems)
        {
            if (stem.Length >= ShortestFamily && (stem.StartsWith(term.Stem, StringComparison.Ordinal) || term.Stem.StartsWith(stem, StringComparison.Ordinal)))
            {
                return FamilyStrength;
            }
        }

        return 0;
    }

    private static List<string> Sentences(PassageBlock block) =>
        block.Kind == BlockKind.Paragraph ? SentenceSplitter.Split(block.Text) : [block.Text];

    private static bool BeginsWithOneOf(List<string> words, FrozenSet<string> openings) =>
        words.Count > 0 && (openings.Contains(words[0]) || (words.Count > 1 && openings.Contains($"{words[0]} {words[1]}")));

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a text can tell: an amount, a time, a telephone number.</summary>
    public static QuestionKind WhatItTells(string text) =>
        (Money().IsMatch(text) ? QuestionKind.Cost : 0)
        | (Moment().IsMatch(text) ? QuestionKind.When : 0)
        | (Span().IsMatch(text) ? QuestionKind.Duration : 0)
        | (Reachable().IsMatch(text) ? QuestionKind.Contact : 0)
        | (text.AsSpan().ContainsAnyInRange('0', '9') ? QuestionKind.Number : 0);

    [GeneratedRegex(
        @"\bfree\b|\bno (late )?charges?\b|\bnot pay\b|\bpays? nothing\b|\bhalf price\b|\bam ddim\b|\bdim tâl\b|\bhanner pris\b|\btalu dim\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Exemption();

    [GeneratedRegex(@"£\d|\bfree\b|\bno charge\b|\bam ddim\b|\bdim tâl\b|\d%", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(
        @"day\b|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b|\d\s?[ap]m\b|\bmidnight\b|\bnoon\b"
        + @"|\bevery\b|\bweekly\b|\bdydd\b|\bdyddiau\b|\bbob\b|\b(ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"\d+ ((working|school|calendar) )?(minute|hour|day|week|month|year|munud|awr|diwrnod|ddiwrnod|wythnos|mis|fis|blynedd|flynedd)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"\b0\d{2,4}[\d ]{6,}|\b999\b|\b101\b|\b111\b|\S@\S", RegexOptions.CultureInvariant)]
    private static partial Regex Reachable();
}
