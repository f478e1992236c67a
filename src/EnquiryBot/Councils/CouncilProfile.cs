using EnquiryBot.Calendar;

namespace EnquiryBot.Councils;

/// <summary>Which of the layers of local government a council is; it decides which services the council runs.</summary>
public enum CouncilTier
{
    /// <summary>Bins, council tax, housing, planning; lies in a county.</summary>
    District,

    /// <summary>Schools, care, roads, libraries; its districts do the rest.</summary>
    County,

    /// <summary>Everything, as in Wales, Scotland and much of England.</summary>
    Unitary,
}

/// <summary>The nations whose bank holidays and laws differ.</summary>
public enum Nation
{
    /// <summary>England.</summary>
    England,

    /// <summary>Wales.</summary>
    Wales,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}

/// <summary>Everything that differs from council to council, read from <c>council.yaml</c>. Immutable: a reload makes a new one.</summary>
public sealed record CouncilProfile
{
    /// <summary>The council's id.</summary>
    public required CouncilId Id { get; init; }

    /// <summary>The full name, as on a letter.</summary>
    public required LocalisedText Name { get; init; }

    /// <summary>The short name, as a citizen says it.</summary>
    public required LocalisedText ShortName { get; init; }

    /// <summary>The layer of local government.</summary>
    public required CouncilTier Tier { get; init; }

    /// <summary>The county that a district lies in; null for the other tiers.</summary>
    public CouncilId? Parent { get; init; }

    /// <summary>The nation.</summary>
    public required Nation Nation { get; init; }

    /// <summary>The languages that citizens are served in, the default first.</summary>
    public required IReadOnlyList<LanguageTag> Languages { get; init; }

    /// <summary>The time zone that opening hours are meant in.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Postcode districts (outward codes) of the council's area, such as WM1.</summary>
    public required IReadOnlyList<string> PostcodeDistricts { get; init; }

    /// <summary>Names of places in the area that a citizen may write.</summary>
    public required IReadOnlyList<string> Places { get; init; }

    /// <summary>The address of the council's website, without a slash at the end.</summary>
    public required LocalisedText Website { get; init; }

    /// <summary>The address of the privacy notice for enquiries.</summary>
    public required LocalisedText PrivacyNotice { get; init; }

    /// <summary>The brand colour as #rrggbb, at least 4.5:1 against white (WCAG 2.2, 1.4.3).</summary>
    public required string BrandColour { get; init; }

    /// <summary>How to reach the council.</summary>
    public required CouncilContact Contact { get; init; }

    /// <summary>When the council answers the phone.</summary>
    public required OpeningHours OpeningHours { get; init; }

    /// <summary>The helpdesk queues; there is always one called <c>general</c>.</summary>
    public required IReadOnlyList<QueueProfile> Queues { get; init; }

    /// <summary>The teams that are reached when the council is closed; often none.</summary>
    public required IReadOnlyList<OutOfHoursTeam> OutOfHours { get; init; }

    /// <summary>The origins of web pages that may carry the widget, such as https://www.example.org.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <summary>Days that a conversation is kept after its last message.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>What is switched on.</summary>
    public required CouncilSwitches Switches { get; init; }

    /// <summary>The language to serve: the wanted one where the council has it, else the council's default.</summary>
    public LanguageTag Serve(LanguageTag wanted) => Languages.Contains(wanted) ? wanted : Languages[0];

    /// <summary>The queue that takes a service (an LGSL code), else <c>general</c>.</summary>
    public QueueProfile QueueFor(int? service) =>
        Queues.FirstOrDefault(q => service is { } code && q.Services.Contains(code)) ?? Queues.First(q => q.Id == QueueProfile.General);

    /// <summary>
    /// The number that somebody answers now: the queue's own while it is open; the council's main number while both are; else the
    /// out-of-hours team on duty for the service, before one that takes every service; else the main number while the council is
    /// open; else the emergency number.
    /// </summary>
    /// <param name="service">The LGSL code; null when no service is known.</param>
    /// <param name="now">The instant at which the citizen is told.</param>
    public HelpLine LineAt(int? service, DateTimeOffset now)
    {
        var queue = QueueFor(service);
        var (queueIsOpen, councilIsOpen) = (queue.Hours.IsOpen(now), OpeningHours.IsOpen(now));
        if (queueIsOpen && (queue.Phone is not null || councilIsOpen))
        {
            return new HelpLine(queue.Name, queue.Phone ?? Contact.Phone, IsOutOfHours: false);
        }

        if (OnDuty(service, now) is { } team)
        {
            return new HelpLine(team.Name, team.Phone, IsOutOfHours: true);
        }

        return councilIsOpen ? new HelpLine(Name, Contact.Phone, IsOutOfHours: false) : new HelpLine(Name, Contact.Emergency, IsOutOfHours: true);
    }

    private OutOfHoursTeam? OnDuty(int? service, DateTimeOffset now) => OutOfHours
        .Where(t => t.Services.Count == 0 || (service is { } code && t.Services.Contains(code)))
        .OrderBy(t => t.Services.Count == 0)
        .FirstOrDefault(t => t.Hours.IsOpen(now));
}

/// <summary>How to reach a council. Numbers as a citizen would dial them.</summary>
/// <param name="Phone">The main number.</param>
/// <param name="Relay">The Relay UK number for people who cannot hear or speak on the phone.</param>
/// <param name="Emergency">The number for emergencies out of hours.</param>
/// <param name="Email">An e-mail address, when the council gives one.</param>
public sealed record CouncilContact(string Phone, string Relay, string Emergency, string? Email);

/// <summary>Switches of a council.</summary>
/// <param name="Widget">The widget hands out tokens. Off: citizens are told to ring.</param>
/// <param name="Answers">The bot answers. Off: it offers pages and people only.</param>
public sealed record CouncilSwitches(bool Widget, bool Answers);
