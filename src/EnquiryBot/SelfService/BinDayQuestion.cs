using System.Text.RegularExpressions;
using EnquiryBot.Councils;
using EnquiryBot.Language;
using EnquiryBot.Privacy;

namespace EnquiryBot.SelfService;

/// <summary>
/// Tells whether a question about bin collections is about the citizen's own days, which only a look-up can answer, or about
/// what is the same for all (at what time, how often, at Christmas, in flats), which the council's page says better. Pure.
/// Both languages are looked for in every message: citizens mix them.
/// </summary>
public static partial class BinDayQuestion
{
    private const int Short = 8;
    private const int VeryShort = 4;

    /// <summary>Whether it asks for a day, for dates, or for which bin.</summary>
    public static bool AsksForDay(RedactedText text) => AsksWhen().IsMatch(text.Value) && !IsForThePage(text);

    /// <summary>Whether the page answers it better, dates or no dates.</summary>
    public static bool IsForThePage(RedactedText text) => SameForAll().IsMatch(text.Value) || SameForAllWelsh().IsMatch(text.Value);

    /// <summary>Whether it names a place by which the page tells days, such as a village; the name of the council's whole area is none.</summary>
    public static bool NamesPlace(RedactedText text, CouncilProfile council, CouncilCollections collections)
    {
        var whole = council.Languages.Select(l => council.ShortName[l]).ToList();
        return council.Places.Where(p => !whole.Contains(p)).Concat(collections.ArticlePlaces)
            .SelectMany(place => council.Languages.Contains(LanguageTag.Welsh) ? Mutated(place) : [place])
            .Any(place => PlaceNames.Names(text.Value, place));
    }

    /// <summary>Whether it asks for another bin of the round that was told before: "and the garden bin?".</summary>
    public static bool IsFollowUp(RedactedText text) =>
        CountWords(text) <= Short && Bin().IsMatch(text.Value) && (GoesOn().IsMatch(text.Value) || AsksWhen().IsMatch(text.Value)) && !IsForThePage(text);

    /// <summary>Whether a message with a postcode says little else: "it's [postcode], thanks".</summary>
    public static bool IsOnlyPostcode(RedactedText text) => (CountWords(text) < VeryShort && !Bin().IsMatch(text.Value)) || JustPostcode().IsMatch(text.Value);

    /// <summary>Whether somebody who was asked for a postcode does not give a whole one.</summary>
    public static bool KeepsPostcode(RedactedText text) => CountWords(text) <= Short && Refuses().IsMatch(text.Value);

    /// <summary>Whether a message is hardly more than a name.</summary>
    public static bool IsShort(RedactedText text) => CountWords(text) <= VeryShort;

    private static IEnumerable<string> Mutated(string place) => WelshMutations.Of(place.ToLowerInvariant()).Append(place);

    private static int CountWords(RedactedText text) => Word().Count(text.Value);

