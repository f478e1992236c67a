using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Intents;

public sealed class CatalogueTests : IDisposable
{
    private const string Intents = """
        services:
          - service: 524
            interaction: find-out
            phrases:
              en: [when is bin day, which bin]
              cy: [pryd mae'r bin]
          - service: 557
            interaction: 17
            phrases:
              en: [report a pothole]
        smallTalk:
          - {id: "yes", phrases: {en: [yes, yes please]}}
        person: {phrases: {en: [speak to a person]}}
        elsewhere:
          - id: passport
            name: {en: passports, cy: pasbortau}
            body: {en: HM Passport Office}
            url: https://www.gov.uk/browse/abroad/passports
            phrases: {en: [renew my passport]}
        outOfScope: {phrases: {en: [tell me a joke]}}
        """;

    private readonly KnowledgeFolder _folder = new KnowledgeFolder().Write("services.yaml", KnowledgeFolder.Services).Write("intents.yaml", Intents);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Services_and_interactions_are_found_by_code_and_id()
    {
        var services = Services();

        Assert.Equal("Biniau", services.Find(524)!.Name[LanguageTag.Welsh]);
        Assert.Equal([CouncilTier.County, CouncilTier.Unitary], services.Find(557)!.ProvidedBy);
        Assert.Null(services.Find(1));
        Assert.Equal("report", services.InteractionIds["17"]);
        Assert.Equal("report", services.InteractionIds["report"]);
        Assert.Equal(8, services.FindInteraction("find-out")!.Code);
    }

    [Fact]
    public void A_careful_service_and_a_risky_one_both_ask_for_more_certainty()
    {
        _folder.Write("services.yaml", KnowledgeFolder.Services
            .Replace("unitary], risky: false}\n  - {code: 557", "unitary], careful: true}\n  - {code: 557", StringComparison.Ordinal)
            .Replace("risky: false", "risky: true", StringComparison.Ordinal));

        Assert.Equal(Services().Services.Select(s => s.Code).Order(), Services().Careful.Order());
    }

    [Fact]
    public void Every_phrase_becomes_an_example_with_language_and_intent()
    {
        var catalogue = Load(out _);

        Assert.Contains(new IntentExample("pryd mae'r bin", LanguageTag.Welsh, Intent.OfService(524, "find-out")), catalogue.Examples);
        Assert.Contains(new IntentExample("report a pothole", LanguageTag.English, Intent.OfService(557, "report")), catalogue.Examples);
        Assert.Contains(new IntentExample("yes please", LanguageTag.English, Intent.SmallTalk("yes")), catalogue.Examples);
        Assert.Contains(new IntentExample("speak to a person", LanguageTag.English, Intent.Person), catalogue.Examples);
        Assert.Contains(new IntentExample("tell me a joke", LanguageTag.English, Intent.OutOfScope), catalogue.Examples);
        Assert.Equal(9, catalogue.Examples.Count);
    }

    [Fact]
    public void Another_bodys_job_says_whose_and_where()
    {
        var passport = Load(out _).FindElsewhere("passport")!;

        Assert.Equal("HM Passport Office", passport.Body[LanguageTag.Welsh]);
        Assert.Equal("pasbortau", passport.Name[LanguageTag.Welsh]);
        Assert.Equal("https://www.gov.uk/browse/abroad/passports", passport.Url);
    }

