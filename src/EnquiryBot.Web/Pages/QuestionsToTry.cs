using EnquiryBot.Councils;

namespace EnquiryBot.Web.Pages;

/// <summary>Five questions that show what the service does, by what the council runs.</summary>
internal static class QuestionsToTry
{
    private static readonly string[] District =
    [
        "How much is it to get rid of an old sofa?",
        "They missed my bin this morning",
        "I live on my own, do I pay less council tax?",
        "There is a big hole in my road",
        "How do I renew my passport?",
    ];

    private static readonly string[] County =
    [
        "When do I have to apply for a primary school place?",
        "There is a big hole in my road",
        "How long can I keep a library book?",
        "My mum has died, how do I register it?",
        "When is my bin collected?",
    ];

    private static readonly string[] Unitary =
    [
        "How much is it to get rid of an old sofa?",
        "When do I have to apply for a primary school place?",
        "I live on my own, do I pay less council tax?",
        InWelsh,
        "How do I renew my passport?",
    ];

    private const string InWelsh = "Faint mae'n costio i gasglu hen soffa?";

    private static readonly string[] Welsh =
    [
        InWelsh,
        "Pryd mae'r biniau'n cael eu casglu?",
        "Dwi'n byw ar fy mhen fy hun, ydw i'n talu llai o dreth gyngor?",
        "Sut mae cael lle mewn ysgol gynradd?",
        "Mae twll mawr yn y ffordd",
    ];

    public static IReadOnlyList<string> For(CouncilTier tier, LanguageTag language) => (tier, language) switch
    {
        (_, var l) when l == LanguageTag.Welsh => Welsh,
        (CouncilTier.District, _) => District,
        (CouncilTier.County, _) => County,
        _ => Unitary,
    };

    /// <summary>The language of a question: the bilingual councils' English page offers one in Welsh.</summary>
    public static LanguageTag LanguageOf(string question, LanguageTag page) => question == InWelsh ? LanguageTag.Welsh : page;
}
