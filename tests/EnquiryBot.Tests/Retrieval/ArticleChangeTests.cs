using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>Articles are published and withdrawn one by one while citizens search: of few passages, and of many.</summary>
public sealed class ArticleChangeTests
{
    private const int Few = int.MaxValue;

    // So that a council of nine passages has many.
    private const int Many = 3;

    // Which of the peaks is that of the articles as wholes.
    private const int ArticleSign = 3;

    // So many that an article more or less is no reason to index all of them anew.
    private static readonly Passage[] Fillers =
        [.. Enumerable.Range(0, 200).Select(i => Pages.Passage(Pages.North, $"filler-{i}", 0, $"Road {i}", [], LanguageTag.English, 1, Pages.P("A road without news.")))];

    private static readonly ReadOnlyMemory<float> Alike = new float[] { 1, 0, 0, 0 };

    private static readonly ArticleKey Bulky = new(Pages.North, LanguageTag.English, "bulky-waste");
    private static readonly ArticleKey Badgers = new(Pages.North, LanguageTag.English, "badgers");

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public void A_published_article_is_found_when_the_call_comes_back(int fewUpTo)
    {
        var search = NewSearch(fewUpTo);

        search.Update([Badgers], [BadgerPage("Badgers dig setts in gardens.")], "2");

        Assert.Equal("badgers", search.Search(Pages.Ask(Pages.North, "badgers in my garden")).Articles[0].Id);
        Assert.Equal(("2", "Wild badgers"), (search.Version, search.Opening(Badgers.Council, Badgers.Language, Badgers.ArticleId)?.Title));
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public void A_withdrawn_article_is_gone_when_the_call_comes_back_and_no_other(int fewUpTo)
    {
        var search = NewSearch(fewUpTo);

        search.Update([Bulky], [], "2");

        Assert.DoesNotContain(Ids(search, Pages.North, "bulky waste collection cost"), a => a == Bulky.ArticleId);
        Assert.Null(search.Opening(Bulky.Council, Bulky.Language, Bulky.ArticleId));
        Assert.Equal(Bulky.ArticleId, Ids(search, Pages.South, "bulky waste collection cost")[0]);
        Assert.Equal("bin-day", Ids(search, Pages.North, "when are bins emptied")[0]);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public void A_changed_article_is_found_with_its_new_words_only(int fewUpTo)
    {
        var search = NewSearch(fewUpTo);
        search.Update([Badgers], [BadgerPage("Badgers dig setts in gardens.")], "2");

        search.Update([Badgers], [BadgerPage("Never block a burrow.")], "3");

        var texts = search.Search(Pages.Ask(Pages.North, "badgers setts burrow")).Passages.Select(p => p.Passage.Text).ToList();
        Assert.Contains("Never block a burrow.", texts);
        Assert.DoesNotContain("Badgers dig setts in gardens.", texts);
    }

    [Fact]
    public void A_withdrawn_article_is_no_measure_for_the_others()
    {
        var search = NewSearch(Many, Fillers);
        var question = Pages.Ask(Pages.North, "bulky waste collection cost");
        var before = search.Search(question).Peaks[ArticleSign];

        search.Update([Bulky], [], "2");

        Assert.True(search.Search(question).Peaks[ArticleSign] < before);
    }

    [Fact]
    public void What_a_new_article_means_is_judged_beside_all_others()
    {
        var search = NewSearch(Many, Fillers);
        var page = BadgerPage("Badgers dig setts in gardens.");
        search.Update([Badgers], [page], "2");

        search.AddVectors(KnowledgeSearch.TextsFor([.. Pages.All, .. Fillers, page]).ToDictionary(t => t, _ => Alike, StringComparer.Ordinal), "2");

        Assert.Equal(0, search.Search(Pages.Ask(Pages.North, "zzz") with { Vector = Alike }).Peaks[ArticleSign], 1e-5);
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public async Task Under_load_a_withdrawn_article_never_comes_back_after_the_call(int fewUpTo)
    {
        var search = NewSearch(fewUpTo);
        using var stop = new CancellationTokenSource();
        // Odd from just before it is published until it was withdrawn.
        var era = 0;
        var wrong = 0;
        var citizens = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var asked = 0; !stop.IsCancellationRequested || asked == 0; asked++)
            {
                var before = Volatile.Read(ref era);
                if (Ids(search, Pages.North, "badgers in my garden").Contains(Badgers.ArticleId) && before % 2 == 0 && Volatile.Read(ref era) == before)
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        })).ToList();

        for (var round = 0; round < 60; round++)
        {
            Interlocked.Increment(ref era);
            search.Update([Badgers], [BadgerPage("Badgers dig setts in gardens.")], $"in {round}");
            Assert.Contains(Badgers.ArticleId, Ids(search, Pages.North, "badgers in my garden"));
            search.Update([Badgers], [], $"out {round}");
            Interlocked.Increment(ref era);
            Assert.DoesNotContain(Badgers.ArticleId, Ids(search, Pages.North, "badgers in my garden"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(citizens);
        Assert.Equal(0, wrong);
    }

    [Property(MaxTest = 50)]
    public void Few_passages_rank_after_any_changes_as_if_they_had_always_been_so(int[] changes)
    {
        var (search, shown) = (NewSearch(Few), Pages.All.ToList());
        foreach (var change in changes)
        {
            Change(search, shown, change);
        }

        var anew = new KnowledgeSearch();
        anew.Replace(shown, Pages.Synonyms, "anew");

        foreach (var question in (string[])["bulky waste cost", "when are my bins emptied", "blue badge", "badgers"])
        {
            var (changed, built) = (search.Search(Pages.Ask(Pages.North, question)), anew.Search(Pages.Ask(Pages.North, question)));
            Assert.Equal(built.Passages.Select(p => (p.Passage.Id, p.Score)), changed.Passages.Select(p => (p.Passage.Id, p.Score)));
        }
    }

    [Property(MaxTest = 100)]
    public void No_council_sees_a_passage_of_another_whatever_changes_and_whatever_is_asked(int[] changes, int[] words, bool many, bool north, bool welsh, float[] vector)
    {
        var (search, shown) = (NewSearch(many ? Many : Few), Pages.All.ToList());
        search.AddVectors(MadeUpVectors.Of(shown), search.Version);
        foreach (var change in changes)
        {
            Change(search, shown, change);
        }

        string[] vocabulary = ["bulky", "waste", "bins", "badge", "casgliad", "badgers", "cost", "flat", "£24", "Friday"];
        var question = string.Join(' ', words.Select(w => vocabulary[(w & int.MaxValue) % vocabulary.Length]));
        var (council, language) = (north ? Pages.North : Pages.South, welsh ? LanguageTag.Welsh : LanguageTag.English);
        var found = search.Search(Pages.Ask(council, question, language) with { Vector = MadeUpVectors.Unit(vector), Take = 50 });

        Assert.All(
            found.Passages.Concat(found.Articles.SelectMany(a => a.Passages)).Select(p => p.Passage),
            p => Assert.True((p.Council, p.Language) == (council, language) && shown.Contains(p), p.Id));
    }

    [Theory]
    [InlineData(Few)]
    [InlineData(Many)]
    public void Vectors_stay_with_the_passages_that_stay(int fewUpTo)
    {
        var search = NewSearch(fewUpTo);
        search.AddVectors(MadeUpVectors.Of(Pages.All), search.Version);
        Assert.Empty(search.WithoutVectors());

        search.Update([Badgers, Bulky], [BadgerPage("Badgers dig setts in gardens.")], "2");
        Assert.Equal(["north/badgers/en#0"], search.WithoutVectors().Select(p => p.Id));
        search.AddVectors(MadeUpVectors.Of(search.WithoutVectors()), "2");

        Assert.Empty(search.WithoutVectors());
        var likeIt = MadeUpVectors.Of([BadgerPage("Badgers dig setts in gardens.")]).Values.First();
        var best = search.Search(Pages.Ask(Pages.North, "zzz") with { Vector = likeIt }).Passages[0];
        Assert.Equal("badgers", best.Passage.ArticleId);
        Assert.InRange(best.Cosine, 0.3, 1);
    }

    [Fact]
    public void A_passage_of_an_article_that_does_not_change_is_refused() =>
        Assert.Throws<ArgumentException>(() => NewSearch(Few).Update([Bulky], [BadgerPage("Badgers.")], "2"));

    private static KnowledgeSearch NewSearch(int fewUpTo, IEnumerable<Passage>? more = null)
    {
        var search = new KnowledgeSearch(new RankingWeights(), fewUpTo);
        search.Replace([.. Pages.All, .. more ?? []], Pages.Synonyms, "1");
        return search;
    }

    private static void Change(KnowledgeSearch search, List<Passage> shown, int change)
    {
        var articles = Pages.All.Append(BadgerPage("Badgers dig setts in gardens.")).Select(ArticleKey.Of).Distinct().ToList();
        var article = articles[(change & int.MaxValue) % articles.Count];
        var published = shown.Exists(p => ArticleKey.Of(p) == article)
            ? []
            : Pages.All.Append(BadgerPage("Badgers dig setts in gardens.")).Where(p => ArticleKey.Of(p) == article).ToList();
        shown.RemoveAll(p => ArticleKey.Of(p) == article);
        shown.AddRange(published);
        search.Update([article], published, $"changed {change}");
    }

    private static List<string> Ids(KnowledgeSearch search, CouncilId council, string question) =>
        [.. search.Search(Pages.Ask(council, question) with { Take = 50 }).Articles.Select(a => a.Id)];

    private static Passage BadgerPage(string text) =>
        Pages.Passage(Pages.North, "badgers", 0, "Wild badgers", [], LanguageTag.English, 1, Pages.P(text));
}