    [Fact]
    public void Too_few_phrases_are_a_warning()
    {
        Load(out var faults);

        Assert.All(faults, f => Assert.Equal(FaultSeverity.Warning, f.Severity));
        Assert.Contains(faults, f => f.Line == 2 && f.Message.StartsWith("There are 2 English phrases", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Line == 2 && f.Message.StartsWith("There are 1 Welsh phrases", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("service: 557", "service: 999", 7, "'999' is not a code of services.yaml")]
    [InlineData("service: 557", "service: potholes", 7, "'potholes' is not a code")]
    [InlineData("interaction: 17", "interaction: cancel", 8, "'cancel' is not an interaction")]
    [InlineData("report a pothole", "When is BIN day?", 10, "stands for 557/report here and for 524/find-out at line 5")]
    [InlineData("report a pothole", "'?!'", 10, "at least one letter")]
    [InlineData("id: \"yes\"", "id: maybe", 12, "'maybe' is not small talk")]
    [InlineData("person: {phrases: {en: [speak to a person]}}", "", 1, "The part 'person' is missing")]
    [InlineData("url: https:", "url: http:", 18, "must be an https address")]
    [InlineData("id: passport", "id: Pass Port", 15, "must be lower-case letters")]
    [InlineData("name: {en: passports, cy: pasbortau}", "name: {cy: pasbortau}", 16, "needs a text in 'en'")]
    [InlineData("    phrases: {en: [renew my passport]}", "", 15, "'phrases' is missing")]
    [InlineData("{en: [tell me a joke]}", "{fr: [une blague]}", 20, "'fr' is not a known field")]
    [InlineData("[tell me a joke]", "tell me a joke", 20, "must be a list of phrases")]
    public void A_fault_is_named_with_file_and_line(string find, string replacement, int line, string message)
    {
        _folder.Write("intents.yaml", Intents.Replace(find, replacement, StringComparison.Ordinal));

        Load(out var faults);

        Assert.Contains(faults, f => f is { File: "intents.yaml", Severity: FaultSeverity.Error } && f.Line == line
            && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_phrase_twice_under_one_intent_is_a_warning_and_counts_once()
    {
        _folder.Write("intents.yaml", Intents.Replace("which bin]", "When is bin day?]", StringComparison.Ordinal));

        var catalogue = Load(out var faults);

        Assert.Contains(faults, f => f.Severity == FaultSeverity.Warning && f.Message.Contains("there twice: also at line 5", StringComparison.Ordinal));
        Assert.Equal(8, catalogue.Examples.Count);
    }

    [Fact]
    public void A_service_and_interaction_listed_twice_is_an_error()
    {
        _folder.Write("intents.yaml", Intents.Replace("service: 557\n    interaction: 17", "service: 524\n    interaction: find-out", StringComparison.Ordinal));

        Load(out var faults);

        Assert.Contains(faults, f => f.Severity == FaultSeverity.Error && f.Message.Contains("'524/find-out' is there twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("code: 557", "code: 524", 6, "'524' is there twice: also at line 5")]
    [InlineData("code: 557", "code: many", 6, "must be a whole number")]
    [InlineData("code: 557", "code: 0", 6, "a number above 0")]
    [InlineData("[county, unitary]", "[parish]", 6, "'parish' is not a tier")]
    [InlineData("[county, unitary]", "[]", 6, "needs the tiers")]
    [InlineData("{en: Potholes, cy: Tyllau}", "{cy: Tyllau}", 6, "needs a text in 'en'")]
    [InlineData("id: report", "id: find-out", 3, "'find-out' is there twice")]
    [InlineData("code: 17", "code: 8", 3, "'8' is there twice")]
    [InlineData("risky: false", "risk: false", 5, "'risk' is not a known field")]
    public void A_fault_of_the_services_is_named_with_file_and_line(string find, string replacement, int line, string message)
    {
        _folder.Write("services.yaml", KnowledgeFolder.Services.Replace(find, replacement, StringComparison.Ordinal));
        var faults = new FaultList();

        ServiceCatalogue.Load(_folder.Path, faults);

        Assert.Contains(faults.All, f => f.File == "services.yaml" && f.Line == line && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_come_in_one_go()
    {
        _folder.Write("intents.yaml", Intents.Replace("service: 557", "service: 999", StringComparison.Ordinal)
            .Replace("url: https:", "url: http:", StringComparison.Ordinal));

        Load(out var faults);

        Assert.Equal(2, faults.Count(f => f.Severity == FaultSeverity.Error));
    }

    [Fact]
    public void Missing_files_are_faults_not_exceptions()
    {
        using var empty = new KnowledgeFolder();
        var faults = new FaultList();

        var services = ServiceCatalogue.Load(empty.Path, faults);
        var catalogue = IntentCatalogue.Load(empty.Path, services, faults);

        Assert.Empty(services.Services);
        Assert.Empty(catalogue.Examples);
        Assert.Equal(["intents.yaml", "services.yaml"], faults.All.Select(f => f.File));
    }

    private ServiceCatalogue Services()
    {
        var faults = new FaultList();
        var services = ServiceCatalogue.Load(_folder.Path, faults);
        Assert.Empty(faults.All);
        return services;
    }

    private IntentCatalogue Load(out IReadOnlyList<FileFault> faults)
    {
        var list = new FaultList();
        var catalogue = IntentCatalogue.Load(_folder.Path, Services(), list);
        faults = list.All;
        return catalogue;
    }
}
