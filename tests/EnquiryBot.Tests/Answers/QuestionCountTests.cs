using EnquiryBot.Answers;

namespace EnquiryBot.Tests.Answers;

public sealed class QuestionCountTests
{
    [Theory]
    [InlineData("How much is a skip permit? And when is the library open?", 2)]
    [InlineData("what does a skip permit cost and when is the library open", 2)]
    [InlineData("Is there a charge for a new bin, and also how long does one take?", 2)]
    [InlineData("Faint yw trwydded sgip, a phryd mae'r llyfrgell ar agor?", 2)]
    [InlineData("faint yw trwydded sgip a pryd mae'r llyfrgell ar agor", 2)]
    public void A_message_with_two_questions_counts_two(string text, int count)
    {
        Assert.Equal(count, QuestionCount.Of(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("when are the bins emptied")]
    [InlineData("is that right??")]
    [InlineData("And what about flats?")]
    [InlineData("My fridge and cooker are broken. Do you collect them?")]
    [InlineData("and when do you open")]
    public void Anything_else_asks_one_thing(string text)
    {
        Assert.Equal(1, QuestionCount.Of(text));
    }
}
