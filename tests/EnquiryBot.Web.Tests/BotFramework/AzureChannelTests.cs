using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>A citizen in Teams or another Azure channel, from the front door of the service to what the channel is sent.</summary>
public sealed class AzureChannelTests
{
    private const string Question = "How much does a bulky waste collection cost?";

    [Fact]
    public async Task A_question_gets_its_answer_as_a_reply_in_the_channel()
    {
        await using var channel = await AzureChannel.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await channel.SayAsync(Question, "m|1"));
        await channel.UntilSaidAsync(1);

        var call = Assert.Single(channel.Service.Calls);
        Assert.Equal("/connector/v3/conversations/19%3Ateams%7C1/activities/m%7C1", call.Path);
        Assert.Contains("bulky", (string?)call.Body!["text"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("bot@council", "citizen-7", "webchat"), ((string?)call.Body["from"]!["id"], (string?)call.Body["recipient"]!["id"], (string?)call.Body["channelId"]));
        Assert.Null(call.Body["channelData"]);
    }

    [Fact]
    public async Task The_conversation_remembers_its_topic()
    {
        await using var channel = await AzureChannel.StartAsync();

        await channel.SayAsync(Question, "m|1");
        await channel.UntilSaidAsync(1);
        await channel.SayAsync("And for two fridges?", "m|2");
        await channel.UntilSaidAsync(2);

        Assert.Contains("fridge", channel.Said[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_activity_that_the_channel_sends_again_is_answered_once()
    {
        await using var channel = await AzureChannel.StartAsync();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => channel.SayAsync(Question, "m|1")));
        await channel.SayAsync("thank you", "m|2");
        await Eventually.HoldsAsync(() => Answers(channel, "m%7C2") == 1, "the answer to the second message");
        await channel.SayAsync(Question, "m|1");
        await channel.SayAsync("goodbye", "m|3");
        await Eventually.HoldsAsync(() => Answers(channel, "m%7C3") == 1, "the answer to the last message");

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal((1, 3), (Answers(channel, "m%7C1"), channel.Service.Calls.Count));
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_message()
    {
        await using var channel = await AzureChannel.StartAsync();

        await channel.SayAsync("hello", "m|1", "one");
        await channel.SayAsync("hello", "m|1", "two");
        await channel.UntilSaidAsync(2);

        Assert.Equal(
            ["/connector/v3/conversations/one/activities/m%7C1", "/connector/v3/conversations/two/activities/m%7C1"],
            channel.Service.Calls.Select(call => call.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_messages()
    {
        await using var channel = await AzureChannel.StartAsync();
        for (var i = 0; i < 8; i++)
        {
            await channel.SayAsync(i % 2 == 0 ? Question : "hello", $"m{i}");
        }

        await channel.UntilSaidAsync(8);

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"m{i}"), channel.Service.Sent.Select(activity => (string?)activity["replyToId"]));
    }

    [Fact]
    public async Task After_a_hand_over_the_adviser_reaches_the_citizen_in_the_channel_and_notes_do_not()
    {
        await using var channel = await AzureChannel.StartAsync();
        await channel.SayAsync("I want to talk to someone", "m|1");
        await channel.UntilSaidAsync(1);

        var ticket = await channel.ClaimAsync(AzureChannel.Sam);
        await channel.Helpdesk.NoteAsync(ticket, "rang before", "note-1", AzureChannel.Sam, CancellationToken.None);
        Assert.Equal(HelpdeskResult.Done, await channel.Helpdesk.ReplyAsync(ticket, "Your crew comes on Friday.", "form-1", AzureChannel.Sam, CancellationToken.None));
        await channel.UntilSaidAsync(3);

        Assert.Contains("Sam", channel.Said[1], StringComparison.Ordinal);
        Assert.Matches("^Sam.*: Your crew comes on Friday\\.$", channel.Said[2]);
        Assert.Equal("/connector/v3/conversations/19%3Ateams%7C1/activities", channel.Service.Calls.Last().Path);
        Assert.DoesNotContain(channel.Said, text => text.Contains("rang before", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_when_the_channel_is_back()
    {
        await using var channel = await AzureChannel.StartAsync();
        channel.Service.IsDown = true;

        Assert.Equal(HttpStatusCode.OK, await channel.SayAsync(Question, "m|1"));
        await Eventually.HoldsAsync(() => !channel.Service.Calls.IsEmpty, "the first attempt");
        channel.Service.IsDown = false;
        await channel.UntilSaidAsync(1);

        Assert.Equal(1, Answers(channel, "m%7C1"));
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_after_a_restart_in_order_and_once()
    {
        await using var channel = await AzureChannel.StartAsync();
        channel.Service.IsDown = true;
        await channel.SayAsync(Question, "m1");
        await channel.SayAsync("hello", "m2");
        await Eventually.HoldsAsync(() => !channel.Service.Calls.IsEmpty, "the first attempt");

        await channel.RestartAsync();
        channel.Service.IsDown = false;
        await channel.UntilSaidAsync(2);
        await channel.RestartAsync();
        await channel.SayAsync("thank you", "m3");
        await channel.UntilSaidAsync(3);

        Assert.Equal(["m1", "m2", "m3"], channel.Service.Sent.Select(activity => (string?)activity["replyToId"]));
    }

    [Fact]
    public async Task A_message_that_the_channel_refuses_for_good_does_not_hold_up_the_next()
    {
        await using var channel = await AzureChannel.StartAsync();
        channel.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.Forbidden, """{"error":{"code":"BotDisabled"}}"""));

        await channel.SayAsync("hello", "m1");
        await channel.SayAsync("thank you", "m2");
        await channel.UntilSaidAsync(1);

        Assert.Equal(["m1", "m2"], channel.Service.Calls.Select(call => (string?)call.Body!["replyToId"]));
        Assert.Contains(channel.App.Logs.GetSnapshot(), record => record.Message.EndsWith("The channel answered 403 BotDisabled.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replies_that_are_expected_in_the_answer_come_there_and_an_advisers_still_by_the_connector()
    {
        await using var channel = await AzureChannel.StartAsync();

        using var response = await channel.PostAsync("I want to talk to someone", "m|1", "19:teams|1", t => t.Activity["deliveryMode"] = "expectReplies");
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();

        Assert.Single(replies);
        Assert.Empty(channel.Service.Calls);
        await channel.ClaimAsync(AzureChannel.Sam);
        await channel.UntilSaidAsync(1);
        Assert.Contains("Sam", channel.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_more_than_ten_thousand_characters_is_answered_with_the_limit_and_not_kept()
    {
        await using var channel = await AzureChannel.StartAsync();

        await channel.SayAsync(new string('x', 10_001), "m|1");
        await channel.UntilSaidAsync(1);

        Assert.Contains("10,000", channel.Said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_message_is_taken_and_left()
    {
        await using var channel = await AzureChannel.StartAsync();

        foreach (var type in new[] { "conversationUpdate", "typing", "installationUpdate", "handoff", "endOfConversation", "anything" })
        {
            Assert.Equal(HttpStatusCode.OK, await channel.SendAsync("", "e|1", "19:teams|1", t => t.Activity["type"] = type));
        }

        Assert.Equal(HttpStatusCode.NotImplemented, await channel.SendAsync("", "e|1", "19:teams|1", t => t.Activity["type"] = "invoke"));
        Assert.Empty(channel.Service.Calls);
    }

    [Fact]
    public async Task Neither_words_nor_addresses_lie_open_in_the_database_or_the_log()
    {
        await using var channel = await AzureChannel.StartAsync();
        await channel.SayAsync(TokenDraft.Words, "m|1", "19:Ceridwen@thread");
        await channel.UntilSaidAsync(1);
        var data = channel.App.DataFolder;
        var logs = channel.App.Logs.GetSnapshot();
        await channel.App.DisposeAsync();

        var stored = string.Concat(Directory.GetFiles(data, "enquirybot.db*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        foreach (var word in new[] { "Ceridwen", "Grevillea", "citizen-7", channel.Service.ServiceUrl })
        {
            Assert.DoesNotContain(word, stored, StringComparison.Ordinal);
            Assert.DoesNotContain(logs, record => record.Message.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Errors_of_the_endpoint_are_for_programs_and_never_a_page()
    {
        await using var app = new TestApp();
        using var fromPage = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Headers = { { "Origin", "https://evil.example" } } };

        using var got = await app.Client().GetAsync("/api/messages");
        using var posted = await app.Client().SendAsync(fromPage);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, ""), (got.StatusCode, await got.Content.ReadAsStringAsync()));
        Assert.Equal((HttpStatusCode.NotFound, ""), (posted.StatusCode, await posted.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_forged_token_is_refused_at_the_front_door()
    {
        await using var channel = await AzureChannel.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await channel.SendAsync("hello", "m|1", "c", t => t.Key = ChannelKey.Create("key-1", "webchat")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nowhere")]
    public async Task The_service_does_not_start_with_an_application_of_no_council(string? council)
    {
        await using var app = new TestApp
        {
            Settings = { ["MicrosoftApp:MicrosoftAppId"] = "an-app", ["MicrosoftApp:MicrosoftAppPassword"] = "a-secret", ["MicrosoftApp:Council"] = council },
        };

        var refusal = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains("MicrosoftApp:Council", refusal.GetBaseException().Message, StringComparison.Ordinal);
    }

    private static int Answers(AzureChannel channel, string activity) =>
        channel.Service.Calls.Count(call => call.Accepted && call.Path.EndsWith($"/activities/{activity}", StringComparison.Ordinal));
}
