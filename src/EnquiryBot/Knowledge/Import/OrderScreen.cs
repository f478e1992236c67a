using System.Text;
using System.Text.RegularExpressions;
using EnquiryBot.Privacy;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Looks in a page for text that is written for a language model and not for citizens: orders to drop its rules, parts of a
/// prompt, characters that nobody sees. A page that has some is kept back until an editor has looked. It costs an editor a look
/// when it is wrong, so it would rather be wrong than let one through.
/// </summary>
internal static class OrderScreen
{
    private const int LongestQuote = 80;
    private const int InvisibleRun = 8;

    /// <summary>Why a page must be looked at, for editors; null when nothing was found.</summary>
    public static string? Find(PageText page)
    {
        var shown = $"{page.Title}\n{page.Markdown}";
        if (FindInvisible(shown) is { } invisible)
        {
            return invisible;
        }

        if (FindOrder(shown) is { } order)
        {
            return $"it has what looks like an order to a language model: \"{order}\"";
        }

        foreach (var hidden in page.Hidden)
        {
            if (FindInvisible(hidden) is { } inHidden)
            {
                return inHidden;
            }

            if ((FindOrder(hidden) ?? FindIn(Fold(hidden), MentionOfModel)) is { } hiddenOrder)
            {
                return $"it hides what looks like an order to a language model: \"{hiddenOrder}\"";
            }
        }

        return page.Concealed is { } trick ? $"it hides {trick}" : null;
    }

    /// <summary>The words of a text that look like an order to a model; null when there are none.</summary>
    internal static string? FindOrder(string text)
    {
        var folded = Fold(text);
        return FindIn(folded, English) ?? FindIn(folded, Welsh) ?? FindIn(text, PartOfPrompt);
    }

    private static string? FindInvisible(string text)
    {
        var run = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Letters of the "tags" block spell a text that only machines read. Flags of England, Scotland and Wales use them too,
            // with a few letters, behind a black flag.
            if (rune.Value is >= 0xE0000 and <= 0xE007F && !text.Contains("\U0001F3F4", StringComparison.Ordinal))
            {
                return "it has letters that only machines can see";
            }

            if (rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069))
            {
                return "it has characters that turn the direction of writing round";
            }

