using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Knowledge;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using EnquiryBot.Safeguarding;

namespace EnquiryBot.Tests.Safeguarding;

/// <summary>The screen, the wording and the councils as they are shipped.</summary>
internal static class ShippedScreen
{
    private static readonly PersonalDataRedactor Redactor = new();

    public static string Folder { get; } = HouseFolders.Find(null, null, null).Knowledge;

    public static SafeguardingScreen Screen { get; } = SafeguardingScreen.Load(Folder, new FaultList());

    public static IReadOnlyList<CouncilProfile> Councils { get; } = CouncilFile.ReadAll(Folder, new FaultList());

    public static PhraseBook Phrases { get; } = PhraseBook.Load(Folder, Councils.Select(c => c.Id), new FaultList());

    public static RedactedText Redact(string text) => Redactor.Redact(new CitizenText(text)).Text;

    /// <summary>The ids of what is found, the gravest first.</summary>
    public static string[] Find(string text) => [.. Screen.FindAll(Redact(text)).Select(c => c.Id)];

    public static KnowledgeSet Articles() => HouseFiles.Load(Folder, new FaultList()).Articles;
}
