using EnquiryBot.Calendar;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Calendar;

/// <summary>What must hold of any hours at any instant, clock changes and nights included.</summary>
public sealed class OpeningHoursProperties
{
    private const int Runs = 1000;

    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    private static Arbitrary<(OpeningHours Hours, DateTimeOffset At, DateTimeOffset Other)> Cases => SomeHours.Any
        .SelectMany(_ => SomeHours.Instant, (hours, at) => (hours, at))
        .SelectMany(_ => SomeHours.Instant, (one, other) => (one.hours, one.at, other)).ToArbitrary();

    [Property(MaxTest = Runs)]
    public Property It_is_open_when_it_opens_next_and_closed_until_then() => Prop.ForAll(Cases, c =>
        c.Hours.OpensNext(c.At) is { } opens
            ? opens >= c.At && c.Hours.IsOpen(opens) && Instants(c.At, opens).All(at => !c.Hours.IsOpen(at)) && c.Hours.OpenTimeBetween(c.At, opens) == TimeSpan.Zero
            : Instants(c.At, c.At.AddDays(10)).All(at => !c.Hours.IsOpen(at)));

    [Property(MaxTest = Runs)]
    public Property It_is_closed_when_it_closes_next_and_open_until_then() => Prop.ForAll(Cases, c =>
        c.Hours.ClosesNext(c.At) is { } closes
            ? closes >= c.At && !c.Hours.IsOpen(closes) && Instants(c.At, closes).All(c.Hours.IsOpen) && c.Hours.OpenTimeBetween(c.At, closes) == closes - c.At
            : Instants(c.At, c.At.AddDays(10)).All(c.Hours.IsOpen));

    [Property(MaxTest = Runs)]
    public Property Open_time_is_the_sum_of_its_parts(ushort share) => Prop.ForAll(Cases, c =>
    {
        var (from, to) = c.At < c.Other ? (c.At, c.Other) : (c.Other, c.At);
        var between = from + ((to - from) * (share / (double)ushort.MaxValue));
        var whole = c.Hours.OpenTimeBetween(from, to);

        return whole == c.Hours.OpenTimeBetween(from, between) + c.Hours.OpenTimeBetween(between, to) && whole >= TimeSpan.Zero && whole <= to - from;
    });

    [Property(MaxTest = Runs)]
    public Property As_much_open_time_passes_as_was_added(ushort minutes) => Prop.ForAll(Cases, c =>
    {
        var duration = TimeSpan.FromMinutes(minutes % 3000);
        return c.Hours.AddOpenTime(c.At, duration) is { } result
            ? c.Hours.OpenTimeBetween(c.At, result) == duration && (duration == TimeSpan.Zero || c.Hours.OpenTimeBetween(c.At, result.AddTicks(-1)) < duration)
            : duration > TimeSpan.Zero;
    });

    // Away from the two days of a clock change, written down in the plainest way.
    [Property(MaxTest = Runs)]
    public Property It_is_open_when_the_clock_on_the_wall_says_so() => Prop.ForAll(Cases, c =>
    {
        var local = TimeZoneInfo.ConvertTime(c.At, c.Hours.TimeZone);
        var (today, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        var changes = c.Hours.TimeZone.GetUtcOffset(c.At.AddDays(-2)) != c.Hours.TimeZone.GetUtcOffset(c.At.AddDays(2));
        var isToday = c.Hours.On(today).Any(i => time >= i.From && (time < i.To || i.To <= i.From));
        var isFromYesterday = c.Hours.On(today.AddDays(-1)).Any(i => i.To <= i.From && time < i.To);

        return changes || c.Hours.IsOpen(c.At) == (isToday || isFromYesterday);
    });

    // Every five minutes, and the last instant of all; enough of them, so that half a year of closure takes no time.
    private static IEnumerable<DateTimeOffset> Instants(DateTimeOffset from, DateTimeOffset to) =>
        from == to ? [] : Enumerable.Range(0, (int)Math.Min((to - from) / Step, 300)).Select(i => from + (i * Step)).Append(to.AddTicks(-1));
}
