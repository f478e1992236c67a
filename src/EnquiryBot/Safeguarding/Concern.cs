namespace EnquiryBot.Safeguarding;

/// <summary>A danger that a message may speak of, and that is answered before anything else.</summary>
public sealed record Concern
{
    private const int WorriedAboutAChild = 266;
    private const int WorriedAboutAnAdult = 731;
    private const int FloodsAndEmergencies = 703;

    private Concern(string id, int? service)
    {
        Id = id;
        Service = service;
    }

    /// <summary>Violence, weapons, being followed or threatened, a medical emergency.</summary>
    public static Concern DangerToLife { get; } = new("danger-to-life", null);

    /// <summary>Something is on fire.</summary>
    public static Concern Fire { get; } = new("fire", null);

    /// <summary>A smell of gas, a leak, carbon monoxide.</summary>
    public static Concern Gas { get; } = new("gas", null);

    /// <summary>Suicide and self-harm.</summary>
    public static Concern Suicide { get; } = new("suicide", null);

    /// <summary>A child who is hurt, neglected, left alone or missing.</summary>
    public static Concern ChildAtRisk { get; } = new("child-at-risk", WorriedAboutAChild);

    /// <summary>Violence or control by a partner or in a family.</summary>
    public static Concern DomesticAbuse { get; } = new("domestic-abuse", null);

    /// <summary>An adult in need of care who is hurt, neglected or exploited.</summary>
    public static Concern AdultAtRisk { get; } = new("adult-at-risk", WorriedAboutAnAdult);

    /// <summary>Water in or around a home.</summary>
    public static Concern Flood { get; } = new("flood", FloodsAndEmergencies);

    /// <summary>Every concern, the gravest first.</summary>
    public static IReadOnlyList<Concern> All { get; } =
        [DangerToLife, Fire, Gas, Suicide, ChildAtRisk, DomesticAbuse, AdultAtRisk, Flood];

    /// <summary>The id in files, on tickets and in records.</summary>
    public string Id { get; }

    /// <summary>The LGSL code of the service whose team matters, also out of hours; null when no team is closer than the council's line.</summary>
    public int? Service { get; }

    /// <summary>The concern of an id; null when there is none.</summary>
    public static Concern? Find(string id) => All.FirstOrDefault(c => c.Id == id);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
