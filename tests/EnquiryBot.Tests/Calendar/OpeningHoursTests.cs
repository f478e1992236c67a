using EnquiryBot.Calendar;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Calendar;

public sealed class OpeningHoursTests
{
    [Theory]
    [InlineData("2026-11-23 08:59", false)]
    [InlineData("2026-11-23 09:00", true)]
    [InlineData("2026-11-23 16:59", true)]
    [InlineData("2026-11-23 17:00", false)]
    [InlineData("2026-11-28 12:00", false)]
    public void It_is_open_from_the_first_minute_to_the_last(string at, bool isOpen) => Assert.Equal(isOpen, NineToFive().IsOpen(At(at)));

    [Fact]
    public void It_opens_next_at_once_when_it_is_open_and_closes_next_at_once_when_it_is_closed()
    {
        Assert.Equal(At("2026-11-23 12:00"), NineToFive().OpensNext(At("2026-11-23 12:00")));
        Assert.Equal(At("2026-11-23 17:00"), NineToFive().ClosesNext(At("2026-11-23 12:00")));
        Assert.Equal(At("2026-11-30 09:00"), NineToFive().OpensNext(At("2026-11-27 17:00")));
        Assert.Equal(At("2026-11-27 17:00"), NineToFive().ClosesNext(At("2026-11-27 17:00")));
    }

    [Fact]
    public void What_is_found_is_said_in_local_time()
    {
        var opens = NineToFive().OpensNext(Utc("2026-07-04 22:00"));

        Assert.Equal((Utc("2026-07-06 08:00"), TimeSpan.FromHours(1)), (opens!.Value.ToUniversalTime(), opens.Value.Offset));
    }

    [Theory]
    [InlineData("2026-11-27 16:30", 60, "2026-11-30 09:30")]
    [InlineData("2026-11-27 16:30", 30, "2026-11-27 17:00")]
    [InlineData("2026-11-28 03:00", 1, "2026-11-30 09:01")]
    [InlineData("2026-12-24 16:30", 60, "2026-12-29 09:30")]
    [InlineData("2026-11-28 03:00", 0, "2026-11-28 03:00")]
    public void Open_time_is_added_over_nights_weekends_and_Christmas(string from, int minutes, string expected) =>
        Assert.Equal(At(expected), NineToFive().AddOpenTime(At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Open_time_cannot_be_taken_away() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NineToFive().AddOpenTime(At("2026-11-27 16:30"), TimeSpan.FromTicks(-1)));

    [Fact]
    public void No_open_time_passes_when_the_clock_was_set_back() =>
        Assert.Equal(TimeSpan.Zero, NineToFive().OpenTimeBetween(At("2026-11-23 12:00"), At("2026-11-23 10:00")));

    [Fact]
    public void What_never_opens_says_so()
    {
        var never = Of([], BankHolidayHours.Closed);
        var at = At("2026-11-23 12:00");

        Assert.Null(never.OpensNext(at));
        Assert.Null(never.AddOpenTime(at, TimeSpan.FromMinutes(1)));
        Assert.Equal(at, never.ClosesNext(at));
        Assert.Equal(TimeSpan.Zero, never.OpenTimeBetween(at, at.AddYears(1)));
    }

    [Theory]
    [InlineData("00:00-24:00")]
    [InlineData("00:00-08:00 08:00-24:00")]
    [InlineData("08:00-08:00")]
    [InlineData("22:00-06:00 06:00-22:00")]
    public void Round_the_clock_loses_no_minute_in_a_year(string intervals)
    {
        var always = Daily(intervals);
        var (from, to) = (At("2026-01-01 09:13"), At("2027-01-01 09:13"));

        Assert.Equal(to - from, always.OpenTimeBetween(from, to));
        Assert.Null(always.ClosesNext(from));
        Assert.Equal(to, always.AddOpenTime(from, to - from));
        Assert.All(Enumerable.Range(0, 366), d => Assert.True(always.IsOpen(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(d).AddTicks(-1))));
    }

    [Fact]
    public void A_night_ends_on_the_next_day()
    {
        var nights = Of(new() { [DayOfWeek.Friday] = "22:00-06:00" }, BankHolidayHours.Closed);

        Assert.True(nights.IsOpen(At("2026-11-28 05:59")));
        Assert.False(nights.IsOpen(At("2026-11-28 06:00")));
        Assert.False(nights.IsOpen(At("2026-11-27 05:59")));
        Assert.Equal(At("2026-11-28 06:00"), nights.ClosesNext(At("2026-11-27 23:00")));
        Assert.Equal(TimeSpan.FromHours(8), nights.OpenTimeBetween(At("2026-11-23 00:00"), At("2026-11-30 00:00")));
    }

    [Fact]
    public void A_night_that_began_yesterday_ends_as_usual_on_a_bank_holiday_and_on_a_day_of_closure()
    {
        var nights = Daily("22:00-06:00");
        var closed = new OpeningHours(London, nights.Week, [On("2026-12-27", "")], new HashSet<DateOnly> { new(2026, 12, 25) }, BankHolidayHours.Closed);

        Assert.True(closed.IsOpen(At("2026-12-25 05:59")));
        Assert.Equal(At("2026-12-26 22:00"), closed.OpensNext(At("2026-12-25 06:00")));
        Assert.Equal(At("2026-12-27 06:00"), closed.ClosesNext(At("2026-12-27 01:00")));
        Assert.Equal(At("2026-12-28 22:00"), closed.OpensNext(At("2026-12-27 06:00")));
    }

    [Fact]
    public void Christmas_is_closed_open_or_as_usual()
    {
        var eve = At("2026-12-24 18:00");

        Assert.Equal(At("2026-12-29 09:00"), NineToFive().OpensNext(eve));
        Assert.Equal(At("2026-12-25 00:00"), NineToFive(BankHolidayHours.Open).OpensNext(eve));
        Assert.Equal(At("2026-12-26 00:00"), NineToFive(BankHolidayHours.Open).ClosesNext(At("2026-12-25 03:00")));
        Assert.Equal(At("2026-12-25 09:00"), NineToFive(BankHolidayHours.Usual).OpensNext(eve));
    }

    [Fact]
    public void A_team_that_is_open_on_bank_holidays_goes_on_into_the_night_after()
    {
        var nights = new Dictionary<DayOfWeek, string> { [DayOfWeek.Monday] = "17:00-08:30", [DayOfWeek.Tuesday] = "17:00-08:30" };

        Assert.Equal(At("2026-12-29 08:30"), Of(nights, BankHolidayHours.Open).ClosesNext(At("2026-12-28 12:00")));
    }

    [Fact]
    public void An_exception_outranks_the_week_and_the_bank_holidays()
    {
        var hours = NineToFive(BankHolidayHours.Closed, On("2026-12-24", "08:30-12:00"), On("2026-12-28", "10:00-11:00"), On("2026-12-29", "", "2026-12-31"));

        Assert.True(hours.IsOpen(At("2026-12-24 08:45")));
        Assert.Equal(At("2026-12-28 10:00"), hours.OpensNext(At("2026-12-24 12:00")));
        Assert.Equal(At("2027-01-01 09:00"), hours.OpensNext(At("2026-12-28 11:00"))); // the bank holidays of these tests end in 2026
        Assert.Equal([new OpeningInterval(new(8, 30), new(12, 0))], hours.On(new DateOnly(2026, 12, 24)));
        Assert.Empty(hours.On(new DateOnly(2026, 12, 31)));
    }
}
