using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;

namespace EnquiryBot.Web.Tests.DirectLine;

public sealed class StreamTests : IAsyncLifetime
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
    public async Task What_was_said_between_start_and_the_opening_of_the_socket_is_replayed()
    {
        await _talk.SayAsync("early");

        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);

        Assert.Equal(["welcome", "early", "you said: early"], await stream.TextsAsync(3));
    }

    [Fact]
    public async Task The_echo_comes_before_the_bot_has_run()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);

        var post = _talk.PostAsync("""{"type":"message","text":"wait","channelData":{"clientActivityID":"c9"}}""");
        var echo = await stream.NextAsync();
        var finishedAtEcho = post.IsCompleted;
        _host.Bot.Gate.SetResult();

        Assert.Equal(("wait", "c9", false), ((string?)echo["text"], (string?)echo["channelData"]!["clientActivityID"], finishedAtEcho));
        Assert.Equal((string?)(await post).Body!["id"], (string?)echo["id"]);
        Assert.Equal(["you said: wait"], await stream.TextsAsync(1));
    }

    [Fact]
    public async Task Each_frame_holds_one_activity_and_its_watermark_in_order()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        await _talk.SayAsync("many");

        for (var sequence = 3; sequence <= 254; sequence++)
        {
            var frame = JsonNode.Parse((await stream.FrameAsync())!)!;
            Assert.Equal(sequence, (int)Assert.Single(frame["activities"]!.AsArray())!["channelData"]!["webchat:sequence-id"]!);
            Assert.Equal($"{sequence}", (string?)frame["watermark"]);
        }
    }

    [Theory]
    [InlineData("", new[] { "welcome", "old", "you said: old", "new" })]
    [InlineData("?watermark=", new[] { "welcome", "old", "you said: old", "new" })]
    [InlineData("?watermark=3", new[] { "you said: old", "new" })]
    [InlineData("absent", new[] { "new" })]
    public async Task An_absent_watermark_is_live_only_and_an_empty_one_replays_from_the_start(string query, string[] expected)
    {
        await _talk.SayAsync("old");
        var path = _talk.Path + (query is "absent" ? "" : query is "" ? "?watermark=" : query);
        var (_, body) = await _host.SendAsync(HttpMethod.Get, path, _talk.Token);

        await using var stream = await StreamClient.OpenAsync((string)body!["streamUrl"]!);
        await _talk.SayAsync("new");

        Assert.Equal(expected, await stream.TextsAsync(expected.Length));
    }

    [Theory]
    [InlineData("", new[] { "new" })]
    [InlineData("watermark=&", new[] { "welcome", "new" })]
    [InlineData("watermark=99999&", new[] { "new" })]
    public async Task The_same_rule_holds_in_the_stream_address_itself(string watermark, string[] expected)
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl.Replace("watermark=0&", watermark, StringComparison.Ordinal));
        await _talk.SayAsync("new");

        Assert.Equal(expected, await stream.TextsAsync(expected.Length));
    }

    [Fact]
    public async Task Starting_an_existing_conversation_again_streams_from_now()
    {
        var (_, body) = await _host.SendAsync(HttpMethod.Post, "/conversations", _talk.Token);

        await using var stream = await StreamClient.OpenAsync((string)body!["streamUrl"]!);
        await _talk.SayAsync("new");

        Assert.Equal(["new", "you said: new"], await stream.TextsAsync(2));
    }

    [Fact]
    public async Task Typing_is_seen_on_the_stream_and_sorted_with_the_message_it_answers()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        await _talk.SayAsync("type");

        var (echo, typing, reply) = (await stream.NextAsync(), await stream.NextAsync(), await stream.NextAsync());

        Assert.Equal(("message", "typing", "message"), ((string?)echo["type"], (string?)typing["type"], (string?)reply["type"]));
        Assert.Equal(("bot", 3), ((string?)typing["from"]!["role"], (int)typing["channelData"]!["webchat:sequence-id"]!));
        Assert.Equal(4, (int)reply["channelData"]!["webchat:sequence-id"]!);
    }

    [Fact]
    public async Task A_citizens_typing_reaches_the_bot_and_is_kept_nowhere()
    {
        var (status, body) = await _talk.PostAsync("""{"type":"typing"}""");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty((string)body!["id"]!);
        Assert.Contains(_host.Bot.Seen, activity => activity.Type == "typing");
        Assert.Single((await _talk.ReadAsync()).Activities);
    }

    [Fact]
    public async Task Hand_over_events_and_traces_never_reach_a_stream()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        await _talk.SayAsync("handoff");
        await _talk.SayAsync("trace");

        Assert.Equal(["handoff", "you said: handoff", "trace", "you said: trace"], await stream.TextsAsync(4));
    }

    [Fact]
    public async Task Empty_frames_keep_the_connection_both_ways()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);

        await stream.SendAsync("");
        await stream.SendAsync("""{"anything":"else"}""");
        _host.Time.Advance(TimeSpan.FromSeconds(DirectLineDefaults.KeepAliveSeconds));

        Assert.Equal("", await stream.FrameAsync());
        await _talk.SayAsync("still here");
        Assert.Equal(["still here"], await stream.TextsAsync(1));
    }

    [Fact]
    public async Task Ten_streams_are_open_together_and_the_eleventh_is_refused_without_closing_one()
    {
        var streams = new List<StreamClient>();
        for (var i = 0; i < DirectLineDefaults.MaxSocketsPerConversation; i++)
            streams.Add(await StreamClient.OpenAsync(_talk.StreamUrl));

        var refused = await StreamClient.RefusalAsync(_talk.StreamUrl);
        await _talk.SayAsync("to all");

        Assert.Equal(HttpStatusCode.Conflict, refused);
        foreach (var stream in streams)
            Assert.Equal(["welcome", "to all", "you said: to all"], await stream.TextsAsync(3));
        await streams[0].CloseAsync();
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_closed_stream_makes_room_for_another()
    {
        for (var i = 0; i < 3 * DirectLineDefaults.MaxSocketsPerConversation; i++)
        {
            await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
            await stream.CloseAsync();
        }

        await using var last = await StreamClient.OpenAsync(_talk.StreamUrl);
        Assert.Equal(["welcome"], await last.TextsAsync(1));
    }

    [Fact]
    public async Task A_stream_address_is_good_for_a_minute()
    {
        _host.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(HttpStatusCode.Forbidden, await StreamClient.RefusalAsync(_talk.StreamUrl));
        Assert.Equal(HttpStatusCode.Unauthorized, await StreamClient.RefusalAsync(_talk.StreamUrl.Split("&t=")[0]));
    }

    [Fact]
    public async Task A_stream_address_is_not_for_plain_requests()
    {
        var path = new Uri(_talk.StreamUrl).PathAndQuery[DirectLineHost.Base.Length..];

        StartTests.AssertError(await _host.SendAsync(HttpMethod.Get, path, null), HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task A_wake_without_content_makes_the_stream_read_the_store()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        _host.Store.Silent = true;
        await _talk.SayAsync("from another server");

        _host.Hub.Wake(_talk.Content.Key);

        Assert.Equal(["from another server", "you said: from another server"], await stream.TextsAsync(2));
    }

    [Fact]
    public async Task A_lost_call_to_the_hub_is_made_good_by_the_next_one_in_order_and_once()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        _host.Store.Silent = true;
        await _talk.SayAsync("unheard");
        _host.Store.Silent = false;
        await _talk.SayAsync("heard");

        Assert.Equal(["unheard", "you said: unheard", "heard", "you said: heard"], await stream.TextsAsync(4));
    }

    [Fact]
    public async Task What_comes_in_order_is_sent_without_reading_the_store()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);
        var before = _host.Store.Reads;

        for (var i = 0; i < 20; i++)
            await _talk.SayAsync("quick");
        await stream.TextsAsync(40);

        Assert.Equal(before, _host.Store.Reads);
    }

    [Fact]
    public async Task A_store_that_fails_closes_the_stream_so_that_the_client_comes_back()
    {
        _host.Store.Broken = true;

        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);

        Assert.Null(await stream.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.InternalServerError, stream.Closed);
    }

    [Fact]
    public async Task A_service_that_stops_says_good_bye_to_its_streams()
    {
        await using var stream = await StreamClient.OpenAsync(_talk.StreamUrl);
        await stream.TextsAsync(1);

        var stopping = _host.StopAsync();

        Assert.Null(await stream.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.Closed);
        await stream.CloseAsync();
        await stopping;
    }
}
