namespace EnquiryBot.Helpdesk;

/// <summary>Why a person is brought in.</summary>
public enum EscalationReason
{
    /// <summary>The citizen asked for a person.</summary>
    AskedFor,

    /// <summary>Two questions in a row found nothing.</summary>
    Unanswered,

    /// <summary>The service is one where a wrong answer could do harm, and there was no sure answer.</summary>
    RiskyService,

    /// <summary>The bot was less sure than the service asks for.</summary>
    LowConfidence,

    /// <summary>A part of the service failed.</summary>
    Failure,

    /// <summary>The citizen said that an answer did not help.</summary>
    Feedback,

    /// <summary>Somebody may be in danger.</summary>
    Safeguarding,
}

/// <summary>What speaks for bringing in a person.</summary>
public sealed record EscalationSignals
{
    /// <summary>The safeguarding concern that was recognised.</summary>
    public string? Concern { get; init; }

    /// <summary>The citizen asked for a person.</summary>
    public bool AskedForPerson { get; init; }

    /// <summary>A part of the service failed.</summary>
    public bool Failed { get; init; }

    /// <summary>The citizen said that the last answer did not help.</summary>
    public bool NotHelpful { get; init; }

    /// <summary>How many questions in a row found nothing, this one included.</summary>
    public int UnansweredInRow { get; init; }

    /// <summary>The bot has nothing but pages to offer, or nothing at all.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>The service is one where a wrong answer could do harm.</summary>
    public bool ServiceIsRisky { get; init; }

    /// <summary>How sure the bot was, 0 to 1; null when it did not search.</summary>
    public double? Confidence { get; init; }

    /// <summary>The confidence below which the service wants a person, 0 to 1.</summary>
    public double ServiceThreshold { get; init; }
}

/// <summary>The decision to bring in a person.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Priority">How soon.</param>
/// <param name="Concern">The safeguarding concern, when that is the reason.</param>
public sealed record Escalation(EscalationReason Reason, TicketPriority Priority, string? Concern = null);

/// <summary>When a person is brought in: the first rule below that holds. Pure.</summary>
public static class EscalationPolicy
{
    private const int UnansweredLimit = 2;

    /// <summary>Decides.</summary>
    /// <returns>Why and how soon; null when the bot goes on alone.</returns>
    public static Escalation? Decide(EscalationSignals signals) => signals switch
    {
        { Concern: { } concern } => new Escalation(EscalationReason.Safeguarding, TicketPriority.Urgent, concern),
        { AskedForPerson: true } => Normal(EscalationReason.AskedFor),
        { Failed: true } => Normal(EscalationReason.Failure),
        { NotHelpful: true } => Normal(EscalationReason.Feedback),
        { UnansweredInRow: >= UnansweredLimit } => Normal(EscalationReason.Unanswered),
        { IsUnsure: true, ServiceIsRisky: true } => Normal(EscalationReason.RiskyService),
        { IsUnsure: true, Confidence: { } confidence } when confidence < signals.ServiceThreshold => Normal(EscalationReason.LowConfidence),
        _ => null,
    };

    private static Escalation Normal(EscalationReason reason) => new(reason, TicketPriority.Normal);
}
