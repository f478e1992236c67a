using EnquiryBot.Councils;
using EnquiryBot.Language;

namespace EnquiryBot.Safeguarding;

/// <summary>What is said about a concern: fixed words only, and never that somebody has read the message.</summary>
public static class SafeguardingWording
{
    /// <summary>What to do at once, whom else to ring, the council's line for this hour, and that this is an automatic reply.</summary>
    /// <param name="concern">The concern.</param>
    /// <param name="council">The council that speaks.</param>
    /// <param name="language">The language to speak in.</param>
    /// <param name="phrases">The fixed wording.</param>
    /// <param name="now">The instant at which the citizen reads it.</param>
    /// <returns>Paragraphs with an empty line between them.</returns>
    public static string Say(Concern concern, CouncilProfile council, LanguageTag language, PhraseBook phrases, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(concern);
        ArgumentNullException.ThrowIfNull(council);
        ArgumentNullException.ThrowIfNull(phrases);
        var helpline = PhraseKey.ConcernsWithHelpline.Contains(concern.Id)
            ? phrases.Say(PhraseKey.Helpline(concern.Id, NameOf(council.Nation)), council, language)
            : "";
        var line = council.LineAt(concern.Service, now);
        string[] paragraphs =
        [
            phrases.Say(PhraseKey.Concern(concern.Id), council, language, ("helpline", helpline)),
            phrases.Say(
                line.IsOutOfHours ? PhraseKey.SafeguardingClosed : PhraseKey.SafeguardingOpen,
                council,
                language,
                ("line", line.Name[language]),
                ("linePhone", line.Phone)),
            phrases.Say(PhraseKey.SafeguardingEnd, council, language),
        ];
        return string.Join("\n\n", paragraphs.Select(p => p.Trim()));
    }

    private static string NameOf(Nation nation) => nation switch
    {
        Nation.Wales => "wales",
        Nation.Scotland => "scotland",
        Nation.NorthernIreland => "northern-ireland",
        _ => "england",
    };
}
