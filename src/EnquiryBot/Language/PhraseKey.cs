namespace EnquiryBot.Language;

/// <summary>The keys of <c>phrases.yaml</c>: one for each thing the service says in fixed words.</summary>
public static class PhraseKey
{
    /// <summary>Under an answer: which page it is from and when that was last checked.</summary>
    public const string AnsweredSource = "answered.source";

    /// <summary>Before pages that may help.</summary>
    public const string SuggestedLead = "suggested.lead";

    /// <summary>After pages that may help: what to do when they do not.</summary>
    public const string SuggestedEnd = "suggested.end";

    /// <summary>Before two or three services to choose from.</summary>
    public const string ClarifiedChoice = "clarified.choice";

    /// <summary>To a message without words.</summary>
    public const string ClarifiedBlank = "clarified.blank";

    /// <summary>Asks for the postcode, to look up what differs from street to street.</summary>
    public const string ClarifiedPostcode = "clarified.postcode";

    /// <summary>Before the days on which bins are collected.</summary>
    public const string CollectionsLead = "collections.lead";

    /// <summary>A day that is today.</summary>
    public const string CollectionsToday = "collections.today";

    /// <summary>A day that is tomorrow.</summary>
    public const string CollectionsTomorrow = "collections.tomorrow";

    /// <summary>A day that takes the place of the usual one.</summary>
    public const string CollectionsShifted = "collections.shifted";

    /// <summary>A bin that is not collected for some weeks.</summary>
    public const string CollectionsLater = "collections.later";

    /// <summary>After the days: when to put the bins out.</summary>
    public const string CollectionsOut = "collections.out";

    /// <summary>The link to the dates as a calendar file.</summary>
    public const string CollectionsCalendar = "collections.calendar";

    /// <summary>The name of that calendar.</summary>
    public const string CollectionsCalendarName = "collections.calendar-name";

    /// <summary>The postcode is in the council's area, but not in its list.</summary>
    public const string CollectionsUnknown = "collections.unknown";

    /// <summary>Another council runs the service.</summary>
    public const string SignpostedCouncil = "signposted.council";

    /// <summary>One of several councils runs the service, by where the citizen lives.</summary>
    public const string SignpostedCouncils = "signposted.councils";

    /// <summary>One line for each of those councils.</summary>
    public const string SignpostedCouncilLine = "signposted.council-line";

    /// <summary>The postcode or place is in another council's area.</summary>
    public const string SignpostedArea = "signposted.area";

    /// <summary>Another body's job, such as passports.</summary>
    public const string SignpostedElsewhere = "signposted.elsewhere";

    /// <summary>The postcode is in the area of no council that is known here.</summary>
    public const string SignpostedOutside = "signposted.outside";

    /// <summary>Nothing found, the first time.</summary>
    public const string UnansweredFirst = "unanswered.first";

    /// <summary>Nothing that the service is for.</summary>
    public const string Declined = "declined";

    /// <summary>A part of the service failed: who to ring, and when.</summary>
    public const string Failed = "failed";

    /// <summary>Open, and others are before the citizen: the place in the queue.</summary>
    public const string HandoverPlace = "handover.place";

    /// <summary>Open, and the citizen is next.</summary>
    public const string HandoverNext = "handover.next";

    /// <summary>Closed: when the team is back, and whom to ring until then.</summary>
    public const string HandoverClosed = "handover.closed";

    /// <summary>Closed, and no opening is known.</summary>
    public const string HandoverClosedLong = "handover.closed-long";

    /// <summary>An adviser has the enquiry.</summary>
    public const string HandoverWithAdviser = "handover.with-adviser";

    /// <summary>What to do while the team is open.</summary>
    public const string HandoverWaitHere = "handover.wait-here";

    /// <summary>What to do while the team is closed.</summary>
    public const string HandoverComeBack = "handover.come-back";

    /// <summary>The button that goes back to the bot; sent as a message it does the same.</summary>
    public const string HandoverBack = "handover.back";

    /// <summary>Back with the bot, while the enquiry before stays urgent.</summary>
    public const string BackToBotUrgent = "acknowledged.back-to-bot-urgent";

    /// <summary>An adviser joined.</summary>
    public const string NoticeAdviserJoined = "notice.adviser-joined";

    /// <summary>The enquiry went to another team.</summary>
    public const string NoticeTransferred = "notice.transferred";

    /// <summary>The adviser left; the enquiry is in its queue again.</summary>
    public const string NoticeAdviserLeft = "notice.adviser-left";

    /// <summary>Neither e-mail nor phone was given.</summary>
    public const string ContactNeeded = "contact.needed";

    /// <summary>Not an e-mail address.</summary>
    public const string ContactEmail = "contact.email";

    /// <summary>Not a phone number.</summary>
    public const string ContactPhone = "contact.phone";

    /// <summary>A name that is too long.</summary>
    public const string ContactName = "contact.name";

    /// <summary>After what to do in danger: the council's team for it, while that is open.</summary>
    public const string SafeguardingOpen = "safeguarding.open";

