using System.Collections.Frozen;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>Words that say nothing about the topic: grammar, and the small talk that people wrap a question in. Accents folded.</summary>
internal static class StopWords
{
    private const string EnglishWords = """
        a about above actually after again against ain all alright also although always am an and any anybody anyone anything are arent
        as ask asking at away back basically be because been before being below between both but by cant cannot can come comes coming
        could couldnt cos cuz coz dear did didnt do does doesnt doing done dont dunno during each either else er erm etc even ever every
        find few for from further get gets getting give given go goes going gone gonna good got gotta gov guys had hadnt has hasnt have
        havent having hello her here hers herself hey hi him himself his hiya how however hows i if im in info information into is
        isnt it its itself ive just kind know let lets like looking lot love many mate may maybe me might mine more most much must my myself
        need needs needed no nope nor not now of off oh ok okay on once one ones only or other our ours out over own people perhaps person
        please pls plz possible probably put quite quick question rather really regarding same say says see seem shall she should shouldnt
        since so some somebody someone something sorry still stuff such sure ta take tell than thank thanks thankyou that thats the their
        theirs them themselves then there theres these they theyre theyve thing things think this those though through thru to today too
        tried try trying u under until up upon ur us use used using very via wanna want wanted wants was wasnt way we well went were werent
        weve what whatever whats when whens where wheres which while who whos whom why will willing wish with within without wonder
        wondering wont would wouldnt ya yeah yes yet you your youre yours yourself youve
        """;

    private const string WelshWords = """
        a ac ad ag am amdan amdani amdano amdanyn ambell ar arall ar arna arnaf arnat arni arno arnoch arnom arnyn at ati ato atoch atom
        beth ble blith bod bron bydd byddaf byddai byddwch byddwn byth cael caf cawn ceir cei chael chi chwi cyn dach dan dim diolch dw
        dwi dydw dydy dyna drwy dros dweud ddim ddylwn dylwn dylech ddylech ef efo eich ein ei eisiau er eraill eto eu fe fel felly fi fod
        fy fyddaf fyddai fydd fyddwch gael gaf gall gallaf gallai gallen gallwch gallwn gallu ganddo ganddi gen gennych gennym ges geisio
        gwybod gwneud haia hefyd heb helo hi hon honno hoffwn hwn hwnnw hwy hyd hyn hynny i iawn iddi iddo iddyn i ichi im ie ti l ll m n
        le lle llawer mae maen maent mai medra mewn mi mor mynd n na nad naill nawr nac nes neu ni nid nhw nhwythau o oedd oes ohono ohoni
        ohonyn on ond oni os oddi p pa pam pan pe pob bob popeth pryd prun pwy r rhag rhai rhaid rhoi rhwng rhyw rhywbeth rhywun roeddwn
        rwy rwyf rwyn rydw rydych rydym s sawl sef sut sy sydd syn t th trwy tua tydi u un unig unrhyw w wedi wedyn wneud wrth wnewch wyf
        y ydi ydw ydy ydych ydym yma yn yna yno yr ynghylch ynglyn yw yw ychydig chei cha chan chaf plis helpu help os gwelwch dda nos bore
        gofyn ydyn eisio isio moyn angen fyny faint rhywle
        """;

    private static readonly FrozenSet<string> English = Set(EnglishWords);
    private static readonly FrozenSet<string> Welsh = Set(WelshWords);

    /// <summary>The stop words of a language.</summary>
    public static FrozenSet<string> Of(LanguageTag language) => language == LanguageTag.Welsh ? Welsh : English;

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
