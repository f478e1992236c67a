using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Tests.Retrieval;

namespace EnquiryBot.Tests.Answers;

public sealed class FollowUpTests
{
    [Theory]
    [InlineData("and for a flat?", "en", 1)]
    [InlineData("what about Christmas", "en", 0)]
    [InlineData("how much is it", "en", 0)]
    [InlineData("how long does it take?", "en", 0)]
    [InlineData("can I cancel it", "en", 1)]
    [InlineData("when?", "en", 0)]
    [InlineData("Thank you. How long does it take?", "en", 0)]
    [InlineData("oh hang on, make it next week", "en", 1)]
    [InlineData("ok but what if my mum stays with us for a few weeks over the summer", "en", 1)]
    [InlineData("beth am fflatiau?", "cy", 1)]
    [InlineData("a beth os dwi'n rhentu", "cy", 0)]
    [InlineData("faint yw hynny", "cy", 0)]
    [InlineData("Diolch. Faint yw hynny?", "cy", 0)]
    public void A_message_that_leans_on_the_turn_before_says_so(string text, string language, int topicWords)
    {
        Assert.Equal(Leaning.Leans, LeaningOf(text, language, topicWords));
    }

    [Theory]
    [InlineData("how do I apply for a blue badge", "en", 3)]
    [InlineData("a parking permit for the car", "en", 2)]
    [InlineData("blue badge cost", "en", 2)]
    [InlineData("another question, when is it open", "en", 1)]
    [InlineData("sut mae talu treth y cyngor", "cy", 3)]
    [InlineData("", "en", 0)]
    public void A_message_with_a_topic_of_its_own_stands_by_itself(string text, string language, int topicWords)
    {
        Assert.Equal(Leaning.Stands, LeaningOf(text, language, topicWords));
    }

    [Theory]
    [InlineData("is it too late to register to vote", "en", 2)]
    [InlineData("and I also wanted to ask how I go about getting a parking permit for my new car", "en", 2)]
    [InlineData("My son can bring it in on Monday. Where would he have to take the form for that?", "en", 2)]
    public void Wording_that_allows_both_is_left_to_the_pages(string text, string language, int topicWords)
    {
        Assert.Equal(Leaning.May, LeaningOf(text, language, topicWords));
    }

    [Fact]
    public void A_follow_up_to_a_follow_up_still_knows_the_first_topic()
    {
        var carried = FollowUp.Carry(Pages.Text("and for a flat?"), Pages.Text("when are bins emptied"));

        Assert.Equal("when are bins emptied\nand for a flat?", carried.Value);
        Assert.Equal("x", FollowUp.Carry(Pages.Text("x"), null).Value);
    }

    private static Leaning LeaningOf(string text, string language, int topicWords)
    {
        Assert.True(LanguageTag.TryParse(language, out var tag));
        return FollowUp.Of(Pages.Text(text), tag, topicWords);
    }
}
