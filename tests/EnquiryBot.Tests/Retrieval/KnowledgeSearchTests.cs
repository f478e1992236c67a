using System.Globalization;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval;

public sealed class KnowledgeSearchTests
{
    private static readonly string[] Vocabulary =
    [
        "bin", "bulky", "waste", "how", "much", "collection", "piano", "blue", "badge", "flat", "Thursday", "£38", "passport", "colection", "tip", "settee",
        "zzz", "council", "pay", "cancel",
    ];

    private static readonly KnowledgeSearch Search = Pages.Search();

    [Theory]
    [InlineData("what does a bulky waste collection cost", "bulky-waste")]
    [InlineData("when are bins emptied", "bin-day")]
    [InlineData("I am blind, can I have a blue badge", "blue-badge")]
    [InlineData("how mutch is a bulkey waist colection", "bulky-waste")]
    [InlineData("bluebadge", "blue-badge")]
    [InlineData("is the tip open", "recycling-centre")]
    [InlineData("take away my old couch", "bulky-waste")]
    public void The_right_article_comes_first(string question, string article)
    {
        Assert.Equal(article, Search.Search(Pages.Ask(Pages.North, question)).Articles[0].Id);
    }

    [Theory]
    [InlineData("faint mae casglu gwastraff swmpus yn ei gostio", "bulky-waste")]
    [InlineData("sut mae talu treth y cyngor", "council-tax")]
    [InlineData("pryd mae'r bin yn cael ei gasglu", "bin-day")]
    public void A_Welsh_question_finds_the_Welsh_page_whatever_the_mutation(string question, string article)
    {
        var found = Search.Search(Pages.Ask(Pages.North, question, LanguageTag.Welsh));

        Assert.Equal(article, found.Articles[0].Id);
        Assert.All(found.Passages, p => Assert.Equal(LanguageTag.Welsh, p.Passage.Language));
    }

    [Theory]
    [InlineData("2026-11-01", "a-old")]
    [InlineData("2026-11-02", "b-looked-after")]
    public void Of_two_pages_that_say_the_same_the_one_past_its_review_date_ranks_lower(string today, string first)
    {
        Passage PageOf(string article, DateOnly reviewBy) => Pages.Passage(
            Pages.North, article, 0, "Rent an allotment", [], LanguageTag.English, 1, Pages.P("An allotment costs £40 a year.")) with { ReviewBy = reviewBy };
        var search = new KnowledgeSearch();
        search.Replace([PageOf("a-old", new DateOnly(2026, 11, 1)), PageOf("b-looked-after", new DateOnly(2027, 11, 1))], Pages.Synonyms, "allotments");

        var found = search.Search(Pages.Ask(Pages.North, "what does an allotment cost") with { Today = DateOnly.Parse(today, CultureInfo.InvariantCulture) });

        Assert.Equal(first, found.Articles[0].Id);
    }

    [Fact]
    public void An_empty_scope_finds_nothing()
    {
        var found = Search.Search(new SearchRequest(CouncilScope.None, LanguageTag.English, Pages.Text("bulky waste collection")));

        Assert.Empty(found.Passages);
        Assert.Empty(found.Articles);
    }

    [Theory]
    [InlineData("")]
    [InlineData("how do I")]
    [InlineData("[postcode] [email]")]
    [InlineData("???")]
    public void A_question_without_meaning_finds_nothing(string question)
    {
        Assert.Empty(Search.Search(Pages.Ask(Pages.North, question)).Passages);
    }

    [Property]
    public void No_passage_of_another_council_or_language_ever_comes_back(int[] words, bool north, bool welsh)
    {
        var (council, language) = (north ? Pages.North : Pages.South, welsh ? LanguageTag.Welsh : LanguageTag.English);

        var found = Search.Search(Pages.Ask(council, Question(words), language));

        Assert.All(
            found.Passages.Concat(found.Articles.SelectMany(a => a.Passages)),
            p => Assert.Equal((council, language), (p.Passage.Council, p.Passage.Language)));
    }

