using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval;
using EnquiryBot.Retrieval.Qdrant;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>Generations are built beside each other, swapped whole and never mixed.</summary>
public sealed class QdrantGenerationTests
{
    private static readonly IndexedPassage Bins = QdrantHost.Passage(Pages.North, "bins", 0, [1, 0, 0, 0], 1, 2);
    private static readonly IndexedPassage Tax = QdrantHost.Passage(Pages.South, "tax", 0, [0, 1, 0, 0], 3);

    [Fact]
    public async Task Payload_indexes_are_made_before_the_first_point_and_the_council_is_the_tenant()
    {
        await using var host = await QdrantHost.StartAsync();

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        var writes = host.Stub.Exchanges.Where(e => e.Method == "PUT").Select(e => e.Path.Split('/')[^1]).Skip(1);
        Assert.Equal(["index", "index", "index", "points"], writes);
        Assert.Equal("""{"type":"keyword","is_tenant":true}""", host.Stub.Exchanges.First(e => (string?)e.Body?["field_name"] == "council").Body!["field_schema"]!.ToJsonString());
    }

    [Fact]
    public async Task The_server_has_no_idf_of_its_own_since_it_would_be_that_of_all_councils()
    {
        await using var host = await QdrantHost.StartAsync();

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        Assert.Equal("""{"bm25":{},"chr":{}}""", host.Stub.Exchanges.First(e => e.Body?["sparse_vectors"] is not null).Body!["sparse_vectors"]!.ToJsonString());
    }

