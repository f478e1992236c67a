using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>The vectors of the pages, as a watchdog and a citizen see them.</summary>
public sealed class VectorTests : IAsyncDisposable
{
    private readonly TestApp _app = new();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_service_answers_while_the_vectors_are_made_and_health_says_when_they_are_in()
    {
        _app.Settings["Embeddings:Provider"] = "Embedded";
        var citizen = await _app.BeginAsync("alderbrook");

        var early = await citizen.AskAsync("They missed my bin, how do I tell you?");
        var atFirst = (string?)(await VectorsAsync())["state"];
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await _app.Services.GetRequiredService<PassageVectors>().WhenSettledAsync(limit.Token);
        var late = await citizen.AskAsync("They missed my bin, how do I tell you?");

        Assert.Equal(("warming", "ready"), (atFirst, (string?)(await VectorsAsync())["state"]));
        Assert.Equal(("answered", "answered"), (early.Outcome, late.Outcome));
        Assert.Equal(512, (int)(await VectorsAsync())["dimensions"]!);
    }

    [Fact]
    public async Task Without_the_encoders_files_the_service_answers_by_words_and_health_says_what_to_do()
    {
        _app.Settings["Embeddings:Provider"] = "Embedded";
        _app.Settings["Embeddings:Folder"] = Path.Combine(_app.DataFolder, "nothing-here");
        var citizen = await _app.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("They missed my bin, how do I tell you?");

        var ready = await ReadyAsync();
        Assert.Equal("answered", reply.Outcome);
        Assert.Equal("degraded", (string?)ready["status"]);
        Assert.Contains("Embeddings:Folder", (string?)ready["degraded"]![0], StringComparison.Ordinal);
    }

    private async Task<JsonObject> ReadyAsync() => (await _app.Client().GetFromJsonAsync<JsonObject>("/health/ready"))!;

    private async Task<JsonObject> VectorsAsync() => (await ReadyAsync())["vectors"]!.AsObject();
}
