using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using EnquiryBot.Testing;
using Xunit.Abstractions;

namespace EnquiryBot.Tests.Language;

/// <summary>Accuracy on texts that nobody here wrote; undecided counts as wrong. The floors are what was reached; they may only rise.</summary>
public sealed class SharedLanguageTests(ITestOutputHelper output)
{
    [NeedsSharedFact]
    public void Welsh_sentences_are_Welsh() => Measure(SharedTexts.WelshSentences(), LanguageTag.Welsh, 0.999);

    [NeedsSharedFact]
    public void Welsh_sentences_typed_without_accents_and_capitals_are_Welsh() =>
        Measure([.. SharedTexts.WelshSentences().Select(Unaccented.Word)], LanguageTag.Welsh, 0.997);

    [NeedsSharedFact]
    public void Welsh_legislation_is_Welsh() => Measure([.. SharedTexts.Legislation().Select(p => p.Welsh)], LanguageTag.Welsh, 0.997);

    [NeedsSharedFact]
    public void English_legislation_is_English() => Measure([.. SharedTexts.Legislation().Select(p => p.English)], LanguageTag.English, 0.99);

    [NeedsSharedFact]
    public void Council_phrases_are_English() => Measure(SharedTexts.CouncilPhrases(), LanguageTag.English, 0.989);

    [NeedsSharedFact]
    public void Bank_questions_are_English() => Measure(SharedTexts.BankQuestions(), LanguageTag.English, 0.99);

    private void Measure(IReadOnlyList<string> texts, LanguageTag language, double floor)
    {
        Assert.NotEmpty(texts);
        var detector = new LanguageDetector();
        var guesses = texts.Select(t => (Text: t, Guess: detector.Detect(new RedactedText(t), LanguageTag.All))).ToArray();
        var wrong = guesses.Where(g => g.Guess.Language is { } told && told != language).ToArray();
        var undecided = guesses.Where(g => g.Guess.IsUndecided).ToArray();
        var accuracy = 1 - ((wrong.Length + undecided.Length) / (double)texts.Count);

        output.WriteLine($"{accuracy:P2} of {texts.Count}; {wrong.Length} wrong, {undecided.Length} undecided");
        output.WriteLine(string.Join('\n', wrong.Take(60).Select(g => $"wrong: {g.Text} ({LanguageDetector.Weigh(g.Text):F1})")));
        output.WriteLine(string.Join('\n', undecided.Take(60).Select(g => $"undecided: {g.Text} ({LanguageDetector.Weigh(g.Text):F1})")));
        Assert.True(accuracy >= floor, $"{accuracy:P2} is below {floor:P2}");
    }
}
