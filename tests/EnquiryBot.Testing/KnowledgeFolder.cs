using EnquiryBot.Content;

namespace EnquiryBot.Testing;

/// <summary>A knowledge folder of one test, in the temporary folder; deleted with it.</summary>
public sealed class KnowledgeFolder : IDisposable
{
    /// <summary>A county, for districts to lie in.</summary>
    public const string County = """
        id: westmarch
        name: {en: Westmarch County Council}
        shortName: {en: Westmarch}
        tier: county
        nation: england
        languages: [en]
        timeZone: Europe/London
        postcodeDistricts: [WM1, WM2, WM5]
        places: [Westmarch]
        website: {en: https://www.westmarch.example}
        privacyNotice: {en: https://www.westmarch.example/privacy}
        brandColour: "#00594f"
        contact:
          phone: 01632 960300
          relay: 18001 01632 960300
          emergency: 01632 960399
          email: hello@westmarch.example
        openingHours:
          monday: ["08:30-12:00", "13:00-17:00"]
        queues:
          - {id: roads, name: {en: Roads}, services: [557]}
          - {id: general, name: {en: Customer services}, services: []}
        allowedOrigins: [https://www.westmarch.example]
        retentionDays: 30
        switches: {widget: true, answers: true}
        """;

    /// <summary>A district of that county.</summary>
    public static readonly string District = County
        .Replace("westmarch", "alderbrook", StringComparison.Ordinal)
        .Replace("Westmarch County", "Alderbrook District", StringComparison.Ordinal)
        .Replace("Westmarch", "Alderbrook", StringComparison.Ordinal)
        .Replace("tier: county", "tier: district\nparent: westmarch", StringComparison.Ordinal)
        .Replace("[WM1, WM2, WM5]", "[WM1, WM2]", StringComparison.Ordinal)
        .Replace("{id: roads, name: {en: Roads}, services: [557]}", "{id: waste, name: {en: Waste}, services: [524]}", StringComparison.Ordinal);

    /// <summary>A unitary council that speaks English and Welsh.</summary>
    public const string Bilingual = """
        id: brohelyg
        name: {en: Bro Helyg County Council, cy: Cyngor Sir Bro Helyg}
        shortName: {en: Bro Helyg, cy: Bro Helyg}
        tier: unitary
        nation: wales
        languages: [en, cy]
        timeZone: Europe/London
        postcodeDistricts: [HY1]
        places: [Bro Helyg, Llanhelyg]
        website: {en: https://www.brohelyg.example, cy: https://www.brohelyg.example}
        privacyNotice: {en: https://www.brohelyg.example/privacy, cy: https://www.brohelyg.example/cy/preifatrwydd}
        brandColour: "#5b2a6e"
        contact: {phone: 029 2018 0100, relay: 18001 029 2018 0100, emergency: 029 2018 0199, email: hello@brohelyg.example}
        openingHours: {monday: ["08:45-17:15"]}
        queues:
          - {id: waste, name: {en: Waste, cy: Gwastraff}, services: [524]}
          - {id: general, name: {en: Customer services, cy: Gwasanaethau cwsmeriaid}, services: []}
        """;

    /// <summary>The bank holidays of two years.</summary>
    public const string BankHolidays = """
        source: made up for tests after GOV.UK
        checked: 2026-09-01
        england-and-wales:
          2026: [2026-12-25, 2026-12-28]
          2027: [2027-01-01, 2027-12-27, 2027-12-28]
        scotland:
          2026: [2026-11-30, 2026-12-25, 2026-12-28]
          2027: [2027-01-01, 2027-01-04, 2027-12-27, 2027-12-28]
        northern-ireland:
          2026: [2026-07-13, 2026-12-25, 2026-12-28]
          2027: [2027-01-01, 2027-12-27, 2027-12-28]
        """;

    /// <summary>Two services and two interactions.</summary>
    public const string Services = """
        interactions:
          - {id: find-out, code: 8, name: {en: Find out, cy: Cael gwybod}}
          - {id: report, code: 17, name: {en: Report, cy: Rhoi gwybod}}
        services:
          - {code: 524, area: bins, name: {en: Bins, cy: Biniau}, providedBy: [district, unitary], risky: false}
          - {code: 557, area: roads, name: {en: Potholes, cy: Tyllau}, providedBy: [county, unitary], risky: false}
        """;

    /// <summary>Files that the folder lacks or has a part of; tests of the rest pass over their faults.</summary>
    public static readonly IReadOnlyList<string> LeftOut = ["intents.yaml", "phrases.yaml", "synonyms.yaml", "safeguarding.yaml"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("enquirybot-");

    /// <summary>The path of the folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>A folder with a county, one of its districts, a bilingual council, bank holidays and the services.</summary>
    public static KnowledgeFolder WithCouncils() => new KnowledgeFolder()
        .Write("westmarch/council.yaml", County)
        .Write("alderbrook/council.yaml", District)
        .Write("brohelyg/council.yaml", Bilingual)
        .Write("bank-holidays.yaml", BankHolidays)
        .Write("services.yaml", Services);

    /// <summary>Writes a file.</summary>
    public KnowledgeFolder Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Collects the faults that something finds in the folder.</summary>
    public IReadOnlyList<FileFault> FaultsOf(Action<string, FaultList> find)
    {
        var faults = new FaultList();
        find(Path, faults);
        return faults.All;
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
