namespace EnquiryBot.Intents;

/// <summary>The families of intents.</summary>
public enum IntentKind
{
    /// <summary>A council service and an interaction with it.</summary>
    Service,

    /// <summary>Greeting, thanks and the like.</summary>
    SmallTalk,

    /// <summary>Asks for a human being.</summary>
    Person,

    /// <summary>Another body's job, such as passports.</summary>
    Elsewhere,

    /// <summary>Nothing that the service is for.</summary>
    OutOfScope,
}

/// <summary>One intent that a message may have.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Id">The label: <c>524/report</c>, <c>smalltalk/greeting</c>, <c>person</c>, <c>elsewhere/passport</c>, <c>out_of_scope</c>.</param>
/// <param name="Service">The LGSL code, for a service.</param>
/// <param name="Interaction">The interaction's id, for a service.</param>
public sealed record Intent(IntentKind Kind, string Id, int? Service = null, string? Interaction = null)
{
    /// <summary>The part of the label after the slash: <c>greeting</c>, <c>passport</c>.</summary>
    public string Name => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>An intent with how likely it is.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Probability">0 to 1; those of one prediction add up to 1 at most.</param>
public sealed record RankedIntent(Intent Intent, double Probability);

/// <summary>What a message is about, most likely first.</summary>
/// <param name="Ranked">Up to five intents; never empty.</param>
public sealed record IntentPrediction(IReadOnlyList<RankedIntent> Ranked)
{
    /// <summary>The most likely intent.</summary>
    public RankedIntent Top => Ranked[0];

    /// <summary>The probability that the message is about a service, summed over its interactions.</summary>
    public double OfService(int service) => Ranked.Where(r => r.Intent.Service == service).Sum(r => r.Probability);
}
