using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Language;
using EnquiryBot.Retrieval;
using EnquiryBot.Safeguarding;
using EnquiryBot.SelfService;

namespace EnquiryBot.Knowledge;

/// <summary>Everything that the knowledge folder says, read and checked as a whole.</summary>
/// <param name="Councils">The councils.</param>
/// <param name="Services">The services and interactions.</param>
/// <param name="Intents">What citizens may say, with examples.</param>
/// <param name="Phrases">What the service says in fixed words.</param>
/// <param name="Synonyms">Words that mean the same.</param>
/// <param name="Safeguarding">What danger sounds like.</param>
/// <param name="Collections">When which bins are collected, by postcode.</param>
/// <param name="Articles">The articles, rendered for every council.</param>
public sealed record HouseFiles(
    IReadOnlyList<CouncilProfile> Councils,
    ServiceCatalogue Services,
    IntentCatalogue Intents,
    PhraseBook Phrases,
    SynonymTable Synonyms,
    SafeguardingScreen Safeguarding,
    CollectionBook Collections,
    KnowledgeSet Articles)
{
    /// <summary>Reads the folder; with errors in the list the result must not be used.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="faults">Where faults go, each with file and line.</param>
    public static HouseFiles Load(string folder, FaultList faults)
    {
        var councils = CouncilFile.ReadAll(folder, faults);
        var services = ServiceCatalogue.Load(folder, faults);
        return new HouseFiles(
            councils,
            services,
            IntentCatalogue.Load(folder, services, faults),
            PhraseBook.Load(folder, councils.Select(c => c.Id), faults),
            SynonymTable.Load(folder, faults),
            SafeguardingScreen.Load(folder, faults),
            CollectionBook.Load(folder, councils, faults),
            KnowledgeLoader.Load(folder, councils, services.InteractionIds, faults));
    }
}
