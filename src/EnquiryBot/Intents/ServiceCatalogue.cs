using System.Collections.Frozen;
using System.Globalization;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Intents;

/// <summary>A council service.</summary>
/// <param name="Code">Its code in the Local Government Services List (LGSL).</param>
/// <param name="Area">Our service area, such as <c>bins</c>.</param>
/// <param name="Name">Its name as a citizen would say it.</param>
/// <param name="ProvidedBy">The tiers of councils that run it; never empty.</param>
/// <param name="Risky">Whether a wrong answer could do harm, as with homelessness or safeguarding.</param>
/// <param name="HandOverBelow">The confidence, 0 to 1, below which a person is brought in instead of offering pages; 0: never.</param>
public sealed record ServiceProfile(
    int Code, string Area, LocalisedText Name, IReadOnlyList<CouncilTier> ProvidedBy, bool Risky, double HandOverBelow)
{
    /// <summary>Whether a wrong answer could cost money or a right, as with debts and benefits: more must speak for an answer.</summary>
    public bool Careful { get; init; }
}

/// <summary>What a citizen can do with a service.</summary>
/// <param name="Id">Its id, such as <c>report</c>.</param>
/// <param name="Code">Its code in the Local Government Interaction List (LGIL); null for one of our own.</param>
/// <param name="Name">Its name as a citizen would say it.</param>
public sealed record InteractionProfile(string Id, int? Code, LocalisedText Name);

/// <summary>The services and interactions that the bot knows: <c>services.yaml</c>. Immutable.</summary>
public sealed class ServiceCatalogue
{
    /// <summary>The file in the knowledge folder.</summary>
    public const string FileName = "services.yaml";

    private static readonly Dictionary<string, CouncilTier> _tiers =
        Enum.GetValues<CouncilTier>().ToDictionary(t => t.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly FrozenDictionary<int, ServiceProfile> _byCode;
    private readonly FrozenDictionary<string, InteractionProfile> _byId;

    internal ServiceCatalogue(IReadOnlyList<ServiceProfile> services, IReadOnlyList<InteractionProfile> interactions)
    {
        (Services, Interactions) = (services, interactions);
        Careful = services.Where(s => s.Risky || s.Careful).Select(s => s.Code).ToFrozenSet();
        _byCode = services.DistinctBy(s => s.Code).ToFrozenDictionary(s => s.Code);
        _byId = interactions.DistinctBy(i => i.Id).ToFrozenDictionary(i => i.Id, StringComparer.Ordinal);
        InteractionIds = interactions
            .Select(i => (Written: i.Id, i.Id))
            .Concat(interactions.Where(i => i.Code is not null)
                .Select(i => (Written: i.Code!.Value.ToString(CultureInfo.InvariantCulture), i.Id)))
            .DistinctBy(i => i.Written)
            .ToFrozenDictionary(i => i.Written, i => i.Id, StringComparer.Ordinal);
    }

    /// <summary>The services in the order of the file.</summary>
    public IReadOnlyList<ServiceProfile> Services { get; }

    /// <summary>The codes of the services on which a wrong answer could do harm, or cost money or a right.</summary>
    public IReadOnlySet<int> Careful { get; }

    /// <summary>The interactions in the order of the file.</summary>
    public IReadOnlyList<InteractionProfile> Interactions { get; }

    /// <summary>Interaction ids by what an editor may write for one: the id itself or its LGIL code.</summary>
    public IReadOnlyDictionary<string, string> InteractionIds { get; }

    /// <summary>The service of an LGSL code; null when the bot does not know it.</summary>
    public ServiceProfile? Find(int code) => _byCode.GetValueOrDefault(code);

    /// <summary>The interaction of an id; null when there is none.</summary>
    public InteractionProfile? FindInteraction(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads the file. Never throws for what an editor wrote: every fault goes to the list, and with errors in it the result must not be used.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    public static ServiceCatalogue Load(string folder, FaultList faults)
    {
        if (CatalogueYaml.Open(folder, FileName, faults) is not { } root)
        {
            return new ServiceCatalogue([], []);
        }

        root.KnowOnly("interactions", "services");
        var interactions = root.Maps("interactions").Select(map => (Map: map, Profile: ReadInteraction(map))).ToList();
        var services = root.Maps("services").Select(map => (Map: map, Profile: ReadService(map))).ToList();
        RequireSome(root, "interactions", interactions.Count);
        RequireSome(root, "services", services.Count);
        CatalogueYaml.RefuseRepeats(interactions.Select(i => (i.Map, i.Profile.Id)), "id");
        CatalogueYaml.RefuseRepeats(interactions.Where(i => i.Profile.Code is not null).Select(i => (i.Map, i.Profile.Code!.Value)), "code");
        CatalogueYaml.RefuseRepeats(services.Where(s => s.Profile.Code > 0).Select(s => (s.Map, s.Profile.Code)), "code");
        return new ServiceCatalogue([.. services.Select(s => s.Profile)], [.. interactions.Select(i => i.Profile)]);
    }

    private static InteractionProfile ReadInteraction(YamlMap map)
    {
        map.KnowOnly("id", "code", "name");
        return new InteractionProfile(CatalogueYaml.Id(map, "id"), map.Number("code"), CatalogueYaml.Localised(map, "name"));
    }

    private static ServiceProfile ReadService(YamlMap map)
    {
        map.KnowOnly("code", "area", "name", "providedBy", "risky", "careful", "handOverBelow");
        var code = map.Number("code") ?? 0;
        if (code <= 0)
        {
            map.Error("code", "A service needs its LGSL 'code', a number above 0.");
        }

        return new ServiceProfile(
            code, CatalogueYaml.Id(map, "area"), CatalogueYaml.Localised(map, "name"), ReadTiers(map), map.Flag("risky", false), ReadThreshold(map)) { Careful = map.Flag("careful", false) };
    }

    // Written as a percentage, as editors think of it.
    private static double ReadThreshold(YamlMap map)
    {
        var percent = map.Number("handOverBelow") ?? 0;
        if (percent is < 0 or > 100)
        {
            map.Error("handOverBelow", "'handOverBelow' is the confidence in per cent below which a person is brought in: 0 to 100.");
        }

        return percent / 100.0;
    }

    private static List<CouncilTier> ReadTiers(YamlMap map)
    {
        var written = map.Texts("providedBy");
        foreach (var text in written.Where(t => !_tiers.ContainsKey(t)))
        {
            map.Error("providedBy", $"'{text}' is not a tier: {string.Join(", ", _tiers.Keys)}.");
        }

        if (written.Count == 0)
        {
            map.Error("providedBy", "A service needs the tiers that run it, such as [district, unitary].");
        }

        return [.. written.Where(_tiers.ContainsKey).Select(t => _tiers[t])];
    }

    private static void RequireSome(YamlMap root, string key, int count)
    {
        if (count == 0)
        {
            root.Error(key, $"There must be at least one entry under '{key}'.");
        }
    }
}
