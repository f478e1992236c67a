using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using NSubstitute;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>A small hand-made corpus: two councils with different fees, one of them also in Welsh.</summary>
internal static class Pages
{
    public static CouncilId North { get; } = CouncilId.Parse("north");

    public static CouncilId South { get; } = CouncilId.Parse("south");

    public static SynonymTable Synonyms { get; } = new(new Dictionary<LanguageTag, IReadOnlyList<IReadOnlyList<string>>>
    {
        [LanguageTag.English] = [["tip", "dump", "recycling centre"], ["settee", "sofa", "couch"], ["cost", "price", "fee", "how much"]],
    });

    public static IReadOnlyList<Passage> All { get; } =
    [
        .. Council(North, "£38", "Tuesday", "£12"),
        .. Council(South, "£24", "Friday", "£9"),
        Passage(North, "bulky-waste", 0, "Trefnu casgliad gwastraff swmpus", [], LanguageTag.Welsh, 528, P("Mae casgliad gwastraff swmpus yn costio £38 am hyd at 3 eitem.")),
        Passage(North, "bulky-waste", 1, "Trefnu casgliad gwastraff swmpus", ["Canslo"], LanguageTag.Welsh, 528,
            P("Cewch ganslo casgliad swmpus hyd at y diwrnod cynt. Ond ni chewch ad-daliad ar y diwrnod ei hun.")),
        Passage(North, "council-tax", 0, "Talu eich treth gyngor", [], LanguageTag.Welsh, 58, P("Gallwch dalu eich treth gyngor ar-lein neu dros y ffôn ar 01632 960100.")),
        Passage(North, "bin-day", 0, "Diwrnodau casglu biniau", [], LanguageTag.Welsh, 524, P("Rydym yn casglu biniau bob dydd Mawrth.")),
    ];

    public static KnowledgeSearch Search()
    {
        var search = new KnowledgeSearch();
        search.Replace(All, Synonyms, "pages");
        return search;
    }

    /// <summary>The native functions over these pages, which are searched by words alone.</summary>
    public static KernelPlugin Plugin()
    {
        var options = Options.Create(new EmbeddingsOptions { Provider = EmbeddingProvider.None });
        var cache = new VectorCache(new HouseFolders("", "", ""), options, TimeProvider.System, NullLogger<VectorCache>.Instance);
        var none = new EmbeddingSource(options, Substitute.For<IHttpClientFactory>(), cache, NullLogger<EmbeddingSource>.Instance);
        var search = Search();
        return EnquiryPlugin.Native(search, new QuestionEmbedder(search, none, TimeProvider.System, NullLogger<QuestionEmbedder>.Instance));
    }

    public static RedactedText Text(string text) => new(text);

    public static SearchRequest Ask(CouncilId council, string text, LanguageTag language = default, string? topic = null) =>
        new(CouncilScope.Of(council), language, Text(text), topic is null ? null : Text(topic));

    public static PassageBlock P(string text) => new(BlockKind.Paragraph, text);

    public static PassageBlock Item(string text) => new(BlockKind.ListItem, text);

    public static PassageBlock Step(string text) => new(BlockKind.Step, text);

    public static Passage Passage(
        CouncilId council, string article, int position, string title, string[] headings, LanguageTag language, int service, params PassageBlock[] blocks) => new()
        {
            Id = $"{council}/{article}/{language}#{position}",
            Council = council,
            Language = language,
            ArticleId = article,
            Title = title,
            Url = $"https://www.{council}.example/{article}",
            LastChecked = new DateOnly(2026, 10, 20),
            Service = service,
            HeadingPath = headings,
            Position = position,
            Blocks = blocks,
        };

    private static IEnumerable<Passage> Council(CouncilId council, string bulkyFee, string binDay, string badgeFee)
    {
        const string bulky = "Get large items collected";
        const string bins = "Find your bin collection day";
        const string badge = "Apply for a Blue Badge";
        yield return English("bulky-waste", 0, bulky, [], 528, P($"A bulky waste collection costs {bulkyFee} for up to 3 items."));
        yield return English("bulky-waste", 1, bulky, ["What do we take?"], 528,
            P("We take sofas, beds, mattresses and fridges as bulky waste. We do not take pianos or tyres."));
        yield return English("bulky-waste", 2, bulky, ["How to book"], 528,
            P("You can book a bulky waste collection online:"),
            Step("Count your items."), Step("Choose a day and pay by card."), Step("Put your items outside by 6.30am."));
        yield return English("bulky-waste", 3, bulky, ["Cancel a booking"], 528,
            P("You get your money back if you cancel a bulky waste booking 2 working days before the collection. But we do not give a refund after that."));
        yield return English("bin-day", 0, bins, [], 524, P($"We empty rubbish bins every {binDay}. Put your bin at the kerb by 6.30am."));
        yield return English("bin-day", 1, bins, ["If you live in a flat"], 524, P("Shared bins at flats are emptied every Thursday."));
        yield return English("blue-badge", 0, badge, [], 279, P($"A Blue Badge costs {badgeFee} and lasts 3 years."));
        yield return English("blue-badge", 1, badge, ["Who can get one"], 279,
            P("You get a Blue Badge without an assessment if one of these is true:"),
            Item("you get Personal Independence Payment with 8 points or more"), Item("you are registered as blind"));
        yield return English("recycling-centre", 0, "Recycling centre", [], 531, P("The recycling centre is open from 9am to 4pm. It is closed on Wednesday."));

        Passage English(string article, int position, string title, string[] headings, int service, params PassageBlock[] blocks) =>
            Passage(council, article, position, title, headings, LanguageTag.English, service, blocks);
    }
}
