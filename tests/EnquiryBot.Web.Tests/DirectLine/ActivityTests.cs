using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Tests.DirectLine;

public sealed class ActivityTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;
    private Talk _talk = null!;

    public async Task InitializeAsync()
    {
        _host = await DirectLineHost.StartAsync();
        _talk = await _host.TalkAsync();
        await _talk.ReadUntilAsync("welcome");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_channel_stamps_what_is_its_own_and_leaves_the_rest()
    {
        const string Sent = """
            {"type":"message","text":"bins?","id":"mine","timestamp":"2001-01-01T00:00:00.000Z","channelId":"webchat","serviceUrl":"https://evil.example",
             "conversation":{"id":"other"},"from":{"id":"somebody else","name":"Alys","role":"bot","mood":"kind"},"locale":"cy-GB","textFormat":"plain",
             "localTimestamp":"2026-05-01T12:00:00.000+01:00","localTimezone":"Europe/London","future":{"a":1},
             "entities":[{"type":"ClientCapabilities","requiresBotState":true}],
             "channelData":{"clientActivityID":"c1","webchat:sequence-id":99,"own":{"deep":[1,2]}}}
            """;
        var (_, body) = await _talk.PostAsync(Sent);

        var echo = (await _talk.ReadAsync()).Activities.Single(activity => (string?)activity["text"] == "bins?");

        Assert.Equal((string?)body!["id"], (string?)echo["id"]);
        Assert.Equal($"{_talk.Id}|0000003", (string?)echo["id"]);
        Assert.Equal(("directline", _talk.Id, "dl_alys", "user", "Alys", "kind"),
            ((string?)echo["channelId"], (string?)echo["conversation"]!["id"], (string?)echo["from"]!["id"], (string?)echo["from"]!["role"],
            (string?)echo["from"]!["name"], (string?)echo["from"]!["mood"]));
        Assert.Equal(_host.Time.GetUtcNow().ToUnixTimeMilliseconds(), DateTimeOffset.Parse((string)echo["timestamp"]!).ToUnixTimeMilliseconds());
        Assert.EndsWith("Z", (string)echo["timestamp"]!, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"clientActivityID":"c1","webchat:sequence-id":3,"own":{"deep":[1,2]}}"""), echo["channelData"]));
        var sent = JsonNode.Parse(Sent)!;
        foreach (var untouched in new[] { "locale", "textFormat", "localTimestamp", "localTimezone", "future", "entities" })
            Assert.True(JsonNode.DeepEquals(sent[untouched], echo[untouched]), untouched);
        Assert.Null(echo["serviceUrl"]);
        Assert.Null(echo["recipient"]);
    }

    [Fact]
    public async Task Replies_come_from_the_bot_and_answer_the_message()
    {
        var id = await _talk.SayAsync("hello");

        var reply = (await _talk.ReadAsync()).Activities[^1];

        Assert.Equal(("you said: hello", "bot", "bot", id, 4),
            ((string?)reply["text"], (string?)reply["from"]!["id"], (string?)reply["from"]!["role"], (string?)reply["replyToId"],
            (int)reply["channelData"]!["webchat:sequence-id"]!));
        Assert.Null(reply["conversation"]!["tenantId"]);
    }

    [Theory]
    [InlineData("\"a string\"")]
    [InlineData("[1,2]")]
    [InlineData("7")]
    public async Task ChannelData_that_is_no_object_is_passed_on_as_it_is(string channelData)
    {
        await _talk.PostAsync($$"""{"type":"event","name":"e","channelData":{{channelData}}}""");

        var echo = (await _talk.ReadAsync()).Activities[^1];

        Assert.Equal(channelData, echo["channelData"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_client_id_is_stored_once_and_answers_the_same_id()
    {
        const string Message = """{"type":"message","text":"once","channelData":{"clientActivityID":"twin"}}""";

        var (first, second) = (await _talk.PostAsync(Message), await _talk.PostAsync(Message));

        Assert.Equal((string?)first.Body!["id"], (string?)second.Body!["id"]);
        var texts = (await _talk.ReadAsync()).Activities.Select(activity => (string?)activity["text"]);
        Assert.Equal(["welcome", "once", "you said: once"], texts);
    }

    [Fact]
    public async Task Thirty_posts_of_one_client_id_at_once_run_the_bot_once()
    {
        const string Message = """{"type":"message","text":"wait","channelData":{"clientActivityID":"storm"}}""";

        var posts = Enumerable.Range(0, 30).Select(_ => _talk.PostAsync(Message)).ToList();
        await _talk.ReadUntilAsync("wait");
        _host.Bot.Gate.SetResult();
        var ids = (await Task.WhenAll(posts)).Select(answer => (string?)answer.Body!["id"]).Distinct();

        Assert.Single(ids);
        Assert.Single(_host.Bot.Seen, activity => activity.Text == "wait");
        Assert.Single((await _talk.ReadAsync()).Activities, activity => (string?)activity["text"] == "you said: wait");
    }

    [Fact]
    public async Task A_bot_that_fails_is_502_BotRejectedActivity_and_the_same_message_may_be_sent_again()
    {
        const string Message = """{"type":"message","text":"again","channelData":{"clientActivityID":"r1"}}""";
        _host.Bot.Failing = true;
        var failed = await _talk.PostAsync(Message);
        _host.Bot.Failing = false;
        var retried = await _talk.PostAsync(Message);

        StartTests.AssertError(failed, HttpStatusCode.BadGateway, "BotRejectedActivity");
        Assert.Equal(HttpStatusCode.OK, retried.Status);
        Assert.Equal(["welcome", "again", "you said: again"], (await _talk.ReadAsync()).Activities.Select(activity => (string?)activity["text"]));
    }

    [Fact]
    public async Task OnTurnError_saves_the_turn_and_its_own_failure_is_502()
    {
        _host.Adapter.OnTurnError = (turn, _) => turn.SendActivityAsync("sorry");
        _host.Bot.Failing = true;
        var saved = await _talk.PostAsync("""{"type":"message","text":"x"}""");
        _host.Adapter.OnTurnError = (_, error) => throw error;
        var lost = await _talk.PostAsync("""{"type":"message","text":"y"}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadGateway), (saved.Status, lost.Status));
        Assert.Contains((await _talk.ReadAsync()).Activities, activity => (string?)activity["text"] == "sorry");
    }

    [Fact]
    public async Task A_citizen_who_leaves_still_gets_the_reply_stored()
    {
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineHost.Base}{_talk.Path}/activities");
        request.Headers.Authorization = new("Bearer", _talk.Token);
        request.Content = new StringContent("""{"type":"message","text":"wait"}""", Encoding.UTF8, "application/json");
        var post = _host.Http.SendAsync(request, leaving.Token);
        await _talk.ReadUntilAsync("wait");

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        _host.Bot.Gate.SetResult();

        await _talk.ReadUntilAsync("you said: wait");
    }

    [Fact]
    public async Task A_slow_bot_is_200_before_the_client_gives_up_and_the_reply_follows()
    {
        var post = _talk.PostAsync("""{"type":"message","text":"wait"}""");
        await _talk.ReadUntilAsync("wait");
        while (!post.IsCompleted)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(5));
            await Task.WhenAny(post, Task.Delay(20));
        }

        Assert.Equal(HttpStatusCode.OK, (await post).Status);
        _host.Bot.Gate.SetResult();
        await _talk.ReadUntilAsync("you said: wait");
    }

    [Fact]
    public async Task A_message_that_was_stored_but_never_answered_can_be_resumed()
    {
        var stored = new Activity { Type = "message", Text = "before the crash", From = new ChannelAccount { Id = "dl_alys" }, ChannelId = "directline" };
        var appended = await _host.Store.AppendAsync(
            new ActivityToAppend { Key = _talk.Content.Key, Activity = stored, Inbound = true }, CancellationToken.None);
        var json = (await _talk.ReadAsync()).Activities[^1].ToJsonString();

        var answered = await _host.Adapter.ResumeAsync(_talk.Content.Key, JsonSerializer.Deserialize(json, BotJson.Wire.Activity)!);

        Assert.True(answered);
        var reply = (await _talk.ReadAsync()).Activities[^1];
        Assert.Equal(("you said: before the crash", _talk.Content.Key.ActivityId(appended.Sequence)), ((string?)reply["text"], (string?)reply["replyToId"]));
    }

    [Fact]
    public async Task A_watermark_is_exclusive_and_pages_to_the_end()
    {
        await _talk.SayAsync("many");

        var (all, position) = (new List<JsonNode>(), (string?)null);
        while (true)
        {
            var (page, next) = await _talk.ReadAsync(position);
            position = next;
            if (page.Count == 0)
                break;
            Assert.InRange(page.Count, 1, DirectLineDefaults.PageSize);
            all.AddRange(page);
        }

        Assert.Equal(["welcome", "many", .. Enumerable.Range(1, 250).Select(i => $"line {i}"), "you said: many"], all.Select(activity => (string?)activity["text"]));
        Assert.Equal(all.Count, all.Select(activity => (long)activity["channelData"]!["webchat:sequence-id"]!).Distinct().Count());
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("-")]
    [InlineData("-5")]
    [InlineData("99999999999999999999999")]
    public async Task A_watermark_that_is_not_ours_reads_everything(string watermark) =>
        Assert.Single((await _talk.ReadAsync(watermark)).Activities);

    [Fact]
    public async Task A_watermark_beyond_the_end_comes_back_to_the_end()
    {
        var (none, position) = await _talk.ReadAsync("5000");
        await _talk.SayAsync("after the restore");

        Assert.Empty(none);
        Assert.Equal(2, (await _talk.ReadAsync(position)).Activities.Count);
    }

    [Fact]
    public async Task Reading_never_answers_5xx_or_429_but_nothing_new_at_the_old_watermark()
    {
        _host.Store.Broken = true;

        var (activities, watermark) = await _talk.ReadAsync("2");

        Assert.Empty(activities);
        Assert.Equal("2", watermark);
        Assert.Contains(_host.Logs.GetSnapshot(), record => record.Level == LogLevel.Error);
    }

    [Theory]
    [InlineData("trace", "trace")]
    [InlineData("handoff", "handoff.initiate")]
    [InlineData("type", "\"typing\"")]
    [InlineData("many", "conversationUpdate")]
    public async Task What_is_not_for_polling_clients_never_reaches_them(string text, string hidden)
    {
        await _talk.SayAsync(text);

        var activities = (await _talk.ReadAsync("3")).Activities;

        Assert.NotEmpty(activities);
        Assert.All(activities, activity => Assert.DoesNotContain(hidden, activity.ToJsonString().Replace("you said: " + text, "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_go_both_ways()
    {
        await _talk.PostAsync("""{"type":"event","name":"page.opened","value":"bins"}""");
        await _talk.SayAsync("event");

        var activities = (await _talk.ReadAsync("2")).Activities;

        Assert.Contains(_host.Bot.Seen, activity => activity.Name == "page.opened");
        Assert.Equal(["page.opened", "weather"], activities.Where(activity => (string?)activity["type"] == "event").Select(activity => (string?)activity["name"]));
    }

    [Fact]
    public async Task A_delay_waits_and_is_not_sent()
    {
        var post = _talk.PostAsync("""{"type":"message","text":"delay"}""");
        await _talk.ReadUntilAsync("delay");
        while (!post.IsCompleted)
        {
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(post, Task.Delay(20));
        }

        Assert.Equal(["message", "message"], (await _talk.ReadAsync("2")).Activities.Select(activity => (string?)activity["type"]));
    }

    [Fact]
    public async Task After_the_end_of_a_conversation_it_can_be_read_but_not_continued()
    {
        _host.Adapter.OnTurnError = (_, _) => Task.CompletedTask;
        await _talk.PostAsync("""{"type":"message","text":"end"}""");

        StartTests.AssertError(await _talk.PostAsync("""{"type":"message","text":"more"}"""), HttpStatusCode.Conflict, "ConversationEnded");
        Assert.Equal("endOfConversation", (string?)(await _talk.ReadAsync()).Activities[^1]["type"]);
    }

    [Fact]
    public async Task Registered_middleware_runs_around_the_bot_in_order()
    {
        await using var host = await DirectLineHost.StartAsync(services: services => services
            .AddSingleton<IMiddleware>(new Bracket("outer")).AddSingleton<IMiddleware>(new Bracket("inner")));
        var talk = await host.TalkAsync();
        await talk.ReadUntilAsync("outer");

        await talk.SayAsync("x");

        var texts = (await talk.ReadAsync()).Activities.Select(activity => (string?)activity["text"]);
        Assert.Equal(["welcome", "inner", "outer", "x", "you said: x", "inner", "outer"], texts);
    }

    [Fact]
    public async Task Faulty_settings_stop_the_start() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineHost.StartAsync(options => options.SigningKey = [1]));

    [Fact]
    public async Task Neither_a_citizens_words_nor_a_credential_is_ever_logged()
    {
        const string Words = "my neighbour Myfanwy";
        await using (await StreamClient.OpenAsync(_talk.StreamUrl))
        {
            await _talk.SayAsync(Words);
            _host.Bot.Failing = true;
            await _talk.PostAsync($$"""{"type":"message","text":"{{Words}}"}""");
            await _talk.PostAsync($$"""{"type":"message","text":"{{Words}}" oops""");
        }

        var log = string.Join('\n', _host.Logs.GetSnapshot().Select(record => $"{record.Message} {record.Exception} {string.Join(' ', record.StructuredState ?? [])}"));

        Assert.Contains("The turn of", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Myfanwy", log, StringComparison.Ordinal);
        Assert.DoesNotContain(_talk.StreamUrl.Split("&t=")[1], log, StringComparison.Ordinal);
        Assert.DoesNotContain(_talk.Token, log, StringComparison.Ordinal);
    }

    private sealed class Bracket(string name) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            await next(cancellationToken);
            await turnContext.SendActivityAsync(name, cancellationToken: cancellationToken);
        }
    }
}
