using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Tests.BotFramework;

public sealed class TurnContextTests
{
    private readonly RecordingAdapter _adapter = new();

    [Fact]
    public async Task A_reply_is_addressed_by_the_message_turned_round()
    {
        using var context = new TurnContext(_adapter, RecordingAdapter.Message());

        var response = await context.SendActivityAsync("hi");

        var sent = Assert.Single(_adapter.Sent);
        Assert.Equal(
            ("test", "https://channel.example/", "conv", "bot", "citizen", "in-1", "cy-GB"),
            (sent.ChannelId, sent.ServiceUrl, sent.Conversation?.Id, sent.From?.Id, sent.Recipient?.Id, sent.ReplyToId, sent.Locale));
        Assert.Equal((InputHints.AcceptingInput, "sent-1", "sent-1"), (sent.InputHint, sent.Id, response.Id));
    }

    [Theory]
    [InlineData("directline", null)]
    [InlineData("webchat", null)]
    [InlineData("msteams", "in-1")]
    public async Task A_welcome_answers_no_activity_that_the_client_never_saw(string channel, string? replyToId)
    {
        var update = RecordingAdapter.Message();
        (update.Type, update.ChannelId) = (ActivityTypes.ConversationUpdate, channel);
        using var context = new TurnContext(_adapter, update);

        await context.SendActivityAsync("welcome");

        Assert.Equal(replyToId, _adapter.Sent[0].ReplyToId);
    }

    [Fact]
    public async Task Responded_is_true_after_anything_but_a_trace()
    {
        using var context = new TurnContext(_adapter, RecordingAdapter.Message());

        await context.SendActivityAsync(new Activity { Type = ActivityTypes.Trace });
        var afterTrace = context.Responded;
        await context.SendActivitiesAsync([new Activity { Type = ActivityTypes.Trace }, MessageFactory.Text("a")]);

        Assert.Equal((false, true), (afterTrace, context.Responded));
    }

    [Fact]
    public async Task Hooks_nest_in_order_of_registration()
    {
        using var context = new TurnContext(_adapter, RecordingAdapter.Message());
        List<string> order = [];
        foreach (var name in new[] { "outer", "inner" })
        {
            context.OnSendActivities(async (_, _, next) => { order.Add($"{name} in"); var r = await next(); order.Add($"{name} out"); return r; });
            context.OnUpdateActivity(async (_, _, next) => { order.Add($"update {name}"); return await next(); });
            context.OnDeleteActivity(async (_, _, next) => { order.Add($"delete {name}"); await next(); });
        }

        await context.SendActivityAsync("a");
        await context.UpdateActivityAsync(new Activity { Id = "7", Type = ActivityTypes.Message });
        await context.DeleteActivityAsync("8");

        Assert.Equal(
            ["outer in", "inner in", "inner out", "outer out", "update outer", "update inner", "delete outer", "delete inner"], order);
        Assert.Equal(["update 7", "delete 8"], _adapter.Changes);
    }

    [Fact]
    public async Task A_hook_that_does_not_call_next_holds_the_activities_back()
    {
        using var context = new TurnContext(_adapter, RecordingAdapter.Message());
        context.OnSendActivities((_, _, _) => Task.FromResult<ResourceResponse[]>([]));

        var response = await context.SendActivityAsync("a");

        Assert.Empty(_adapter.Sent);
        Assert.Equal(("", false), (response.Id, context.Responded));
    }

    [Fact]
    public async Task Nothing_to_send_is_an_error_of_the_bot()
    {
        using var context = new TurnContext(_adapter, RecordingAdapter.Message());

        await Assert.ThrowsAsync<ArgumentException>(() => context.SendActivitiesAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => context.SendActivityAsync(" "));
        await Assert.ThrowsAsync<ArgumentNullException>(() => context.SendActivityAsync((IActivity)null!));
    }

    [Fact]
    public void What_is_left_in_the_turns_state_is_found_by_type_and_disposed_with_the_turn()
    {
        var context = new TurnContext(_adapter, RecordingAdapter.Message());
        var stream = new MemoryStream();
        context.TurnState.Add(stream);
        context.TurnState.Set("k", "v");

        Assert.Same(stream, context.TurnState.Get<MemoryStream>());
        Assert.Equal(("v", null), (context.TurnState.Get<string>("k"), context.TurnState.Get<string>()));
        context.Dispose();

        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task A_turn_can_be_opened_without_a_message()
    {
        var reference = RecordingAdapter.Message().GetConversationReference();

        await _adapter.ContinueConversationAsync("bot", reference, (turn, ct) => turn.SendActivityAsync("news", cancellationToken: ct), CancellationToken.None);

        Assert.Equal(("news", "citizen", "conv"), (_adapter.Sent[0].Text, _adapter.Sent[0].Recipient?.Id, _adapter.Sent[0].Conversation?.Id));
    }
}
