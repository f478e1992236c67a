using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>The life of an index, on a real server where one is named.</summary>
public sealed class QdrantLifeTests
{
    [Fact]
    public async Task A_server_builds_finds_changes_switches_and_forgets()
    {
        await using var host = await QdrantHost.StartNamedAsync();
        var bins = QdrantHost.Passage(Pages.North, "bins", 0, [1, 0, 0, 0], 1, 2);
        var tax = QdrantHost.Passage(Pages.South, "tax", 0, [0, 1, 0, 0], 3);

        await host.Index.BuildAsync(QdrantHost.Generation("one", bins, tax), default);
        Assert.Equal([bins.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0], 1, 2, 3), default));
        await host.Index.UpsertAsync(bins.Article, [bins, QdrantHost.Passage(Pages.North, "bins", 1, null, 7)], "two", default);
        Assert.Equal(["north/bins/en#1"], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, null, 7), default));
        await host.Index.DeleteAsync(bins.Article, "three", default);
        Assert.Empty(await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0], 1, 2, 7), default));
        await host.Index.BuildAsync(QdrantHost.Generation("four", bins), default);

        var health = await host.Index.CheckAsync(default);
        Assert.Equal((new GenerationKey("four", QdrantHost.Model), null), (health.Generation, health.Problem));
        Assert.Equal([bins.Id], await host.Index.FindAsync(QdrantHost.Ask(Pages.North, [1, 0, 0, 0]), default));
    }
}
