using EnquiryBot.Calendar;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Language;

public sealed class HoursWordingTests
{
    [Fact]
    public void Days_with_the_same_hours_are_said_together()
    {
        Assert.Equal("Monday to Friday, 9am to 5pm", HoursWording.Say(NineToFive().Week, LanguageTag.English));
        Assert.Equal("dydd Llun i ddydd Gwener, 9am i 5pm", HoursWording.Say(NineToFive().Week, LanguageTag.Welsh));
    }

    [Fact]
    public void Nights_and_whole_days_are_said_so_that_nobody_has_to_guess()
    {
        var week = Of(new() { [DayOfWeek.Monday] = "00:00-08:30 17:00-08:30", [DayOfWeek.Friday] = "12:00-24:00", [DayOfWeek.Saturday] = "00:00-24:00" }, BankHolidayHours.Usual).Week;

        Assert.Equal(
            "Monday, midnight to 8:30am and 5pm to 8:30am the next day; Friday, midday to midnight; Saturday, all day",
            HoursWording.Say(week, LanguageTag.English));
        Assert.Equal(
            "dydd Llun, hanner nos i 8:30am a 5pm i 8:30am drannoeth; dydd Gwener, hanner dydd i hanner nos; dydd Sadwrn, drwy'r dydd",
            HoursWording.Say(week, LanguageTag.Welsh));
    }
}
