using EnquiryBot.Calendar;

namespace EnquiryBot.Councils;

/// <summary>A queue of helpdesk tickets and the team of advisers that works it.</summary>
/// <param name="Id">The id in files and settings.</param>
/// <param name="Name">The name that citizens see.</param>
/// <param name="Services">The LGSL codes that the team takes.</param>
/// <param name="Phone">The team's own number, when it has one.</param>
public sealed record QueueProfile(string Id, LocalisedText Name, IReadOnlyList<int> Services, string? Phone)
{
    /// <summary>The queue that takes what no other takes.</summary>
    public const string General = "general";

    /// <summary>When advisers work the queue: its own hours, else the council's; those of the council that runs it.</summary>
    public required OpeningHours Hours { get; init; }

    /// <summary>The council whose advisers work it, in the queue of the same id: its own council, or one that it shares the service with.</summary>
    public required CouncilId RunBy { get; init; }
}

/// <summary>A team that is reached by phone when the council is closed, such as the emergency duty team of social care.</summary>
/// <param name="Id">The id in files.</param>
/// <param name="Name">The name that citizens see.</param>
/// <param name="Phone">The number, as a citizen would dial it.</param>
/// <param name="Services">The LGSL codes that the team takes; empty for every service.</param>
/// <param name="Hours">When it is on duty.</param>
public sealed record OutOfHoursTeam(string Id, LocalisedText Name, string Phone, IReadOnlyList<int> Services, OpeningHours Hours);

/// <summary>Whom to ring at an hour.</summary>
/// <param name="Name">Who answers.</param>
/// <param name="Phone">The number, as a citizen would dial it.</param>
/// <param name="IsOutOfHours">Whether it is for emergencies while the council is closed.</param>
public sealed record HelpLine(LocalisedText Name, string Phone, bool IsOutOfHours);