    [GeneratedRegex(@"[\p{L}\p{N}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\bwh?en\b|\bwh?en['’]?s\b|\b(?:bin)?days?\b|\bdates?\b|\bcalend\w*|\btime ?table|\bschedule|\btom+or+ow?\b|\btomoz\b|\btmrw\b|\b2moro\b|\bton(?:ight|ite)\b|\btoday\b"
        + @"|\b(?:this|next|which|wich|what) week\b|\bnext\b|\b(?:wh?ich|what|wot) (?:\w+ ){0,2}?(?:bins?|bags?|box|caddy|sacks?|colou?r)\b"
        + @"|\bpryd\b|\bdd?iwrnod\w*|\bdd?ydd\b|\bpa (?:fin|finiau|fag|fagiau|flwch|focs|liw|wythnos|sach)\b|\by?fory\b|\bheno\b|\bheddiw\b|\bwythnos (?:yma|hon|nesaf?)\b|\bnesaf?\b|\bg?alendr\b|\bddyddiadau\b|\bdyddiadau\b|\bamserlen\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksWhen();

    // Times of day, how often, holidays, flats, what was missed or changed, what goes in, what it costs.
    [GeneratedRegex(
        @"\b(?:what|wot|wat|which)(?:['’]?s)?(?: is)?(?: the)? times?\b|\btimes? (?:do|does|should|must|is|are|have|has|will|can)\b|\bo['’]?clock\b|\b\d ?[ap]m\b|\bhow (?:often|many|much|long|early|late|do i)\b"
        + @"|\bevery (?:week|other|second|fortnight|two|2|three|3|day)\b|\bweekly\b|\bfortnight\w*"
        + @"|\bch?rist?mas\w*|\bx-?mas\b|\bnew year|\bboxing day|\beaster\b|\bbank ?hol\w*|\bgood friday\b|\bholidays?\b|\bfestive\b"
        + @"|\bflats?\b|\bapartments?\b|\bcommunal\b|\bshared\b|\b(?:above|over) (?:a|the|my) shop\b"
        + @"|\bmiss(?:ed|ing)?\b|\bnot (?:been )?(?:collected|emptied|taken|picked)\b|\b(?:was|were|has|have|did)n['’]?t\b|\bwhy\b|\bchang(?:e|es|ed|ing)\b|\bsnow\w*|\bstrike\b|\blate\b"
        + @"|\bout by\b|\bby when\b|\blatest\b|\bearliest\b|\b(?:night|evening) before\b|\bearly\b"
        + @"|\bcosts?\b|\bpric\w+|\bpay\w*|\bfees?\b|\bcharg\w+|£|\bnew bins?\b|\border\w*|\breplac\w+|\bsign\w* up\b|\bjoin\w*|\bappl(?:y|ies|ied)\b|\bsubscri\w+|\bstart\w*|\bstop\w*|\bfinish\w*|\bseason\b"
        + @"|\bgo(?:es)? (?:in|into)\b|\bput\b(?!.{0,20}\bout\b).{0,25}\b(?:in|into)\b|\blids?\b|\bextra\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SameForAll();

    [GeneratedRegex(
        @"o['’]?r gloch\b|\bfaint\b|\bmor aml\b|\bn?adolig\b|\b[bp]h?asg\b|\bg?[wŵ]yl\b|\bg?wyliau\b|\bflwyddyn newydd\b|\bg?calan\b|\bfflat\w*|\bpam\b|\bnewid\w*|\bg?cost\w*|\bgostio\b"
        + @"|\bbob (?:yn ail|wythnos|pythefnos)\b|\bheb\b|\bcolli\b|\bgollwyd\b|\berbyn\b|\bnoson cynt\b|\b[dt]h?anysgrif\w*|\bdd?echrau\b|\bg?orffen\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SameForAllWelsh();

    [GeneratedRegex(
        @"\b(?:bins?|bags?|box(?:es)?|caddy|caddies|sacks?|recycling|rubbish|refuse|glass|cardboard|paper|(?:garden|food)(?= (?:waste|one)|\W*$)|(?:brown|blue|black|green|gr[ea]y|purple)(?= one)"
        + @"|[bf]in|[bf]iniau|[bf]ag|[bf]agiau|[bf]lwch|[gc]adi|sach|sachau|ailgylchu|sbwriel|ysbwriel|gardd|ardd|bwyd|fwyd|gwydr|wydr|papur|bapur)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bin();

    [GeneratedRegex(@"^\W*(?:and|what about|how about|also|ok(?:ay)? and|a|ac|beth am|hefyd)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(
        @"^\W*(?:(?:it|that)['’]?s|it is|my post ?code is|post ?code|my address is|i live (?:at|in)|i['’]?m (?:at|in)|yes|ok|sure|(?:fy )?ngh?od post (?:i )?(?:yw|ydy)|cod post|dwi['’]n byw yn|rwy['’]n byw yn)(?:\W+\w+){0,4}?\W*\[postcode\](?:\W+(?:please|thanks|thank you|ta|cheers|diolch|plis|mate|hope that helps)){0,2}\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustPostcode();

    [GeneratedRegex(
        @"^\W*(?:no|nope|nah|none|na|nage|naddo|nac|skip|pass)\b|\b(?:do not|don['’]?t|dont|dunno|can['’]?t|cannot|won['’]?t|not sure|no idea|rather not|prefer not|not giving|forgot\w*|private)\b"
        + @"|\b(?:why|what for|pam|ddim|dim syniad|well gen+(?:yf|i))\b|\bpost ?code\b|\bcod post\b|^\W*[a-z]{1,2}\d{1,2}[a-z]?\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refuses();
}
