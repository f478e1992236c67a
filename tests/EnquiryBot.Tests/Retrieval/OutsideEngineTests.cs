using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval;
using EnquiryBot.Retrieval.Qdrant;
using EnquiryBot.Tests.Embeddings;
using EnquiryBot.Tests.Retrieval.Qdrant;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.Retrieval;

/// <summary>Nodes that share an engine outside, and what happens while something else does.</summary>
public sealed class OutsideEngineTests : IAsyncLifetime
{
    private static readonly Passage Allotments = Pages.Passage(Pages.North, "allotments", 0, "Rent an allotment", [], default, 1, Pages.P("An allotment costs £40 a year."));

    private readonly FakeTimeProvider _clock = new();
    private readonly EmbeddingHost _embeddings = new()
    {
        ["Provider"] = "OpenAI", ["BaseAddress"] = "http://127.0.0.1:9/v1", ["Model"] = "fake", ["Dimensions"] = "64",
    };

    private QdrantHost _node = null!;
    private QdrantHost _other = null!;

    public async Task InitializeAsync()
    {
        _node = await QdrantHost.StartAsync(embeddings: _embeddings.Source, clock: _clock);
        _other = _node.Beside(_embeddings.Source);
    }

    public async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await _node.DisposeAsync();
        _embeddings.Dispose();
    }

    [Fact]
    public async Task Pages_are_not_stored_before_all_their_vectors_are_made()
    {
        Serve(_node, "one");
        await LookAsync(_node);
        _node.Search.Replace([.. Pages.All, Allotments], Pages.Synonyms, "two");

        await LookAsync(_node);
        Assert.Equal(("one", false), (LiveVersion(), _node.Engine.IsInUse));

        _node.Search.AddVectors(MadeUpVectors.Of([Allotments]), "two");
        await LookAsync(_node);
        Assert.Equal(("two", true), (LiveVersion(), _node.Engine.IsInUse));
        Assert.All(Points(), p => Assert.NotNull(p["vector"]!["dense"]));
    }

    [Fact]
    public async Task Without_vectors_yet_a_node_takes_over_what_another_built_with_them()
    {
        Serve(_node, "one");
        await LookAsync(_node);
        var calls = Writes();
        _other.Search.Replace(Pages.All, Pages.Synonyms, "one");

        await LookAsync(_other);

        Assert.Equal((true, calls), (_other.Engine.IsInUse, Writes()));
    }

    [Fact]
    public async Task Nodes_of_which_one_has_loaded_new_pages_and_one_not_yet_end_with_one_change()
    {
        Serve(_node, "one");
        Serve(_other, "one");
        await LookAsync(_node);
        await LookAsync(_other);
        Serve(_node, "two", Allotments);
        await LookAsync(_node);
        var calls = Writes();

        await LookAsync(_other);
        await LookAsync(_node);
        Assert.Equal((true, false, calls), (_node.Engine.IsInUse, _other.Engine.IsInUse, Writes()));

        Serve(_other, "two", Allotments);
        await LookAsync(_other);
        Assert.Equal((true, true, calls), (_node.Engine.IsInUse, _other.Engine.IsInUse, Writes()));
        Assert.Single(_node.Stub.Collections);
    }

    [Fact]
    public async Task A_node_that_goes_on_disagreeing_builds_its_own_after_a_while_and_the_other_waits_longer_the_next_time()
    {
        Serve(_node, "one");
        Serve(_other, "two", Allotments);
        await LookAsync(_node);

        Assert.InRange(await SecondsUntilAsync(_other, "two"), 15, 26);
        Assert.InRange(await SecondsUntilAsync(_node, "one"), 15, 26);
        Assert.InRange(await SecondsUntilAsync(_other, "two"), 30, 41);
        Assert.InRange(await SecondsUntilAsync(_node, "one"), 30, 41);
        Assert.InRange(await SecondsUntilAsync(_other, "two"), 60, 71);
    }

    [Fact]
    public async Task A_page_that_is_published_while_the_engine_is_asked_is_not_missing()
    {
        Serve(_node, "one");
        _node.Search.Outside = _node.Engine;
        await LookAsync(_node);
        _node.Stub.Instead = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/query/batch", StringComparison.Ordinal))
            {
                _node.Search.Update([ArticleKey.Of(Allotments)], [Allotments], "two");
            }

            return Task.FromResult(false);
        };

        var found = await _node.Search.SearchAsync(Pages.Ask(Pages.North, "rent an allotment"), default);

        Assert.Equal("allotments", found.Articles[0].Id);
        Assert.Contains(_node.Calls(), c => c.EndsWith("/query/batch", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_that_somebody_deleted_are_noticed_and_put_there_again()
    {
        Serve(_node, "one");
        await LookAsync(_node);
        Assert.Equal(new PassageCount(Pages.All.Count, Pages.All.Count), _node.Engine.Passages);
        await _node.Client.DeleteAsync(QdrantHost.Alias, QdrantSchema.Of(Pages.South));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await LookAsync(_node);
        Assert.True(_node.Engine.Passages!.There < _node.Engine.Passages.Here);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await LookAsync(_node);

        Assert.Equal(new PassageCount(Pages.All.Count, Pages.All.Count), _node.Engine.Passages);
        Assert.True(_node.Engine.IsInUse);
    }

    private static void Serve(QdrantHost node, string version, params Passage[] more)
    {
        node.Search.Replace([.. Pages.All, .. more], Pages.Synonyms, version);
        node.Search.AddVectors(MadeUpVectors.Of(node.Search.WithoutVectors()), version);
    }

    private async Task LookAsync(QdrantHost node)
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        await node.Engine.LookAsync(default);
        Assert.Null(node.Engine.Health!.Problem);
    }

    // A node that was content looks again after ten seconds.
    private async Task<int> SecondsUntilAsync(QdrantHost node, string version)
    {
        await node.Engine.LookAsync(default);
        Assert.NotEqual(version, LiveVersion());
        for (var seconds = 1; seconds <= 1000; seconds++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _node.Engine.LookAsync(default);
            await _other.Engine.LookAsync(default);
            if (LiveVersion() == version)
            {
                return seconds;
            }
        }

        return 0;
    }

    private string? LiveVersion() => _node.Index.CheckAsync(default).GetAwaiter().GetResult().Generation?.Version;

    private int Writes() => _node.Stub.Exchanges.Count(e => e.Method is "PUT" or "PATCH" or "DELETE");

    private IEnumerable<System.Text.Json.Nodes.JsonNode> Points() =>
        _node.Stub.Exchanges.Where(e => e.Method == "PUT" && e.Path.EndsWith("/points", StringComparison.Ordinal)).SelectMany(e => e.Body!["points"]!.AsArray()).Select(p => p!);
}
