using System.Text.RegularExpressions;
using EnquiryBot.Privacy;

namespace EnquiryBot.Intents;

/// <summary>
/// Whether a message plainly asks for a person, whatever else it is about. The classifier weighs all words of a message, so
/// "can somebody ring me about my council tax" is council tax to it; but who asks for a person gets one.
/// </summary>
public static partial class PersonRequest
{
    /// <summary>Whether the message asks to be put in touch with a person, in English or Welsh.</summary>
    public static bool IsIn(RedactedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Asks().IsMatch(text.Value) || AsksToBeCalled().IsMatch(text.Value) || WantsNoMachine().IsMatch(text.Value)
            || AsksInWelsh().IsMatch(text.Value) || AsksIfThereIsOneInWelsh().IsMatch(text.Value);
    }

    private const string Person =
        "(?:some ?one|some ?body|(?:real |actual |proper |live |human )*(?:persons?|people|human|humans)|advis[eo]rs?|agent|operator|case ?worker|(?:council|housing|planning|benefits?) officers?|" +
        "(?:member|one|some) of (?:the |your )?(?:staff|team)|your (?:staff|team)|customer services?)";

    // "talk to somebody", "put me through to one of your staff"
    [GeneratedRegex(@"\b(?:speak|talk|chat|put me|connect me|transfer me|pass me|get me|have a word|a word|wanna talk|gimme|give me)\b(?:\W+\w+){0,3}?\W+" + Person + @"\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();

    // "can somebody from the council tax office ring me"
    [GeneratedRegex(@"\b(?:can|could|will|would|please|want|need|like|get|have)\b(?:\W+\w+){0,3}?\W+" + Person + @"(?:\W+\w+){0,6}?\W+(?:speak (?:to|with)|talk to|call|phone|ring|contact|get in touch with|get back to)\W+(?:me|us)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksToBeCalled();

    // "I don't want a robot", "is there a real human being here"; "are you a real person" asks about the bot
    [GeneratedRegex(@"(?<!\byou\W+(?:\w+\W+){0,2})\b(?:(?:real|actual|proper|live)\W+(?:live\W+)?(?:person|people|human)|human being)\b|\b(?:don['’]?t want|instead of|rather than)\W+(?:\w+\W+){0,3}?(?:robot|machine|bot|chat ?bot)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WantsNoMachine();

    // "siarad â pherson", "gair gyda rhywun": with the mutations of "person" and "pobl"
    [GeneratedRegex(@"\b(?:siarad|sgwrsio|gair|cysylltu|trosglwyddo|ffonio)\b(?:\W+\w+){0,4}?\W+(?:rhywun|rywun|[pb]erson|pherson|phobl|bobl|ymgynghorydd|gynghorydd|swyddog|aelod o)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksInWelsh();

    // "oes person alla i siarad", "rhywun go iawn", "yn lle'r peiriant"
    [GeneratedRegex(@"(?<!\bai )\b(?:rhywun|rywun|[pb]erson|pherson) go iawn\b|\boes\W+(?:na\W+|yna\W+)?(?:rhywun|rywun|[pb]erson)\b(?:\W+\w+){0,4}?\W+siarad\b|\byn lle['’]?r\W+(?:peiriant|robot)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksIfThereIsOneInWelsh();
}
