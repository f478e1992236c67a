namespace EnquiryBot.Calendar;

/// <summary>Days whose hours are not the ordinary ones, such as Christmas Eve. It outranks the week and what is said of bank holidays.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; the same as the first for a single day.</param>
/// <param name="Hours">The intervals that begin on each of the days; empty when closed.</param>
public sealed record HoursException(DateOnly From, DateOnly To, IReadOnlyList<OpeningInterval> Hours)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}

/// <summary>What a council or team does on bank holidays.</summary>
public enum BankHolidayHours
{
    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It is open from midnight to midnight, and a night shift that begins then ends as it usually does.</summary>
    Open,

    /// <summary>It keeps the hours of the weekday.</summary>
    Usual,
}
