using System.Linq.Expressions;
using EnquiryBot.Content;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;
using Microsoft.SemanticKernel.Data;

// Semantic Kernel marks its text search as experimental.
#pragma warning disable SKEXP0001

namespace EnquiryBot.Tests.Retrieval;

/// <summary>Semantic Kernel's text search on the council's own pages.</summary>
public sealed class VectorDataViewTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
    private readonly ServiceProvider _services;
    private readonly VectorDataView _view;

    public VectorDataViewTests()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Embeddings:Provider"] = "None" }).Build();
        _services = new ServiceCollection().AddLogging().AddEnquiryBot(settings, new HouseFolders(_folder, _folder, _folder), keysMayBePlain: true).BuildServiceProvider();
        _services.GetRequiredService<KnowledgeSearch>().Replace(Pages.All, Pages.Synonyms, "pages");
        _view = _services.GetRequiredService<VectorDataView>();
    }

    public void Dispose()
    {
        _services.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Text_search_finds_the_councils_page_with_its_title_and_link()
    {
        ITextSearch<PassageRecord> textSearch = new VectorStoreTextSearch<PassageRecord>(_view, new Words(), new Results());

        var found = await textSearch.GetTextSearchResultsAsync(
            "what does a bulky waste collection cost", new TextSearchOptions<PassageRecord> { Top = 3, Filter = p => p.Council == "south" }, CancellationToken.None);

        var best = (await found.Results.ToListAsync())[0];
        Assert.Equal(("Get large items collected", "https://www.south.example/bulky-waste"), (best.Name, best.Link));
        Assert.Contains("£24", best.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_names_council_language_article_and_service()
    {
        var (council, service) = (Pages.North.Value, 528);

        Assert.All(await IdsAsync("bulky waste blue badge", p => p.Council == council && p.Service == service), id => Assert.StartsWith("north/bulky-waste/en", id, StringComparison.Ordinal));
        Assert.All(await IdsAsync("bulky waste blue badge", p => "blue-badge" == p.ArticleId && p.Council == council), id => Assert.StartsWith("north/blue-badge/en", id, StringComparison.Ordinal));
        Assert.All(await IdsAsync("casgliad gwastraff swmpus", p => p.Council == council && p.Language == "cy"), id => Assert.Contains("/cy#", id, StringComparison.Ordinal));
    }

    public static TheoryData<string, Expression<Func<PassageRecord, bool>>?> Refused => new()
    {
        { "no filter", null },
        { "no council", p => p.Language == "en" },
        { "either council", p => p.Council == "north" || p.Council == "south" },
        { "not a council", p => p.Council != "north" },
        { "a part of a name", p => p.Council.Contains("orth") },
        { "another field", p => p.Council == "north" && p.Title == "Recycling centre" },
        { "two councils at once", p => p.Council == "north" && p.Council == "south" },
        { "no service", p => p.Council == "north" && p.Service == null },
        { "a field with itself", p => p.Council == p.ArticleId },
        { "a text that is no council", p => p.Council == "north' || 1=1" },
        { "an unknown language", p => p.Council == "north" && p.Language == "fr" },
        { "whatever is true", p => true },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_filter_without_a_council_or_with_anything_else_is_refused(string name, Expression<Func<PassageRecord, bool>>? filter)
    {
        Assert.NotEmpty(name);
        await Assert.ThrowsAsync<NotSupportedException>(() => IdsAsync("bulky waste", filter));
    }

    [Fact]
    public async Task Hybrid_search_looks_for_the_keywords_too()
    {
        var options = new HybridSearchOptions<PassageRecord> { Filter = p => p.Council == "north" };

        var found = await _view.HybridSearchAsync("when is it open", ["recycling"], 1, options, CancellationToken.None).ToListAsync();

        Assert.Equal("recycling-centre", Assert.Single(found).Record.ArticleId);
    }

    [Fact]
    public async Task What_is_skipped_and_what_scores_too_little_is_left_out()
    {
        Expression<Func<PassageRecord, bool>> north = p => p.Council == "north";
        var all = await _view.SearchAsync("bulky waste collection", 10, new() { Filter = north }, CancellationToken.None).ToListAsync();

        var later = await _view.SearchAsync("bulky waste collection", 10, new() { Filter = north, Skip = 1 }, CancellationToken.None).ToListAsync();
        var best = await _view.SearchAsync("bulky waste collection", 10, new() { Filter = north, ScoreThreshold = all[0].Score }, CancellationToken.None).ToListAsync();

        Assert.Equal(all.Skip(1).Select(r => r.Record), later.Select(r => r.Record));
        Assert.Equal([all[0].Record], best.Select(r => r.Record));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await _view.SearchAsync(new float[512], 10, new() { Filter = north }, CancellationToken.None).ToListAsync());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(10, -1)]
    public async Task Fewer_than_one_result_and_skipping_less_than_none_are_refused(int top, int skip)
    {
        var search = () => _view.SearchAsync("bulky waste", top, new() { Filter = p => p.Council == "north", Skip = skip }, CancellationToken.None).ToListAsync().AsTask();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(search);
    }

    private async Task<List<string>> IdsAsync(string question, Expression<Func<PassageRecord, bool>>? filter)
    {
        var found = await _view.SearchAsync(question, 10, new VectorSearchOptions<PassageRecord> { Filter = filter }, CancellationToken.None).ToListAsync();
        Assert.NotEmpty(found);
        return [.. found.Select(r => r.Record.Id)];
    }

    private sealed class Words : ITextSearchStringMapper
    {
        public string MapFromResultToString(object result) => ((PassageRecord)result).Text;
    }

    private sealed class Results : ITextSearchResultMapper
    {
        public TextSearchResult MapFromResultToTextSearchResult(object result) =>
            new(((PassageRecord)result).Text) { Name = ((PassageRecord)result).Title, Link = ((PassageRecord)result).Url };
    }
}
