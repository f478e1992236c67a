using EnquiryBot.Councils;
using EnquiryBot.Language;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Language;

public sealed class MomentWordingTests
{
    // Wednesday, 23 December 2026, at ten in the evening.
    private const string Now = "2026-12-23 22:00";

    [Theory]
    [InlineData("2026-12-23 23:30", "11:30pm today", "11:30pm heddiw")]
    [InlineData("2026-12-24 08:30", "8:30am tomorrow", "8:30am yfory")]
    [InlineData("2026-12-25 12:00", "midday on Friday", "hanner dydd ddydd Gwener")]
    [InlineData("2026-12-29 09:00", "9am on Tuesday", "9am ddydd Mawrth")]
    [InlineData("2026-12-30 09:00", "9am on Wednesday 30 December", "9am ddydd Mercher 30 Rhagfyr")]
    [InlineData("2027-01-04 08:30", "8:30am on Monday 4 January 2027", "8:30am ddydd Llun 4 Ionawr 2027")]
    [InlineData("2026-12-22 17:00", "5pm on Tuesday 22 December", "5pm ddydd Mawrth 22 Rhagfyr")]
    public void A_moment_is_said_as_near_as_it_is(string moment, string english, string welsh)
    {
        Assert.Equal(english, MomentWording.Say(At(moment), At(Now), London, LanguageTag.English));
        Assert.Equal(welsh, MomentWording.Say(At(moment), At(Now), London, LanguageTag.Welsh));
    }

    [Fact]
    public void Today_is_the_day_where_the_council_is() =>
        Assert.Equal("8:30am today", MomentWording.Say(Utc("2026-07-07 07:30"), Utc("2026-07-06 23:30"), London, LanguageTag.English));
}