    /// <summary>After what to do in danger: whom to ring while the council is closed.</summary>
    public const string SafeguardingClosed = "safeguarding.closed";

    /// <summary>At the end of every safeguarding reply: that no person speaks here.</summary>
    public const string SafeguardingEnd = "safeguarding.end";

    private const string Acknowledged = "acknowledged.";
    private const string HandoverLead = "handover.";
    private const string Closed = "notice.closed.";
    private const string Safeguarding = "safeguarding.";

    /// <summary>Small talk that has a reply, by its id in <c>intents.yaml</c>.</summary>
    public static IReadOnlyList<string> SmallTalk { get; } =
        ["greeting", "thanks", "goodbye", "about-the-bot", "how-are-you", "yes", "no"];

    /// <summary>The concerns that have a reply, by their id.</summary>
    public static IReadOnlyList<string> Concerns { get; } =
        ["danger-to-life", "fire", "gas", "suicide", "child-at-risk", "domestic-abuse", "adult-at-risk", "flood"];

    /// <summary>The concerns whose helpline is another in each nation.</summary>
    public static IReadOnlyList<string> ConcernsWithHelpline { get; } = ["gas", "suicide", "domestic-abuse", "flood"];

    /// <summary>The nations as they stand at the end of a helpline's key.</summary>
    public static IReadOnlyList<string> Nations { get; } = ["england", "wales", "scotland", "northern-ireland"];

    /// <summary>Every key.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        AnsweredSource, SuggestedLead, SuggestedEnd, ClarifiedChoice, ClarifiedBlank, SignpostedCouncil, SignpostedCouncils,
        ClarifiedPostcode, CollectionsLead, CollectionsToday, CollectionsTomorrow, CollectionsShifted, CollectionsLater, CollectionsOut,
        CollectionsCalendar, CollectionsCalendarName, CollectionsUnknown, SignpostedOutside,
        SignpostedCouncilLine, SignpostedArea, SignpostedElsewhere, UnansweredFirst, Declined, Failed,
        Acknowledged + "greeting", Acknowledged + "thanks", Acknowledged + "goodbye", Acknowledged + "about-the-bot",
        Acknowledged + "how-are-you", Acknowledged + "yes", Acknowledged + "no", Acknowledged + "back-to-bot", BackToBotUrgent,
        HandoverPlace, HandoverNext, HandoverClosed, HandoverClosedLong, HandoverWithAdviser, HandoverWaitHere, HandoverComeBack, HandoverBack,
        HandoverLead + "asked-for", HandoverLead + "unanswered", HandoverLead + "risky-service", HandoverLead + "low-confidence",
        HandoverLead + "failure", HandoverLead + "feedback", HandoverLead + "safeguarding",
        NoticeAdviserJoined, NoticeTransferred, NoticeAdviserLeft,
        Closed + "answered", Closed + "passed-on", Closed + "no-reply", Closed + "returned-to-bot",
        ContactNeeded, ContactEmail, ContactPhone, ContactName,
        SafeguardingOpen, SafeguardingClosed, SafeguardingEnd,
    }
    .Union(Concerns.Select(Concern))
    .Union(ConcernsWithHelpline.SelectMany(c => Nations.Select(n => Helpline(c, n))))
    .ToHashSet(StringComparer.Ordinal);

    /// <summary>What may stand in braces.</summary>
    public static IReadOnlySet<string> Placeholders { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "council", "phone", "relay", "emergency", "hours", "website", "title", "date", "service", "other", "otherPhone", "otherWebsite",
        "name", "body", "url", "queue", "place", "reference", "opens", "line", "linePhone", "helpline",
        "bins", "usual", "time",
    };

    /// <summary>What every wording of a key must have, a council's own too: no number in danger and no date may go missing.</summary>
    public static IReadOnlyList<string> NeededIn(string key) => key switch
    {
        SafeguardingOpen or SafeguardingClosed => ["{line}", "{linePhone}"],
        CollectionsToday or CollectionsTomorrow => ["{date}"],
        CollectionsShifted => ["{date}", "{usual}"],
        CollectionsLater => ["{bins}", "{date}"],
        CollectionsOut => ["{time}"],
        _ when ConcernsWithHelpline.Any(c => Concern(c) == key) => ["999", "{helpline}"],
        _ when Concerns.Any(c => Concern(c) == key) => ["999"],
        _ => [],
    };

    /// <summary>The key of the reply to small talk.</summary>
    public static string Acknowledge(string smallTalk) => Acknowledged + smallTalk;

    /// <summary>The key of what is said when a person is brought in, by the reason's name.</summary>
    public static string HandedOver(string reason) => HandoverLead + reason;

    /// <summary>The key of what is said when an enquiry is closed, by the reason's name.</summary>
    public static string NoticeClosed(string reason) => Closed + reason;

    /// <summary>The key of what to do about a concern.</summary>
    public static string Concern(string concern) => Safeguarding + concern;

    /// <summary>The key of a concern's helpline in a nation.</summary>
    public static string Helpline(string concern, string nation) => $"{Safeguarding}{concern}.{nation}";
}
