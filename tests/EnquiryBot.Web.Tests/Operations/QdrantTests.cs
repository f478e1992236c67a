using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Knowledge;
using EnquiryBot.Testing;
using EnquiryBot.Testing.Qdrant;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>The whole service with Qdrant as its engine, by settings alone; Qdrant is a stub on a loopback port.</summary>
public sealed class QdrantTests : IAsyncLifetime
{
    private const string Permit = "Apply for a resident parking permit";
    private const string Question = "How much is a resident parking permit?";

    private readonly KnowledgeFolderCopy _knowledge = new();
    private TestApp _app = null!;
    private StubQdrant _qdrant = null!;

    public async Task InitializeAsync()
    {
        _qdrant = await StubQdrant.StartNewAsync();
        _qdrant.ApiKey = "stub-key";
        _app = new TestApp { KnowledgeFolder = _knowledge.Path };
        _app.Settings["Knowledge:ReloadSeconds"] = "0";
        _app.Settings["Retrieval:Engine"] = "Qdrant";
        _app.Settings["Retrieval:Qdrant:Url"] = _qdrant.Address;
        _app.Settings["Retrieval:Qdrant:ApiKey"] = "stub-key";
        // The stub is slower than a server while others build.
        _app.Settings["Retrieval:Qdrant:TimeoutSeconds"] = "20";
        await SearchedAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _qdrant.DisposeAsync();
        _knowledge.Dispose();
    }

    [Fact]
    public async Task A_question_is_answered_from_what_Qdrant_finds()
    {
        Assert.Equal([Permit], (await AskAsync()).Sources);

        var ready = await ReadyAsync();
        var asked = _qdrant.Exchanges.Last(e => e.Path.EndsWith("/query/batch", StringComparison.Ordinal));
        Assert.Equal(("ready", "Qdrant 1.19.0"), ((string?)ready["status"], (string?)ready["search"]!["engine"]));
        Assert.Equal((string?)ready["knowledge"]!["version"], (string?)ready["search"]!["generation"]);
        Assert.Equal((int?)ready["search"]!["passages"]!["here"], (int?)ready["search"]!["passages"]!["there"]);
        Assert.All(asked.Body!["searches"]!.AsArray(), leg => Assert.Contains("alderbrook", leg!["filter"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_article_is_gone_at_once_and_soon_in_Qdrant_too()
    {
        _knowledge.Delete("alderbrook/articles/parking-permit.md");
        Assert.True(await _app.Services.GetRequiredService<KnowledgeRefresher>().RefreshAsync(CancellationToken.None));

        var reply = await AskAsync();
        Assert.DoesNotContain(Permit, reply.Sources.Concat(reply.Pages));

        await SearchedAsync();
        var later = await AskAsync();
        Assert.DoesNotContain(Permit, later.Sources.Concat(later.Pages));
        // Of no version while it changes, then of the new one.
        Assert.Equal(2, _qdrant.Exchanges.Count(e => e.Method == "PATCH"));
        Assert.Single(_qdrant.Collections);
    }

    [Fact]
    public async Task Without_Qdrant_the_service_answers_from_its_own_copy_and_comes_back_by_itself()
    {
        await _qdrant.StopAsync();

        Assert.Equal([Permit], (await AskAsync()).Sources);
        var down = await ReadyAsync();
        Assert.Equal("degraded", (string?)down["status"]);
        Assert.Contains("Qdrant could not be reached", (string?)down["degraded"]![0], StringComparison.Ordinal);

        await _qdrant.StartAsync();
        await SearchedAsync();
        Assert.Equal([Permit], (await AskAsync()).Sources);
        Assert.Equal("ready", (string?)(await ReadyAsync())["status"]);
    }

    private async Task<BotReply> AskAsync() => await (await _app.BeginAsync("alderbrook")).AskAsync(Question);

    private async Task<JsonObject> ReadyAsync() => (await _app.Client().GetFromJsonAsync<JsonObject>("/health/ready"))!;

    private Task<JsonObject> SearchedAsync() => Eventually.SeeAsync(
        async () => await ReadyAsync() is var ready && (bool)ready["search"]!["inUse"]! ? ready : null, "the engine");
}
