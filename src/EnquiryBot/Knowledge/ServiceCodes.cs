using System.Globalization;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Knowledge;

/// <summary>What of <c>services.yaml</c> articles refer to: the codes of services and interactions.</summary>
/// <param name="Providers">The tiers that run each service, by its LGSL code.</param>
/// <param name="Interactions">Interaction ids by what may stand in front matter: the id itself or its LGIL code.</param>
public sealed record ServiceCodes(
    IReadOnlyDictionary<int, IReadOnlyList<CouncilTier>> Providers, IReadOnlyDictionary<string, string> Interactions)
{
    private const string FileName = "services.yaml";

    /// <summary>Reads the codes. Faults of the rest of the file are for whoever uses the rest.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="faults">Where faults go.</param>
    public static ServiceCodes Read(string folder, FaultList faults)
    {
        var providers = new Dictionary<int, IReadOnlyList<CouncilTier>>();
        var interactions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (EditorFile.Read(folder, FileName, faults) is not { } text || YamlMap.Parse(text, FileName, faults) is not { } map)
        {
            return new ServiceCodes(providers, interactions);
        }

        foreach (var interaction in map.Maps("interactions"))
        {
            var id = interaction.RequiredText("id");
            interactions[id] = id;
            if (interaction.Number("code") is { } code)
            {
                interactions[code.ToString(CultureInfo.InvariantCulture)] = id;
            }
        }

        foreach (var service in map.Maps("services"))
        {
            if (service.Number("code") is { } code)
            {
                providers[code] = [.. service.Texts("providedBy").Select(t => Enum.TryParse<CouncilTier>(t, ignoreCase: true, out var tier) ? tier : CouncilTier.Unitary).Distinct()];
            }
        }

        return new ServiceCodes(providers, interactions);
    }
}