            run = rune.Value is (>= 0x200B and <= 0x200F) or (>= 0x2060 and <= 0x2064) or 0xFEFF or 0x180E or (>= 0xFE00 and <= 0xFE0F) ? run + 1 : 0;
            if (run >= InvisibleRun)
            {
                return "it has a row of characters that nobody sees";
            }
        }

        return null;
    }

    private static string? FindIn(string text, Regex pattern) => pattern.Match(text) is { Success: true } match ? Quote(match.Value) : null;

    // Look-alike letters as Latin ones, invisible characters gone, Markdown's marks gone, one space between words.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in new FoldedText(text.Normalize(NormalizationForm.FormKC)).Value)
        {
            var isSpace = char.IsWhiteSpace(c) || c is '\\' or '*' or '_' or '`' or '#' or '>' or '[' or ']';
            _ = isSpace ? folded.Length > 0 && folded[^1] == ' ' ? folded : folded.Append(' ') : folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    private static string Quote(string found) => found.Length <= LongestQuote ? found.Trim() : found[..LongestQuote].Trim() + "...";

    private const string EnglishPattern = """
        \b(ignore|disregard|forget|override|bypass|discard|do\snot\sfollow|don't\sfollow)\s+(\w+\s+){0,5}?(previous|prior|above|earlier|preceding|existing|original|initial|your|all|any|these|those|the)\s+(\w+\s+){0,3}?(instructions?|prompts?|directives?|guidelines|programming|system\s+message|safety\s+rules|training)\b
        |\bas\s+an?\s+(ai|a\.i\.|artificial\s+intelligence|language\s+model|large\s+language|llm)\b
        |\b(you\s+are|you're|act\s+as|pretend\s+(to\s+be|you\s+are|you're)|simulate|roleplay\s+as)\s+(now\s+|going\s+to\s+(be|act\s+as|pretend\s+to\s+be)\s+)?(an?\s+|the\s+)?(\w+\s+){0,3}?(ai|chat\s?bot|chatgpt|gpt-?[0-9]\w*|language\s+model|llm|assistant\s+(that|who|named|called|without)|dan|jailbroken|unrestricted|unfiltered)\b
        |\b(system|hidden|secret|initial)\s+prompt\b
        |\b(developer|dan|god|jailbreak|debug|sudo)\s+mode\s+(enabled|on|activated|is|output)
        |\b(new|updated|important|additional|special)\s+(instructions?|orders?)\s+(for|to)\s+(the\s+|all\s+|any\s+)?(ai|ais|assistants?|bots?|chat\s?bots?|language\s+models?|llms?|models?)\b
        |\b(attention|note|message|dear|hello|hi|hey|to)\s*:?,?\s+(the\s+|all\s+|any\s+)?(ai\s+(assistants?|models?|systems?|agents?|tools?)|ais|chat\s?bots?|chatgpt|llms?|language\s+models?)\b
        |\bif\s+you\s+are\s+(an?\s+)?(ai|assistant|bot|chat\s?bot|llm|language\s+model|large\s+language\s+model)\b
        |\b(do\s+not|don't|never)\s+(tell|inform|warn|mention\s+(this|it)\s+to|reveal\s+(this|it|these\s+\w+)\s+to)\s+(the\s+)?(users?|citizens?|customers?|reader|human)\b
        |\b(reveal|print|repeat|output|show|leak)\s+(me\s+)?(your|the)\s+(\w+\s+)?(prompt|instructions|system\s+message|configuration)\b
        |\b(when|if|whenever|each\s+time|every\s+time)\s+(you\s+are\s+asked|(the|a|any)\s+(user|citizen|customer|human)\s+asks)\b
        |\b(always|only|must)\s+(answer|respond|reply)\s+(with|that|by|as)\b.{0,40}?\b(user|question|asked|prompt|message)
        |\bfrom\s+now\s+on,?\s+(you\s+(will|are|must|shall|have)|your\s+(answers?|responses?|replies|role|name)|(answer|respond|reply|act|speak|pretend))\b
        |\bstay\s+in\s+character\b|\bdo\s+anything\s+now\b|\bbreak\s+(out\s+of\s+)?character\b|\banswer\s+as\s+(both|dan)\b|\bwithout\s+any\s+(restrictions|filters?|censorship|moral)\b
        """;

    private const string WelshPattern = """
        \b(anwybydda|anwybyddwch|anwybyddu|anghofia|anghofiwch|diystyra|diystyrwch|peidiwch\s+â\s+dilyn|paid\s+â\s+dilyn)\s+(\w+\s+){0,5}?(gyfarwyddiadau|cyfarwyddiadau|nghyfarwyddiadau|chyfarwyddiadau|gorchmynion|orchmynion|rheolau|canllawiau|ganllawiau)\s+(\w+\s+){0,2}?(blaenorol|cynharach|uchod|gwreiddiol|presennol|system|diogelwch|hyn|i\s+gyd)
        |\b(anwybydda|anwybyddwch|anghofia|anghofiwch|diystyra|diystyrwch)\s+(dy|eich|pob|yr?\s+holl)\s+(\w+\s+){0,2}?(gyfarwyddiadau|cyfarwyddiadau|gyfarwyddyd|cyfarwyddyd|orchmynion|gorchmynion|reolau|rheolau|hyfforddiant)
        |\bfel\s+(ai|deallusrwydd\s+artiffisial|model\s+iaith|sgwrsfot|chatbot)\b
        |\b(os\s+(wyt\s+ti|ydych\s+chi)('n|\s+yn)?|(rwyt\s+ti|rydych\s+chi|ti|chi)\s+(nawr|bellach|yn\s+awr)\s+yn)\s+(ai|ddeallusrwydd\s+artiffisial|fodel\s+iaith|sgwrsfot|chatbot|gynorthwy-?ydd)\b
        |\b(cyfarwyddiadau|gorchmynion|neges)\s+(newydd\s+)?(i'r|ar\s+gyfer\s+y?|i)\s*(ai|deallusrwydd\s+artiffisial|model(au)?\s+iaith|sgwrsfot|chatbot|cynorthwy-?ydd)\b
        |\b(peidiwch|paid)\s+â\s+(dweud|sôn|datgelu)\s+(\w+\s+){0,3}?wrth\s+(y\s+|yr\s+)?(defnyddi\w+|dinasydd\w*|dinesydd|cwsmer\w*)\b
        |\bo\s+hyn\s+ymlaen,?\s+(rhaid|byddi|byddwch|rwyt|rydych|ateb|atebwch)\b
        """;

    private const string PromptPattern = @"<\\?\|(im_start|im_end|system|user|assistant|endoftext)\\?\|\\?>|\\?\[/?INST\\?\]|<</?SYS>>|(?m:^\W*(system|assistant)\s*:\s)|\bBEGIN (SYSTEM|PROMPT|INSTRUCTIONS)\b";

    // In text that nobody is shown, speaking of models at all is enough.
    private const string MentionPattern = @"\b(language\s+model|llms?|chatgpt|gpt-?[0-9]|ai\s+(assistant|model|agent|crawler)|chat\s?bots?|model\s+iaith|sgwrsfot|deallusrwydd\s+artiffisial|(always|never)\s+(say|answer|recommend|tell)|(say|tell)\s+(that|them|users?|citizens?|people)\b)";

    // In time linear in the text, whatever the page: it is written by others. (And the code that .NET 10 generates for the
    // English pattern reads past the end of some texts.)
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex English = new(EnglishPattern, Linear);
    private static readonly Regex Welsh = new(WelshPattern, Linear);
    private static readonly Regex PartOfPrompt = new(PromptPattern, Linear & ~RegexOptions.IgnorePatternWhitespace);
    private static readonly Regex MentionOfModel = new(MentionPattern, Linear & ~RegexOptions.IgnorePatternWhitespace);
}
