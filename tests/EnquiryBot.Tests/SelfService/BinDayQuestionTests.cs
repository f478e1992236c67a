using EnquiryBot.Privacy;
using EnquiryBot.SelfService;

namespace EnquiryBot.Tests.SelfService;

/// <summary>Which questions about bins a look-up answers, and which the page.</summary>
public sealed class BinDayQuestionTests
{
    [Theory]
    [InlineData("When is my bin collected?")]
    [InlineData("bin day")]
    [InlineData("wich bin do i put out this week")]
    [InlineData("is it recycling or rubbish this week")]
    [InlineData("whats the day for black bin")]
    [InlineData("collection calender please")]
    [InlineData("which bin goes out tomorow")]
    [InlineData("wen is the bin lorry next coming")]
    [InlineData("what colour bin is it tonight")]
    [InlineData("pryd mae'r biniau'n cael eu casglu ar ein stryd ni")]
    [InlineData("pa fin sy'n mynd mas fory")]
    [InlineData("pryd ma bin day nesa")]
    public void The_citizens_own_day_is_looked_up(string text) => Assert.True(BinDayQuestion.AsksForDay(Redacted(text)));

    [Theory]
    [InlineData("what time should the bin be at the kerb")]
    [InlineData("when do I need to have my bins out by")]
    [InlineData("how often is general waste picked up, is it fortnightly")]
    [InlineData("is food waste caddy emptied every week or every two weeks, which day")]
    [InlineData("when do the bin men come after easter")]
    [InlineData("are the bins still being emptied on the bank holiday monday")]
    [InlineData("which days change over christmas and new year")]
    [InlineData("what day are the shared bins at my flat emptied")]
    [InlineData("why has my bin day changed")]
    [InlineData("how many sacks can I put out each collection day")]
    [InlineData("can I put bags beside my bin")]
    [InlineData("which bin does a juice carton go in")]
    [InlineData("when will my new bin come")]
    [InlineData("faint o'r gloch ddylai'r bin fod wrth y palmant ar y diwrnod")]
    [InlineData("pa mor aml mae'r bagiau du yn cael eu casglu, pa ddiwrnod")]
    [InlineData("dyddiadau casglu sbwriel dros y Nadolig")]
    [InlineData("ydy'r lori sbwriel yn dod dydd Llun gŵyl y banc")]
    public void What_is_the_same_for_all_is_for_the_page(string text) => Assert.False(BinDayQuestion.AsksForDay(Redacted(text)));

    [Theory]
    [InlineData("and the garden bin?")]
    [InlineData("what about food waste")]
    [InlineData("which bin tomorrow")]
    [InlineData("beth am y gwastraff gardd, y bin brown?")]
    public void Another_bin_of_the_same_round_is_a_follow_up(string text) => Assert.True(BinDayQuestion.IsFollowUp(Redacted(text)));

    [Theory]
    [InlineData("and how much is the garden bin?")]
    [InlineData("and what about a blue badge")]
    [InlineData("thanks")]
    [InlineData("and the bins at christmas?")]
    public void Something_else_is_none(string text) => Assert.False(BinDayQuestion.IsFollowUp(Redacted(text)));

    [Theory]
    [InlineData("WM1 1AA")]
    [InlineData("it's wm11aa thanks")]
    [InlineData("I live at 12 Long Lane, WM1 1AA please")]
    [InlineData("fy nghod post yw HY1 1AA")]
    public void A_postcode_with_a_word_or_two_is_only_a_postcode(string text) => Assert.True(BinDayQuestion.IsOnlyPostcode(Redacted(text)));

    [Theory]
    [InlineData("can you tell me when the library opens, I live at WM1 1AA")]
    [InlineData("missed bin WM1 1AA")]
    public void A_postcode_in_another_question_is_not(string text) => Assert.False(BinDayQuestion.IsOnlyPostcode(Redacted(text)));

    [Theory]
    [InlineData("no")]
    [InlineData("I don't know it")]
    [InlineData("rather not say")]
    [InlineData("why do you need my postcode")]
    [InlineData("WM1")]
    [InlineData("na, dim diolch")]
    public void A_postcode_can_be_kept_back(string text) => Assert.True(BinDayQuestion.KeepsPostcode(Redacted(text)));

    [Theory]
    [InlineData("what day is it in Mellbury", "alderbrook", true)]
    [InlineData("we live in a village near here", "alderbrook", true)]
    [InlineData("bin day in Alderbrook", "alderbrook", false)]
    [InlineData("south of the railway", "fernleigh", true)]
    [InlineData("Ar ba ddiwrnod dach chi'n dod i Drefaes", "brohelyg", true)]
    [InlineData("bin day yn Nhrefaes", "brohelyg", true)]
    [InlineData("pryd mae'r bin ym Mro Helyg", "brohelyg", false)]
    public void A_place_that_the_page_tells_days_of_is_known(string text, string council, bool isNamed) =>
        Assert.Equal(isNamed, BinDayQuestion.NamesPlace(Redacted(text), SomeCollections.Council(council), SomeCollections.Of(council)));

    private static RedactedText Redacted(string text) => new PersonalDataRedactor().Redact(new CitizenText(text)).Text;
}