    [Property]
    public void Every_signal_stays_between_0_and_1_and_the_order_follows_the_score(int[] words)
    {
        var found = Search.Search(Pages.Ask(Pages.North, Question(words)));

        Assert.All(found.Passages, p => Assert.InRange(p.Coverage, 0, 1));
        Assert.All(found.Passages, p => Assert.InRange(p.CharGram, 0, 1));
        Assert.Equal(found.Passages.OrderByDescending(p => p.Score).Select(p => p.Score), found.Passages.Select(p => p.Score));
    }

    [Property]
    public void The_same_question_gets_the_same_result_from_an_index_built_in_another_order(int[] words)
    {
        var other = new KnowledgeSearch();
        other.Replace([.. Pages.All.Reverse()], Pages.Synonyms, "other");
        var request = Pages.Ask(Pages.North, Question(words));

        Assert.Equal(
            Search.Search(request).Passages.Select(p => (p.Passage.Id, p.Score)),
            other.Search(request).Passages.Select(p => (p.Passage.Id, p.Score)));
    }

    [Property]
    public void Any_text_at_all_is_searched_without_a_fault(string? text)
    {
        var found = Search.Search(Pages.Ask(Pages.North, text ?? ""));

        Assert.InRange(found.Passages.Count, 0, 10);
    }

    [Fact]
    public void A_word_that_no_page_has_lowers_the_coverage()
    {
        var known = Search.Search(Pages.Ask(Pages.North, "bulky waste"));
        var unknown = Search.Search(Pages.Ask(Pages.North, "bulky waste helicopter"));

        Assert.True(unknown.Passages[0].Coverage < known.Passages[0].Coverage);
        Assert.Contains(unknown.Terms, t => !t.IsKnown);
    }

    [Fact]
    public void A_right_everyday_word_is_not_repaired_into_one_that_the_pages_use()
    {
        var terms = Search.Search(Pages.Ask(Pages.North, "badger colection")).Terms.Select(t => t.Stem).ToList();

        Assert.Equal(["badger", "collect"], terms);
    }

    [Fact]
    public void A_follow_up_takes_the_article_from_its_topic_and_the_passage_from_its_own_words()
    {
        var best = Search.Search(Pages.Ask(Pages.North, "and for a flat?", topic: "when are my bins emptied")).Passages[0].Passage;

        Assert.Equal(("bin-day", 1), (best.ArticleId, best.Position));
    }

    [Fact]
    public void A_likely_service_settles_what_the_words_leave_open()
    {
        var request = Pages.Ask(Pages.North, "what does it cost");
        SearchRequest Likely(int service) => request with { ServicePrior = new Dictionary<int, double> { [service] = 0.9 } };

        Assert.Equal("blue-badge", Search.Search(Likely(279)).Articles[0].Id);
        Assert.Equal("bulky-waste", Search.Search(Likely(528)).Articles[0].Id);
    }

    [Fact]
    public void Replacing_the_passages_withdraws_the_old_ones_at_once()
    {
        var search = Pages.Search();

        search.Replace([.. Pages.All.Where(p => p.ArticleId != "bulky-waste")], Pages.Synonyms, "later");

        Assert.DoesNotContain(search.Search(Pages.Ask(Pages.North, "bulky waste collection")).Passages, p => p.Passage.ArticleId == "bulky-waste");
    }

    [Fact]
    public void Two_passages_with_one_id_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new KnowledgeSearch().Replace([Pages.All[0], Pages.All[0]], Pages.Synonyms, "twice"));
    }

    [Fact]
    public void Several_councils_in_scope_are_searched_together()
    {
        var found = Search.Search(new SearchRequest(CouncilScope.Of([Pages.North, Pages.South]), LanguageTag.English, Pages.Text("bulky waste cost")));

        Assert.Equal(2, found.Passages.Select(p => p.Passage.Council).Distinct().Count());
    }

    [Fact]
    public void Words_of_titles_count_as_topics()
    {
        int Count(string text) => Search.CountTopicWords(CouncilScope.Of(Pages.North), LanguageTag.English, Pages.Text(text));

        Assert.Equal(2, Count("the blue badge"));
        Assert.Equal(0, Count("and on Thursdays?"));
    }

    private static string Question(int[] words) => string.Join(' ', words.Select(w => Vocabulary[(w & int.MaxValue) % Vocabulary.Length]));
}
