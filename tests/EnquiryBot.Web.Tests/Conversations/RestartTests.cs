using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>A conversation outlives the process that it began in.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task After_an_orderly_restart_the_conversation_goes_on_with_its_topic_and_token()
    {
        ConversationDriver before;
        IReadOnlyList<JsonObject> shown;
        await using (var first = new TestApp { DataFolder = _data })
        {
            before = await first.BeginAsync("alderbrook");
            Assert.Equal("answered", (await before.AskAsync("How much does a bulky waste collection cost?")).Outcome);
            shown = await before.ReadAsync();
        }

        await using var second = new TestApp { DataFolder = _data };
        var after = Resume(second, before);
        var replayed = await after.ReadAsync();
        var reply = await after.AskAsync("And for two fridges?");

        Assert.Equal(shown.Select(a => a.ToJsonString()), replayed.Select(a => a.ToJsonString()));
        Assert.Equal(["Get large items collected"], reply.Sources.Concat(reply.Pages).Take(1));
    }

    [Fact]
    public async Task A_message_that_waits_for_its_reply_is_answered_at_the_next_start_once()
    {
        ConversationDriver before;
        await using (var first = new TestApp { DataFolder = _data })
        {
            before = await first.BeginAsync("alderbrook");
            await before.AskAsync("Hello");
            await StoreUnansweredAsync(first, before.Id, "They missed my bin, how do I tell you?");
        }

        await using var second = new TestApp { DataFolder = _data };
        var after = Resume(second, before);
        var stored = await Eventually.SeeAsync(async () => await after.ReadAsync() is { Count: 4 } all ? all : null, "the reply");

        Assert.Equal("Report a missed bin", new BotReply(stored[3]).Sources[0]);
        Assert.Equal((string?)stored[2]["id"], (string?)stored[3]["replyToId"]);
        await second.DisposeAsync();
        await using var third = new TestApp { DataFolder = _data };
        Assert.Equal(4, (await Resume(third, before).ReadAsync()).Count);
        Assert.DoesNotContain(third.Logs.GetSnapshot(), r => r.Message.Contains("accepted before the last stop", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_key_ring_neither_stops_the_service_nor_new_conversations()
    {
        await using (var first = new TestApp { DataFolder = _data })
        {
            var before = await first.BeginAsync("alderbrook");
            await before.AskAsync("Hello");
            await StoreUnansweredAsync(first, before.Id, "They missed my bin, how do I tell you?");
        }

        Array.ForEach(Directory.GetFiles(Path.Combine(_data, "keys"), "key-*.xml"), File.Delete);
        await using var second = new TestApp { DataFolder = _data };
        var citizen = await second.BeginAsync("alderbrook");

        Assert.Equal("answered", (await citizen.AskAsync("They missed my bin, how do I tell you?")).Outcome);
        await Eventually.HoldsAsync(
            () => second.Logs.GetSnapshot().Any(r => r.Level == LogLevel.Error && r.Message.Contains("cannot be answered", StringComparison.Ordinal)),
            "the log line about the message that cannot be opened");
    }

    // As if the process had died between storing the message and storing its reply.
    private static async Task StoreUnansweredAsync(TestApp app, string conversationId, string text)
    {
        var council = CouncilId.Parse("alderbrook");
        var log = app.Services.GetRequiredService<ConversationLog>();
        var appended = await log.AppendAsync(
            new NewMessage(conversationId, council, MessageRole.Citizen, null, ToClients: true, Answers: null, AwaitsReply: true),
            sequence => System.Text.Encoding.UTF8.GetBytes(new JsonObject
            {
                ["type"] = "message", ["id"] = $"{conversationId}|{sequence:0000000}", ["text"] = text,
                ["conversation"] = new JsonObject { ["id"] = conversationId },
                ["from"] = new JsonObject { ["id"] = "dl_citizen", ["role"] = "user" },
            }.ToJsonString()),
            CancellationToken.None);
        Assert.True(appended!.Value.IsNew);
    }

    private static ConversationDriver Resume(TestApp app, ConversationDriver before)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", before.Token);
        return new ConversationDriver(client, new JsonObject
        {
            ["conversationId"] = before.Id, ["token"] = before.Token, ["streamUrl"] = before.StreamUrl.ToString(),
        });
    }
}
