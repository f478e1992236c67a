using System.Text.Json;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Tests.BotFramework;

public sealed class MiddlewareTests
{
    /// <summary>The bot of the published transcript: brackets around each turn, one turn more of middleware, one that fails.</summary>
    [NeedsSharedFact]
    public async Task The_published_bracketing_transcript_is_what_this_pipeline_says()
    {
        var file = Path.Combine(Shared.Folder, "specs", "botframework", "transcripts", "CoreTests", "BotAdapted_Bracketing.transcript");
        var transcript = JsonSerializer.Deserialize(await File.ReadAllTextAsync(file), BotJson.Wire.IListActivity)!;
        var adapter = new RecordingAdapter { OnTurnError = (turn, error) => turn.SendActivityAsync($"Caught: {error.Message}") };
        adapter.Use(new Speaking("before message", "after message"));

        var replies = 0;
        foreach (var activity in transcript)
        {
            if (activity.From?.Role == RoleTypes.Bot)
            {
                Assert.Equal(activity.Text, adapter.Sent[replies++].Text);
                continue;
            }

            Assert.Equal(adapter.Sent.Count, replies);
            await adapter.RunAsync(activity, BracketingBot);
        }

        Assert.Equal(adapter.Sent.Count, replies);
        Assert.Equal(9, replies);
    }

    [Fact]
    public async Task Middleware_nests_and_the_first_registered_is_outermost()
    {
        var adapter = new RecordingAdapter();
        adapter.Use(new Speaking("1 in", "1 out")).Use(new Speaking("2 in", "2 out"));

        await adapter.RunAsync(RecordingAdapter.Message(), (turn, ct) => turn.SendActivityAsync("bot", cancellationToken: ct));

        Assert.Equal(["1 in", "2 in", "bot", "2 out", "1 out"], adapter.Sent.Select(activity => activity.Text));
    }

    [Fact]
    public async Task An_error_goes_through_when_nobody_handles_it()
    {
        var adapter = new RecordingAdapter();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => adapter.RunAsync(RecordingAdapter.Message(), (_, _) => throw new InvalidTimeZoneException()));
    }

    [Fact]
    public async Task Errors_of_middleware_are_handled_like_those_of_the_bot()
    {
        var caught = new List<Exception>();
        var adapter = new RecordingAdapter { OnTurnError = (_, error) => { caught.Add(error); return Task.CompletedTask; } };
        adapter.Use(new Speaking(null, null));

        await adapter.RunAsync(RecordingAdapter.Message(), (_, _) => Task.CompletedTask);

        Assert.IsType<ArgumentNullException>(Assert.Single(caught), exactMatch: false);
    }

    [Fact]
    public async Task Typing_shows_after_the_delay_and_again_every_period_until_the_message_goes_out()
    {
        var (adapter, time, answer) = (new RecordingAdapter(), new FakeTimeProvider(), new TaskCompletionSource());
        adapter.Use(Typing(time));

        var turn = adapter.RunAsync(RecordingAdapter.Message(), async (context, ct) =>
        {
            await answer.Task;
            await context.SendActivityAsync("done", cancellationToken: ct);
            time.Advance(TimeSpan.FromSeconds(30));
        });
        time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Empty(adapter.Sent);
        time.Advance(TimeSpan.FromMilliseconds(1));
        time.Advance(TimeSpan.FromSeconds(3));
        answer.SetResult();
        await turn;

        Assert.Equal(["typing", "typing", "message"], adapter.Sent.Select(activity => activity.Type));
        Assert.Equal(("in-1", "bot", "citizen"), (adapter.Sent[0].ReplyToId, adapter.Sent[0].From?.Id, adapter.Sent[0].Recipient?.Id));
    }

    [Theory]
    [InlineData(ActivityTypes.Message)]
    [InlineData(ActivityTypes.Event)]
    public async Task A_quick_turn_shows_no_typing_and_leaves_no_timer(string type)
    {
        var (adapter, time) = (new RecordingAdapter(), new FakeTimeProvider());
        adapter.Use(Typing(time));
        var activity = RecordingAdapter.Message();
        activity.Type = type;

        await adapter.RunAsync(activity, (_, _) => { time.Advance(TimeSpan.FromMilliseconds(400)); return Task.CompletedTask; });
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(adapter.Sent);
    }

    private static ShowTypingMiddleware Typing(TimeProvider time) =>
        new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3), time, NullLogger<ShowTypingMiddleware>.Instance);

    private static async Task BracketingBot(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (turn.Activity.Type != ActivityTypes.Message)
        {
            await turn.SendActivityAsync(turn.Activity.Type!, cancellationToken: cancellationToken);
            return;
        }

        await (turn.Activity.Text switch
        {
            "use middleware" => turn.SendActivityAsync("using middleware", cancellationToken: cancellationToken),
            "catch exception" => SayAndFail(turn, cancellationToken),
            _ => turn.SendActivityAsync($"you said: {turn.Activity.Text}", cancellationToken: cancellationToken),
        });
    }

    private static async Task SayAndFail(ITurnContext turn, CancellationToken cancellationToken)
    {
        await turn.SendActivityAsync("generating exception", cancellationToken: cancellationToken);
        throw new InvalidOperationException("exception to catch");
    }

    private sealed class Speaking(string? before, string? after) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            await turnContext.SendActivityAsync(before!, cancellationToken: cancellationToken);
            await next(cancellationToken);
            await turnContext.SendActivityAsync(after!, cancellationToken: cancellationToken);
        }
    }
}
