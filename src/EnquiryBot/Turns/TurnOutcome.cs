using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.SelfService;

namespace EnquiryBot.Turns;

/// <summary>How a turn ended: exactly one of these. Wording, metrics and evaluation key off it.</summary>
public abstract record TurnOutcome
{
    private TurnOutcome(string name) => Name = name;

    /// <summary>The name in records, metrics and the golden set.</summary>
    public string Name { get; }

    /// <summary>Answered from one of the council's own pages, quoted.</summary>
    /// <param name="Answer">The quotes and their source.</param>
    public sealed record Answered(ComposedAnswer Answer) : TurnOutcome("answered");

    /// <summary>Pages that may help; nothing is claimed.</summary>
    /// <param name="Pages">Up to three, best first.</param>
    public sealed record Suggested(IReadOnlyList<PageSuggestion> Pages) : TurnOutcome("suggested");

    /// <summary>Asked back.</summary>
    /// <param name="Choices">Two or three things that may be meant; none when the message had no words.</param>
    public sealed record Clarified(IReadOnlyList<RememberedChoice> Choices) : TurnOutcome("clarified");

    /// <summary>Asked for the postcode, to look something up.</summary>
    public sealed record PostcodeWanted() : TurnOutcome("clarified");

    /// <summary>Looked up for this citizen: the next days on which their bins are emptied.</summary>
    /// <param name="Collections">The days.</param>
    /// <param name="Source">The page that says how it is for all; null when there is none.</param>
    public sealed record Completed(NextCollections Collections, Citation? Source) : TurnOutcome("completed");

    /// <summary>A postcode of the area that the look-up does not have: the page and the team that know it.</summary>
    /// <param name="Page">The page; null when there is none.</param>
    public sealed record PostcodeUnknown(PageSuggestion? Page) : TurnOutcome("suggested");

    /// <summary>Somebody else's job, or a person's: whose, and how to reach them.</summary>
    /// <param name="To">Where to go.</param>
    public sealed record Signposted(Signpost To) : TurnOutcome("signposted");

    /// <summary>A greeting, thanks or other small talk.</summary>
    /// <param name="SmallTalk">Its id in <c>intents.yaml</c>.</param>
    public sealed record Acknowledged(string SmallTalk) : TurnOutcome("acknowledged");

    /// <summary>Nothing found.</summary>
    public sealed record Unanswered() : TurnOutcome("unanswered");

    /// <summary>Nothing that the service is for.</summary>
    public sealed record Declined() : TurnOutcome("declined");

    /// <summary>A person takes over, who will know what was asked.</summary>
    /// <param name="Why">Why, and how soon.</param>
    public sealed record HandedOver(Escalation Why) : TurnOutcome("handed-over")
    {
        /// <summary>The ticket as it is committed with the reply; set before the reply is worded.</summary>
        public Ticket? Ticket { get; init; }

        /// <summary>What the citizen can expect.</summary>
        public QueueOutlook? Outlook { get; init; }
    }

    /// <summary>A person holds the conversation: the bot says nothing.</summary>
    public sealed record Held() : TurnOutcome("held");

    /// <summary>A part of the service failed.</summary>
    /// <param name="Part">The step.</param>
    public sealed record Failed(string Part) : TurnOutcome("failed");
}

/// <summary>Where to go instead.</summary>
public abstract record Signpost
{
    private Signpost()
    {
    }

    /// <summary>To the council, or the councils to choose from, that run the service here.</summary>
    /// <param name="Providers">One county, or the districts of a county.</param>
    /// <param name="Service">The service's name.</param>
    /// <param name="Page">The provider's own page about it, when it is in this service's knowledge.</param>
    public sealed record Council(IReadOnlyList<CouncilProfile> Providers, LocalisedText Service, PageSuggestion? Page) : Signpost;

    /// <summary>To the council in whose area the postcode or place lies.</summary>
    /// <param name="Other">That council.</param>
    /// <param name="Page">Its own page about what was asked, when there is one.</param>
    public sealed record Area(CouncilProfile Other, PageSuggestion? Page) : Signpost;

    /// <summary>To whichever council the postcode lies in: none that this service knows.</summary>
    public sealed record OutsideArea : Signpost;

    /// <summary>To another body, such as HM Passport Office.</summary>
    /// <param name="Subject">What it deals with.</param>
    /// <param name="Body">Its name.</param>
    /// <param name="Url">Its page.</param>
    public sealed record Elsewhere(LocalisedText Subject, LocalisedText Body, string Url) : Signpost;
}
