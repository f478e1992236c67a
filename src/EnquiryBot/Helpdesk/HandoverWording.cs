using EnquiryBot.Councils;
using EnquiryBot.Language;

namespace EnquiryBot.Helpdesk;

/// <summary>What a citizen is told about the people who take over: who, when, what to do meanwhile. Only what is true at this hour.</summary>
public static class HandoverWording
{
    /// <summary>Why a person is brought in, what to expect, and whom to ring instead; for a safeguarding concern only that it is kept.</summary>
    public static string HandedOver(
        Ticket ticket, QueueOutlook outlook, CouncilProfile council, LanguageTag language, PhraseBook phrases, DateTimeOffset now)
    {
        var lead = phrases.Say(
            PhraseKey.HandedOver(NameOf(ticket.Reason)), council, language,
            ("queue", outlook.Queue[language]), ("reference", ticket.Reference)).TrimEnd();
        if (ticket.Reason == EscalationReason.Safeguarding)
        {
            // Who may be in danger is told what to do, not to wait.
            return lead;
        }

        var end = phrases.Say(outlook.IsOpen ? PhraseKey.HandoverWaitHere : PhraseKey.HandoverComeBack, council, language).TrimEnd();
        return $"{lead}\n\n{Waiting(ticket, outlook, council, language, phrases, now)}\n\n{end}";
    }

    /// <summary>Where a ticket that waits stands: the place, or when the team is back and whom to ring until then.</summary>
    public static string Waiting(
        Ticket ticket, QueueOutlook outlook, CouncilProfile council, LanguageTag language, PhraseBook phrases, DateTimeOffset now)
    {
        var key = outlook switch
        {
            { IsOpen: true, Place: 1 } => PhraseKey.HandoverNext,
            { IsOpen: true } => PhraseKey.HandoverPlace,
            { OpensAt: not null } => PhraseKey.HandoverClosed,
            _ => PhraseKey.HandoverClosedLong,
        };
        var line = council.LineAt(ticket.Service, now);
        return phrases.Say(
            key, council, language,
            ("queue", outlook.Queue[language]),
            ("place", outlook.Place.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("reference", ticket.Reference),
            ("opens", outlook.OpensAt is { } opens ? MomentWording.Say(opens, now, council.TimeZone, language) : ""),
            ("line", line.Name[language]),
            ("linePhone", line.Phone)).TrimEnd();
    }

    /// <summary>An adviser has the ticket.</summary>
    public static string WithAdviser(Ticket ticket, CouncilProfile council, LanguageTag language, PhraseBook phrases) =>
        phrases.Say(PhraseKey.HandoverWithAdviser, council, language, ("name", ticket.AdviserName ?? ""), ("reference", ticket.Reference)).TrimEnd();

    internal static string NameOf(EscalationReason reason) => reason switch
    {
        EscalationReason.AskedFor => "asked-for",
        EscalationReason.Unanswered => "unanswered",
        EscalationReason.RiskyService => "risky-service",
        EscalationReason.LowConfidence => "low-confidence",
        EscalationReason.Failure => "failure",
        EscalationReason.Feedback => "feedback",
        EscalationReason.Safeguarding => "safeguarding",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no wording for this reason."),
    };

    internal static string NameOf(CloseReason reason) => reason switch
    {
        CloseReason.Answered => "answered",
        CloseReason.PassedOn => "passed-on",
        CloseReason.NoReply => "no-reply",
        CloseReason.ReturnedToBot => "returned-to-bot",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "There is no wording for this reason."),
    };
}
