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

    /// <summary>How to reach a person, when one is asked for.</summary>
    public const string SignpostedPerson = "signposted.person";

    /// <summary>Nothing found, the first time.</summary>
    public const string UnansweredFirst = "unanswered.first";

    /// <summary>Nothing found again: who to ring, and when.</summary>
    public const string UnansweredAgain = "unanswered.again";

    /// <summary>Nothing that the service is for.</summary>
    public const string Declined = "declined";

    /// <summary>A part of the service failed: who to ring, and when.</summary>
    public const string Failed = "failed";

    /// <summary>After what to do in danger: the council's team for it, while that is open.</summary>
    public const string SafeguardingOpen = "safeguarding.open";

    /// <summary>After what to do in danger: whom to ring while the council is closed.</summary>
    public const string SafeguardingClosed = "safeguarding.closed";

    /// <summary>At the end of every safeguarding reply: that no person speaks here.</summary>
    public const string SafeguardingEnd = "safeguarding.end";

    private const string Acknowledged = "acknowledged.";
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
        SignpostedCouncilLine, SignpostedArea, SignpostedElsewhere, SignpostedPerson, UnansweredFirst, UnansweredAgain, Declined, Failed,
        Acknowledged + "greeting", Acknowledged + "thanks", Acknowledged + "goodbye", Acknowledged + "about-the-bot",
        Acknowledged + "how-are-you", Acknowledged + "yes", Acknowledged + "no", SafeguardingOpen, SafeguardingClosed, SafeguardingEnd,
    }
    .Union(Concerns.Select(Concern))
    .Union(ConcernsWithHelpline.SelectMany(c => Nations.Select(n => Helpline(c, n))))
    .ToHashSet(StringComparer.Ordinal);

    /// <summary>What may stand in braces.</summary>
    public static IReadOnlySet<string> Placeholders { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "council", "phone", "relay", "emergency", "hours", "website", "title", "date", "service", "other", "otherPhone", "otherWebsite",
        "name", "body", "url", "helpline", "line", "linePhone",
    };

    /// <summary>What every wording of a key must have, a council's own too: in danger no number may go missing.</summary>
    public static IReadOnlyList<string> NeededIn(string key) => key switch
    {
        SafeguardingOpen or SafeguardingClosed => ["{line}", "{linePhone}"],
        _ when ConcernsWithHelpline.Any(c => Concern(c) == key) => ["999", "{helpline}"],
        _ when Concerns.Any(c => Concern(c) == key) => ["999"],
        _ => [],
    };

    /// <summary>The key of the reply to small talk.</summary>
    public static string Acknowledge(string smallTalk) => Acknowledged + smallTalk;

    /// <summary>The key of what to do about a concern.</summary>
    public static string Concern(string concern) => Safeguarding + concern;

    /// <summary>The key of a concern's helpline in a nation.</summary>
    public static string Helpline(string concern, string nation) => $"{Safeguarding}{concern}.{nation}";
}
