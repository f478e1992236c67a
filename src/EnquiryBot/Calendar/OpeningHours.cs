namespace EnquiryBot.Calendar;

/// <summary>
/// When a council or team is open: its week, the days that differ, and bank holidays, all meant in one time zone. Pure: the
/// caller says what instant it is. Intervals that touch or overlap are one, so that round the clock has no gap at midnight.
/// </summary>
/// <remarks>
/// A day decides about the intervals that begin on it. One that began yesterday and ends today counts today as well, even when
/// today is a bank holiday or a day of closure: the night shift before Christmas Day goes home in the morning. When the clock
/// goes back, an interval runs from the first showing of its beginning to the last showing of its end.
/// </remarks>
public sealed class OpeningHours
{
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(400);

    private readonly IReadOnlySet<DateOnly> _bankHolidays;

    /// <summary>Puts the parts together.</summary>
    /// <param name="timeZone">The time zone that every time of day is meant in.</param>
    /// <param name="week">The ordinary week.</param>
    /// <param name="exceptions">Days that differ; where two cover a day, the first counts.</param>
    /// <param name="bankHolidays">The bank holidays of the nation.</param>
    /// <param name="onBankHolidays">What happens on them.</param>
    public OpeningHours(
        TimeZoneInfo timeZone,
        WeeklyHours week,
        IReadOnlyList<HoursException> exceptions,
        IReadOnlySet<DateOnly> bankHolidays,
        BankHolidayHours onBankHolidays)
    {
        TimeZone = timeZone;
        Week = week;
        Exceptions = exceptions;
        OnBankHolidays = onBankHolidays;
        _bankHolidays = bankHolidays;
    }

    /// <summary>The time zone that every time of day is meant in.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>The ordinary week.</summary>
    public WeeklyHours Week { get; }

    /// <summary>Days that differ from the ordinary week.</summary>
    public IReadOnlyList<HoursException> Exceptions { get; }

    /// <summary>What happens on bank holidays.</summary>
    public BankHolidayHours OnBankHolidays { get; }

    /// <summary>The intervals that begin on a day; empty when none does.</summary>
    public IReadOnlyList<OpeningInterval> On(DateOnly day)
    {
        if (Exceptions.FirstOrDefault(e => e.Covers(day)) is { } exception)
        {
            return exception.Hours;
        }

        var usual = Week[day.DayOfWeek];
        return (_bankHolidays.Contains(day), OnBankHolidays) switch
        {
            (true, BankHolidayHours.Closed) => [],
            (true, BankHolidayHours.Open) => [OpeningInterval.WholeDay, .. usual],
            _ => usual,
        };
    }

    /// <summary>Whether it is open at an instant.</summary>
    public bool IsOpen(DateTimeOffset at) => Spans(at, at).Any(s => s.Start <= at);

    /// <summary>When it is open next: the instant itself when it is open then; null when it stays closed for 400 days.</summary>
    public DateTimeOffset? OpensNext(DateTimeOffset at) =>
        Spans(at, at + Horizon).Select(s => (OpenSpan?)s).FirstOrDefault() is { } span && span.Start <= at + Horizon
            ? Local(span.Start < at ? at : span.Start)
            : null;

    /// <summary>When it is closed next: the instant itself when it is closed then; null when it stays open for 400 days.</summary>
    public DateTimeOffset? ClosesNext(DateTimeOffset at)
    {
        if (Spans(at, at + Horizon).Select(s => (OpenSpan?)s).FirstOrDefault() is not { } span || span.Start > at)
        {
            return Local(at);
        }

        return span.End <= at + Horizon ? Local(span.End) : null;
    }

    /// <summary>How long it is open from one instant to another, as a stopwatch measures it; nothing when the second is not later.</summary>
    public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to) => Spans(from, to)
        .TakeWhile(s => s.Start < to && from < to)
        .Aggregate(TimeSpan.Zero, (sum, s) => sum + ((s.End < to ? s.End : to) - (s.Start > from ? s.Start : from)));

    /// <summary>
    /// The first instant by which it has been open for a time since another: on Friday at 16:30, an hour on, with nine to five,
    /// is Monday at 9:30. Null when it stays closed for 400 days before that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DateTimeOffset? AddOpenTime(DateTimeOffset from, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var (at, left) = (from, duration);
        while (left > TimeSpan.Zero)
        {
            if (OpensNext(at) is not { } opens)
            {
                return null;
            }

            var closes = ClosesNext(opens) ?? opens + Horizon;
            var spent = closes - opens < left ? closes - opens : left;
            (at, left) = (opens + spent, left - spent);
        }

        return Local(at);
    }

    // What is open after an instant, joined and in order; at the latest what begins on the day after the other instant.
    private IEnumerable<OpenSpan> Spans(DateTimeOffset from, DateTimeOffset until)
    {
        OpenSpan? open = null;
        var last = LocalDay(until).AddDays(1);

        // An interval ends on the next day at the latest; one day more for clocks that change at midnight.
        for (var day = LocalDay(from).AddDays(-2); day <= last; day = day.AddDays(1))
        {
            foreach (var next in SpansOf(day).Where(s => s.End > from))
            {
                if (open is { } before && next.Start > before.End)
                {
                    yield return before;
                    open = null;
                }

                open = open is { } joined ? joined with { End = next.End > joined.End ? next.End : joined.End } : next;
            }
        }

        if (open is { } rest)
        {
            yield return rest;
        }
    }

    private IEnumerable<OpenSpan> SpansOf(DateOnly day) => On(day)
        .Select(i => new OpenSpan(
            LocalClock.FirstShowing(day, i.From, TimeZone),
            LocalClock.LastShowing(i.EndsNextDay ? day.AddDays(1) : day, i.To, TimeZone)))
        .Where(s => s.Start < s.End)
        .OrderBy(s => s.Start);

    private DateOnly LocalDay(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZone);

    private readonly record struct OpenSpan(DateTimeOffset Start, DateTimeOffset End);
}