    [Fact]
    public async Task A_switch_is_one_action_and_the_old_generation_goes_at_the_next_build()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);
        await host.Index.BuildAsync(QdrantHost.Generation("two", Bins), default);
        Assert.Equal(2, host.Stub.Collections.Count);

        await host.Index.BuildAsync(QdrantHost.Generation("three", Tax), default);

        Assert.Equal(2, host.Stub.Collections.Count);
        Assert.All(host.Stub.Exchanges.Where(e => e.Path == "/collections/aliases"), e => Assert.Single(e.Body!["actions"]!.AsArray()));
        Assert.Equal(new GenerationKey("three", QdrantHost.Model), (await host.Index.CheckAsync(default)).Generation);
    }

    [Fact]
    public async Task A_generation_that_another_node_is_filling_is_not_dropped()
    {
        await using var host = await QdrantHost.StartAsync();
        await using var other = host.Beside();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);
        await host.Index.BuildAsync(QdrantHost.Generation("two", Bins), default);
        var (filling, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Stub.Instead = async context =>
        {
            await (context.Request.Method == "PUT" && context.Request.Path.Value!.EndsWith("/points", StringComparison.Ordinal) && filling.TrySetResult() ? go.Task : Task.CompletedTask);
            return false;
        };

        var build = other.Index.BuildAsync(QdrantHost.Generation("three", Tax), default);
        await filling.Task;
        await host.Index.BuildAsync(QdrantHost.Generation("four", Bins), default);
        go.SetResult();
        await build;

        Assert.Equal([Tax.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.South, null, 3), default));
    }

    [Fact]
    public async Task A_generation_that_somebody_deleted_points_from_is_built_again_beside_it()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins, Tax), default);
        await host.Client.DeleteAsync(QdrantHost.Alias, QdrantSchema.Of(Pages.South));

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins, Tax), default);

        Assert.Equal(2, host.Stub.Collections.Count);
        Assert.Equal([Tax.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.South, null, 3), default));
    }

    [Fact]
    public async Task A_generation_whose_articles_are_half_changed_is_of_no_version()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins, Tax), default);

        await host.Index.UpsertAsync(Bins.Article, [Bins], "", default);
        Assert.Equal("", (await host.Index.CheckAsync(default)).Generation!.Version);
        await host.Index.DeleteAsync(Tax.Article, "two", default);
        Assert.Equal("two", (await host.Index.CheckAsync(default)).Generation!.Version);

        host.Stub.UpdateStatus = "wait_timeout";
        await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.UpsertAsync(Tax.Article, [Tax], "three", default));
        Assert.Equal("", (await host.Index.CheckAsync(default)).Generation!.Version);
    }

    [Fact]
    public async Task Collections_of_others_are_left_alone()
    {
        await using var host = await QdrantHost.StartAsync();
        foreach (var other in new[] { "pages_golden", "pages_g0123456789abcdeg", "books" })
        {
            await host.Client.CreateCollectionAsync(other, new VectorParamsMap(), []);
        }

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        Assert.Superset(new HashSet<string> { "pages_golden", "pages_g0123456789abcdeg", "books" }, host.Stub.Collections.ToHashSet());
    }

    [Fact]
    public async Task What_is_searched_already_is_not_built_again()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);
        var calls = host.Stub.Exchanges.Count;

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        Assert.DoesNotContain(host.Stub.Exchanges.Skip(calls), e => e.Method is not "GET" && !e.Path.EndsWith("/count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_model_is_another_generation_and_vectors_are_never_mixed()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        await host.Index.BuildAsync(new IndexGeneration(new GenerationKey("one", new EmbeddingModel("other", 2)), 1, [Bins with { Vector = new float[] { 1, 0 } }]), default);

        Assert.Equal(2, host.Stub.Collections.Count);
        Assert.Equal([Bins.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0]), default));
        await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0]), default));
    }

    [Fact]
    public async Task A_knowledge_base_that_changes_back_is_built_beside_the_one_that_is_searched()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);
        await host.Index.DeleteAsync(Bins.Article, "two", default);

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        Assert.Equal(2, host.Stub.Collections.Count);
        Assert.Equal([Bins.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, null, 1), default));
    }

    [Fact]
    public async Task A_build_that_was_broken_off_is_taken_up_and_the_old_generation_is_searched_until_then()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);
        host.Stub.UpdateStatus = "wait_timeout";
        await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.BuildAsync(QdrantHost.Generation("two", Tax), default));
        Assert.Equal([Bins.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, null, 1), default));

        host.Stub.UpdateStatus = "completed";
        await host.Index.BuildAsync(QdrantHost.Generation("two", Tax), default);

        Assert.Equal([Tax.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.South, null, 3), default));
    }

    [Fact]
    public async Task A_generation_with_too_many_points_is_dropped_and_built_anew()
    {
        await using var host = await QdrantHost.StartAsync();
        var wrong = QdrantHost.Generation("one", Bins) with { Count = 2 };

        await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.BuildAsync(wrong, default));

        Assert.Empty(host.Stub.Collections);
    }

    [Fact]
    public async Task A_generation_is_searched_when_it_is_green_and_not_before()
    {
        await using var host = await QdrantHost.StartAsync();
        host.Stub.NextStatus.Enqueue("yellow");
        host.Stub.NextStatus.Enqueue("grey");

        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default);

        var calls = host.Calls().ToList();
        Assert.Equal(3, calls.Count(c => c.StartsWith("GET /collections/pages_g", StringComparison.Ordinal) && !c.EndsWith("exists", StringComparison.Ordinal)));
        Assert.Equal("POST /collections/aliases", calls[calls.FindLastIndex(c => c.StartsWith("GET /collections/pages_g", StringComparison.Ordinal)) + 1]);
    }

    [Fact]
    public async Task A_collection_that_has_the_name_of_the_alias_is_named_in_the_failure()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Client.CreateCollectionAsync(QdrantHost.Alias, new VectorParamsMap(), []);

        var failure = await Assert.ThrowsAsync<PassageIndexException>(() => host.Index.BuildAsync(QdrantHost.Generation("one", Bins), default));

        Assert.Contains("`pages` already exists", failure.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public void The_same_passage_has_the_same_id_and_another_another(FsCheck.NonNull<string> a, FsCheck.NonNull<string> b)
    {
        Assert.Equal(QdrantSchema.IdOf(a.Get), QdrantSchema.IdOf(a.Get));
        Assert.Equal(a.Get == b.Get, QdrantSchema.IdOf(a.Get) == QdrantSchema.IdOf(b.Get));
        Assert.Equal(8, QdrantSchema.IdOf(a.Get).Version);
    }

    [Property(MaxTest = 50)]
    public void Every_leg_of_every_question_has_the_filter_of_its_council(bool north, bool dense, byte[] words, byte perLeg)
    {
        var council = north ? Pages.North : Pages.South;
        var ask = QdrantHost.Ask(council, dense ? [1, 0] : null, [.. (words ?? []).Select(w => (uint)w)]) with { PerLeg = perLeg };

        Assert.All(QdrantSchema.Legs(ask, "pages"), leg =>
        {
            Assert.Contains(leg.Filter!.Must, c => c.Field is { Key: "council" } field && field.Match.Keyword == council.Value);
            Assert.Contains(leg.Filter!.Must, c => c.Field is { Key: "language", Match.Keyword: "en" });
            Assert.InRange(leg.Limit, 1UL, QdrantSchema.MostResults);
        });
    }

    [Fact]
    public async Task A_council_never_finds_another_ones_passages()
    {
        await using var host = await QdrantHost.StartAsync();
        await host.Index.BuildAsync(QdrantHost.Generation("one", Bins, Tax), default);

        Assert.Equal([Tax.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.South, [1, 0, 0, 0], 1, 2, 3), default));
        Assert.Equal(1, await host.Index.CountAsync(CouncilScope.Of(Pages.North), default));
        Assert.Equal(0, await host.Index.CountAsync(CouncilScope.None, default));
    }
}
