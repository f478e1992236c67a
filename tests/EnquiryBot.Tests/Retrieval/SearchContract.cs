using EnquiryBot.Councils;
using EnquiryBot.Retrieval;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>What the search does whichever engine finds the candidates.</summary>
public abstract class SearchContract : IAsyncLifetime
{
    private static readonly string[] Questions =
        ["How much is a bulky waste collection?", "when do you empty the bins", "can I take a settee to the dump", "blue badge price", "cancel bulky wast booking", "piano"];

    /// <summary>The search that is tested.</summary>
    private protected KnowledgeSearch Search { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Search = await StartAsync();
        Search.Replace(Pages.All, Pages.Synonyms, "pages");
        await CaughtUpAsync();
    }

    /// <inheritdoc />
    public abstract Task DisposeAsync();

    private protected abstract Task<KnowledgeSearch> StartAsync();

    /// <summary>Waits until the engine has what the search has.</summary>
    private protected abstract Task CaughtUpAsync();

    [Fact]
    public async Task It_ranks_as_the_node_alone_does()
    {
        foreach (var question in Questions)
        {
            var alone = Pages.Search().Search(Pages.Ask(Pages.North, question));

            var found = await Search.SearchAsync(Pages.Ask(Pages.North, question), default);

            Assert.NotEmpty(found.Articles);
            Assert.Equal(alone.Articles.Select(a => (a.Id, a.Score)), found.Articles.Select(a => (a.Id, a.Score)));
            Assert.Equal(alone.Articles[0].Passages.Select(p => p.Score), found.Articles[0].Passages.Select(p => p.Score));
        }
    }

    [Fact]
    public async Task An_article_that_is_published_is_found()
    {
        var passage = Pages.Passage(Pages.North, "allotments", 0, "Rent an allotment", [], LanguageTag.English, 1, Pages.P("An allotment costs £40 a year."));

        Search.Update([ArticleKey.Of(passage)], [passage], "more");
        Assert.Equal("allotments", (await FindAsync(Pages.North, "rent an allotment"))[0]);
        await CaughtUpAsync();

        Assert.Equal("allotments", (await FindAsync(Pages.North, "rent an allotment"))[0]);
        Assert.DoesNotContain("allotments", await FindAsync(Pages.South, "rent an allotment"));
    }

    [Fact]
    public async Task An_article_that_is_withdrawn_is_not_found_from_the_moment_the_call_comes_back()
    {
        Search.Update([new ArticleKey(Pages.North, LanguageTag.English, "blue-badge")], [], "less");
        Assert.DoesNotContain("blue-badge", await FindAsync(Pages.North, "how much is a blue badge"));
        await CaughtUpAsync();

        Assert.DoesNotContain("blue-badge", await FindAsync(Pages.North, "how much is a blue badge"));
        Assert.Equal("blue-badge", (await FindAsync(Pages.South, "how much is a blue badge"))[0]);
    }

    [Fact]
    public async Task Welsh_pages_are_found_in_Welsh_and_only_there()
    {
        Assert.Equal("council-tax", (await FindAsync(Pages.North, "talu treth gyngor", LanguageTag.Welsh))[0]);
        Assert.Empty(await FindAsync(Pages.South, "talu treth gyngor", LanguageTag.Welsh));
    }

    [Fact]
    public async Task An_empty_scope_finds_nothing() =>
        Assert.Empty((await Search.SearchAsync(Pages.Ask(Pages.North, "bins") with { Scope = CouncilScope.None }, default)).Passages);

    [Property(MaxTest = 40)]
    public void A_council_never_sees_another_ones_passages(bool north, FsCheck.NonNull<string> odd, byte question, bool withOdd)
    {
        var council = north ? Pages.North : Pages.South;
        var text = withOdd ? odd.Get : Questions[question % Questions.Length];

        var found = Search.SearchAsync(Pages.Ask(council, text), default).AsTask().GetAwaiter().GetResult();

        Assert.All(found.Passages, p => Assert.Equal(council, p.Passage.Council));
        Assert.All(found.Articles.SelectMany(a => a.Passages), p => Assert.Equal(council, p.Passage.Council));
    }

    private async Task<List<string>> FindAsync(CouncilId council, string text, LanguageTag language = default) =>
        [.. (await Search.SearchAsync(Pages.Ask(council, text, language), default)).Articles.Select(a => a.Id)];
}

/// <summary>The node alone.</summary>
public sealed class EmbeddedSearchTests : SearchContract
{
    /// <inheritdoc />
    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override Task<KnowledgeSearch> StartAsync() => Task.FromResult(new KnowledgeSearch());

    private protected override Task CaughtUpAsync() => Task.CompletedTask;
}
