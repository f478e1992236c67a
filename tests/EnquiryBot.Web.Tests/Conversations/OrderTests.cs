using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>One conversation's turns run in order; different ones at the same time.</summary>
public sealed class OrderTests : IAsyncLifetime
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestApp _app = null!;

    public Task InitializeAsync()
    {
        var search = new HeldSearch(async text =>
        {
            if (text.Contains("wait", StringComparison.Ordinal))
            {
                _held.TrySetResult();
                await _release.Task;
            }
        });
        _app = new TestApp { ReplaceServices = search.Replace };
        _app.Settings["RateLimits:ConversationPerMinute"] = "1000";
        _app.Settings["RateLimits:TokenPerMinute"] = "1000";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _release.TrySetResult();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Twenty_messages_at_once_are_all_kept_and_answered_in_their_order()
    {
        var citizen = await _app.BeginAsync("alderbrook");

        var ids = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => PostAsync(citizen, $"How much is it to collect {i} old sofas?")));

        var stored = await citizen.ReadAsync();
        var messages = stored.Where(a => a["replyToId"] is null).Select(a => (string)a["id"]!).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), messages);
        Assert.Equal(messages, stored.Select(a => (string?)a["replyToId"]).OfType<string>());
        // The first place is the start of the conversation, which only the bot sees.
        Assert.Equal(
            Enumerable.Range(2, 40), stored.Select(a => int.Parse(((string)a["id"]!).Split('|')[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_slow_question_holds_up_its_own_conversation_and_no_other()
    {
        var (slow, quick) = (await _app.BeginAsync("alderbrook"), await _app.BeginAsync("alderbrook"));

        var first = PostAsync(slow, "How long must I wait for a bulky waste collection?");
        await _held.Task;
        var second = PostAsync(slow, "They missed my bin, how do I tell you?");
        var other = await quick.AskAsync("They missed my bin, how do I tell you?");
        var whileHeld = (await slow.ReadAsync()).Count(a => a["replyToId"] is not null);
        _release.SetResult();
        var ids = await Task.WhenAll(first, second);

        Assert.Equal(("answered", 0), (other.Outcome, whileHeld));
        Assert.Equal(ids, (await slow.ReadAsync()).Select(a => (string?)a["replyToId"]).OfType<string>());
    }

    [Fact]
    public async Task A_message_sent_again_while_its_reply_is_on_the_way_is_answered_once()
    {
        var citizen = await _app.BeginAsync("alderbrook");

        var first = PostAsync(citizen, "How long must I wait for a bulky waste collection?", "the-same");
        await _held.Task;
        var again = PostAsync(citizen, "How long must I wait for a bulky waste collection?", "the-same");
        _release.SetResult();
        var ids = await Task.WhenAll(first, again);

        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(2, (await citizen.ReadAsync()).Count);
    }

    private static async Task<string> PostAsync(ConversationDriver citizen, string text, string? clientId = null)
    {
        using var response = await citizen.PostAsync(new JsonObject
        {
            ["type"] = "message", ["text"] = text,
            ["channelData"] = clientId is null ? null : new JsonObject { ["clientActivityID"] = clientId },
        });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }
}
