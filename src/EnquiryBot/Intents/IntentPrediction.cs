using System.Globalization;

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
    private const string SmallTalkPrefix = "smalltalk/";
    private const string ElsewherePrefix = "elsewhere/";

    /// <summary>The part of the label after the slash: <c>greeting</c>, <c>passport</c>.</summary>
    public string Name => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The intent of asking for a human being.</summary>
    public static Intent Person { get; } = new(IntentKind.Person, "person");

    /// <summary>The intent of a text that the service is not for.</summary>
    public static Intent OutOfScope { get; } = new(IntentKind.OutOfScope, IntentTrainer.OutOfScopeLabel);

    /// <summary>A service (an LGSL code) and an interaction with it.</summary>
    public static Intent OfService(int service, string interaction) =>
        new(IntentKind.Service, string.Create(CultureInfo.InvariantCulture, $"{service}/{interaction}"), service, interaction);

    /// <summary>Small talk, such as <c>greeting</c>.</summary>
    public static Intent SmallTalk(string name) => new(IntentKind.SmallTalk, SmallTalkPrefix + name);

    /// <summary>Another body's job, such as <c>passport</c>.</summary>
    public static Intent Elsewhere(string name) => new(IntentKind.Elsewhere, ElsewherePrefix + name);

    /// <summary>Reads a label.</summary>
    /// <exception cref="FormatException">The label is none of an intent.</exception>
    public static Intent Parse(string id)
    {
        if (id == Person.Id || id == OutOfScope.Id)
        {
            return id == Person.Id ? Person : OutOfScope;
        }

        return id.Split('/') switch
        {
            [var code, { Length: > 0 } interaction] when int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var service) =>
                OfService(service, interaction),
            [_, { Length: > 0 } name] when id.StartsWith(SmallTalkPrefix, StringComparison.Ordinal) => SmallTalk(name),
            [_, { Length: > 0 } name] when id.StartsWith(ElsewherePrefix, StringComparison.Ordinal) => Elsewhere(name),
            _ => throw new FormatException($"'{id}' is not the label of an intent."),
        };
    }
}

/// <summary>An intent with how likely it is.</summary>
/// <param name="Intent">The intent.</param>
/// <param name="Probability">0 to 1; those of one prediction add up to 1 at most.</param>
public sealed record RankedIntent(Intent Intent, double Probability);

/// <summary>What a message is about, most likely first.</summary>
/// <param name="Ranked">Up to five intents; never empty.</param>
public sealed record IntentPrediction(IReadOnlyList<RankedIntent> Ranked)
{
    /// <summary>
    /// Whether the message counts as nothing that the service is for: out of scope came first, or the classifier hardly knows
    /// such a text. <see cref="Ranked"/> is what it would be otherwise.
    /// </summary>
    public bool Rejected { get; init; }

    /// <summary>How sure the classifier is that the message is anything the service knows (small talk too), 0 to 1.</summary>
    public double InScope { get; init; } = 1;

    /// <summary>The most likely intent.</summary>
    public RankedIntent Top => Ranked[0];

    /// <summary>The probability that the message is about a service, summed over its interactions.</summary>
    public double OfService(int service) => Ranked.Where(r => r.Intent.Service == service).Sum(r => r.Probability);
}
