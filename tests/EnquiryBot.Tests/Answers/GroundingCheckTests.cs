using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using EnquiryBot.Tests.Retrieval;

namespace EnquiryBot.Tests.Answers;

public sealed class GroundingCheckTests
{
    private const string Quote = "A bulky waste collection costs £38 for up to 3 items.";

    private static readonly SearchResult Found = Pages.Search().Search(Pages.Ask(Pages.North, "bulky waste cost"));

    private static readonly Citation Source = Citation.Of(Found.Articles[0].Best.Passage);

    [Fact]
    public void A_true_quote_passes_unchanged()
    {
        Assert.Equal(Answer(Quote).Sentences, Verify(Answer(Quote)).Sentences);
    }

    [Theory]
    [InlineData("A bulky waste collection costs £24 for up to 3 items.")]
    [InlineData("A bulky waste collection is free.")]
    [InlineData("")]
    public void A_sentence_that_the_page_does_not_say_is_dropped(string invented)
    {
        Assert.Equal([Quote], Verify(Answer(Quote, invented)).Sentences.Select(s => s.Text));
        Assert.True(Verify(Answer(invented)).IsEmpty);
    }

    [Fact]
    public void The_page_of_another_council_is_no_evidence()
    {
        Assert.True(GroundingCheck.Verify(Answer(Quote), Found, Pages.South, LanguageTag.English).IsEmpty);
    }

    [Fact]
    public void Another_language_is_no_evidence()
    {
        Assert.True(GroundingCheck.Verify(Answer(Quote), Found, Pages.North, LanguageTag.Welsh).IsEmpty);
    }

    [Fact]
    public void A_quote_must_stand_in_the_passage_it_names()
    {
        var elsewhere = new ComposedAnswer([new(BlockKind.Paragraph, Quote, "north/bulky-waste/en#1")], Source);

        Assert.True(Verify(elsewhere).IsEmpty);
    }

    [Fact]
    public void A_source_whose_link_was_changed_is_no_source()
    {
        Assert.True(Verify(Answer(Quote) with { Source = Source with { Url = "https://elsewhere.example" } }).IsEmpty);
    }

    [Fact]
    public void An_opening_that_lost_its_list_is_no_answer()
    {
        const string opening = "You can book a bulky waste collection online:";
        var answer = new ComposedAnswer(
            [new(BlockKind.Paragraph, opening, "north/bulky-waste/en#2"), new(BlockKind.Step, "Send cash.", "north/bulky-waste/en#2")], Source);

        Assert.True(Verify(answer).IsEmpty);
    }

    private static ComposedAnswer Answer(params string[] texts) =>
        new([.. texts.Select(t => new AnswerSentence(BlockKind.Paragraph, t, "north/bulky-waste/en#0"))], Source);

    private static ComposedAnswer Verify(ComposedAnswer answer) => GroundingCheck.Verify(answer, Found, Pages.North, LanguageTag.English);
}
