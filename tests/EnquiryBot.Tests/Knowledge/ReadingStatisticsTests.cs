using EnquiryBot.Councils;
using EnquiryBot.Knowledge;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Knowledge;

public sealed class ReadingStatisticsTests
{
    // Two sentences, 12 words, 13 syllables (a-pple): 0.39 * 6 + 11.8 * 13/12 - 15.59 + 5 = 4.53.
    [Fact]
    public void The_age_is_that_of_Flesch_and_Kincaid()
    {
        var page = Assert.Single(Assert.Single(ReadingStatistics.Of([SomeArticle.Of("We take the bins each week. The apple cake is in it.")])).Pages);

        Assert.Equal((12, 2, 6.0), (page.Words, page.Sentences, page.SentenceLength));
        Assert.Equal(4.53, page.Age!.Value, 2);
    }

    [Fact]
    public void Long_words_and_sentences_ask_for_more_years()
    {
        var plain = SomeArticle.Of("You can ask us for help. Call us first.", id: "plain");
        var hard = SomeArticle.Of("Discretionary assistance applications necessitate comprehensive documentation, notwithstanding extenuating circumstances.", id: "hard");

        var english = Assert.Single(ReadingStatistics.Of([plain, hard]));

        Assert.Equal(["alderbrook/articles/hard.md", "alderbrook/articles/plain.md"], english.Pages.Select(p => p.File));
        Assert.True(english.Pages[0].Age > 18 && english.Pages[1].Age < 8);
    }

    [Fact]
    public void A_shared_page_counts_once_and_Welsh_has_sentence_lengths_only()
    {
        var welsh = SomeArticle.Of("Rydym yn casglu'r biniau bob wythnos.") with { Language = LanguageTag.Welsh };

        var only = Assert.Single(ReadingStatistics.Of([welsh, welsh with { Council = CouncilId.Parse("brohelyg") }]));

        Assert.Equal((1, 6, null), (only.Pages.Count, only.Words, only.MedianAge));
    }
}
