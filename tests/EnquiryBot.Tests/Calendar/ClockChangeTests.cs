using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Calendar;

/// <summary>In London the clock goes from 01:00 to 02:00 on 29 March 2026, and from 02:00 back to 01:00 on 25 October 2026; both at 01:00 UTC.</summary>
public sealed class ClockChangeTests
{
    [Theory]
    [InlineData("2026-03-28 22:00", "2026-03-29 06:00", 7)]
    [InlineData("2026-10-24 22:00", "2026-10-25 06:00", 9)]
    [InlineData("2026-03-28 00:00", "2026-03-30 00:00", 47)]
    [InlineData("2026-10-24 00:00", "2026-10-26 00:00", 49)]
    public void A_night_is_an_hour_shorter_in_spring_and_longer_in_autumn(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Daily("00:00-24:00").OpenTimeBetween(At(from), At(to)));

    [Theory]
    [InlineData("00:30-01:30", "2026-03-29 00:30", "2026-03-29 01:00")] // 01:30 does not exist: it closes as the clock jumps
    [InlineData("01:30-03:00", "2026-03-29 01:00", "2026-03-29 02:00")] // nor can it open then
    [InlineData("00:30-01:30", "2026-10-24 23:30", "2026-10-25 01:30")] // closes at the second 01:30
    [InlineData("01:30-03:00", "2026-10-25 00:30", "2026-10-25 03:00")] // opens at the first 01:30
    public void Times_that_are_left_out_or_shown_twice_lose_nothing(string interval, string opens, string closes)
    {
        var hours = Daily(interval);
        var middle = Utc(opens).AddMinutes(1);

        Assert.False(hours.IsOpen(Utc(opens).AddTicks(-1)));
        Assert.Equal(Utc(opens), hours.OpensNext(Utc(opens).AddHours(-1)));
        Assert.Equal(Utc(closes), hours.ClosesNext(middle));
        Assert.False(hours.IsOpen(Utc(closes)));
    }

    [Fact]
    public void An_interval_that_lies_in_the_hour_left_out_does_not_happen()
    {
        var hours = Daily("01:15-01:45");

        Assert.Equal(At("2026-03-30 01:15"), hours.OpensNext(At("2026-03-28 02:00")));
        Assert.Equal(TimeSpan.Zero, hours.OpenTimeBetween(At("2026-03-29 00:00"), At("2026-03-30 00:00")));
    }

    [Fact]
    public void It_opens_by_the_clock_on_the_wall_on_both_sides_of_a_change()
    {
        var hours = Daily("09:00-17:00");

        Assert.Equal(Utc("2026-03-28 09:00"), hours.OpensNext(Utc("2026-03-28 00:00")));
        Assert.Equal(Utc("2026-03-29 08:00"), hours.OpensNext(Utc("2026-03-29 00:00")));
        Assert.Equal(Utc("2026-10-24 08:00"), hours.OpensNext(Utc("2026-10-24 00:00")));
        Assert.Equal(Utc("2026-10-25 09:00"), hours.OpensNext(Utc("2026-10-25 00:00")));
    }
}
