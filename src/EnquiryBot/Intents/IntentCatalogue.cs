using System.Collections.Frozen;
using EnquiryBot.Content;
using EnquiryBot.Councils;

namespace EnquiryBot.Intents;

/// <summary>A phrase that citizens may use, written by an editor.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Language">Its language.</param>
/// <param name="Intent">What it means.</param>
public sealed record IntentExample(string Text, LanguageTag Language, Intent Intent);

/// <summary>A subject that is another body's job.</summary>
/// <param name="Id">The id, such as <c>passport</c>.</param>
/// <param name="Name">The subject, such as "passports".</param>
/// <param name="Body">Who does it.</param>
/// <param name="Url">Where to go, an https address.</param>
public sealed record ElsewhereProfile(string Id, LocalisedText Name, LocalisedText Body, string Url);

/// <summary>What citizens may say, with examples of each: <c>intents.yaml</c>. Immutable.</summary>
public sealed class IntentCatalogue
{
    /// <summary>The file in the knowledge folder.</summary>
    public const string FileName = "intents.yaml";

    private readonly FrozenDictionary<string, ElsewhereProfile> _elsewhere;

    internal IntentCatalogue(IReadOnlyList<IntentExample> examples, IReadOnlyList<ElsewhereProfile> elsewhere)
    {
        (Examples, Elsewhere) = (examples, elsewhere);
        _elsewhere = elsewhere.DistinctBy(e => e.Id).ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
    }

    /// <summary>The ids that small talk may have.</summary>
    public static IReadOnlyList<string> SmallTalkIds { get; } = ["greeting", "thanks", "goodbye", "about-the-bot", "how-are-you", "yes", "no"];

    /// <summary>The phrases in the order of the file; no phrase means two things.</summary>
    public IReadOnlyList<IntentExample> Examples { get; }

    /// <summary>The subjects that are another body's job, in the order of the file.</summary>
    public IReadOnlyList<ElsewhereProfile> Elsewhere { get; }

    /// <summary>The subject of an id; null when there is none.</summary>
    public ElsewhereProfile? FindElsewhere(string id) => _elsewhere.GetValueOrDefault(id);

    /// <summary>Reads the file. Never throws for what an editor wrote: every fault goes to the list, and with errors in it the result must not be used.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="services">The services and interactions that phrases may be about.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    public static IntentCatalogue Load(string folder, ServiceCatalogue services, FaultList faults) =>
        CatalogueYaml.Open(folder, FileName, faults) is { } root
            ? new IntentFileReader(services, faults).Read(root)
            : new IntentCatalogue([], []);
}
