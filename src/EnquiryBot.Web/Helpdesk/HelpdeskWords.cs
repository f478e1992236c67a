using System.Globalization;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>What the helpdesk says to staff, in plain English.</summary>
internal static class HelpdeskWords
{
    /// <summary>Why a person was brought in.</summary>
    public static string Why(Ticket ticket) => ticket.Reason switch
    {
        EscalationReason.AskedFor => "Asked to talk to a person",
        EscalationReason.Unanswered => "The bot found no answer twice",
        EscalationReason.RiskyService => "A wrong answer could do harm",
        EscalationReason.LowConfidence => "The bot was not sure enough",
        EscalationReason.Failure => "A part of the service failed",
        EscalationReason.Feedback => "Said that the answer did not help",
        EscalationReason.Safeguarding when ticket.Concern is { } concern => $"Somebody may be in danger: {Spoken(concern)}",
        _ => "Somebody may be in danger",
    };

    /// <summary>How the bot's turn ended.</summary>
    public static string Outcome(string outcome) => outcome switch
    {
        "answered" => "Answered from a page",
        "suggested" => "Offered pages that may help",
        "clarified" => "Asked what was meant",
        "signposted" => "Said who else to ask",
        "completed" => "Looked it up for the citizen",
        "unanswered" => "Found nothing",
        "failed" => "A part of the service failed",
        "handed-over" => "Passed on to a person",
        "declined" => "Declined to answer",
        _ => Sentence(Spoken(outcome)),
    };

    /// <summary>Why an enquiry can be closed by hand, in the order of the form.</summary>
    public static IReadOnlyList<(CloseReason Reason, string Label, string Hint)> CloseReasons { get; } =
    [
        (CloseReason.Answered, "The question is answered", ""),
        (CloseReason.PassedOn, "Another team goes on with it", "Outside this helpdesk. To move it to another queue, transfer it."),
        (CloseReason.NoReply, "The citizen does not reply any more", ""),
    ];

    /// <summary>What was done to an enquiry.</summary>
    public static string Did(AuditEvent done) => done.Action switch
    {
        "ticket.opened" => "Opened",
        "ticket.raised" => "Raised to urgent",
        "ticket.claimed" => "Taken",
        "ticket.replied" => "Reply sent",
        "ticket.noted" => "Internal note added",
        "ticket.transferred" => "Transferred",
        "ticket.released" => "Put back into its queue",
        "ticket.closed" => "Closed",
        "ticket.refused" => "Somebody of another council was refused",
        "contact.given" => "Contact details given",
        "message.revealed" => "A message was read as typed",
        var other => Sentence(Spoken(other)),
    };

    /// <summary>Who did it, as colleagues say it.</summary>
    public static string By(AuditEvent done, Ticket ticket, StaffMember reader)
    {
        if (done.Actor == reader.Id)
        {
            return "by you";
        }

        return done.Actor switch
        {
            "bot" => "by the bot",
            "citizen" => "by the citizen",
            var actor when actor == ticket.AdviserId => $"by {ticket.AdviserName}",
            _ => "by another member of staff",
        };
    }

    /// <summary>The name of a language in English.</summary>
    public static string LanguageName(LanguageTag language) => language == LanguageTag.Welsh ? "Welsh" : "English";

    /// <summary>How long ago: "less than a minute", "1 hour 5 minutes", "3 days".</summary>
    public static string Since(DateTimeOffset moment, DateTimeOffset now)
    {
        var age = now > moment ? now - moment : TimeSpan.Zero;
        return age switch
        {
            { TotalMinutes: < 1 } => "less than a minute",
            { TotalHours: < 1 } => Count(age.Minutes, "minute"),
            { TotalDays: < 1 } when age.Minutes == 0 => Count(age.Hours, "hour"),
            { TotalDays: < 1 } => $"{Count(age.Hours, "hour")} {Count(age.Minutes, "minute")}",
            _ => Count(age.Days, "day"),
        };
    }

    /// <summary>A moment on the council's clock: "2:32pm today".</summary>
    public static string At(DateTimeOffset moment, DateTimeOffset now, TimeZoneInfo zone) => MomentWording.Say(moment, now, zone, LanguageTag.English);

    /// <summary>A moment for a time element.</summary>
    public static string Machine(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun: "1 enquiry" needs both forms.</summary>
    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    private static string Spoken(string id) => id.Replace('-', ' ').Replace('.', ' ');

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
