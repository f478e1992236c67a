using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>What the endpoint answers to a channel, apart from who may come in.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task A_message_is_answered_with_an_empty_200_and_its_reply_goes_to_the_channel()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Bot.OnTurn = turn => turn.SendActivityAsync("good evening");

        var (status, body) = await host.PostAsync();

        Assert.Equal((HttpStatusCode.OK, null), (status, body));
        var reply = Assert.Single(host.Service.Sent);
        Assert.Equal(("good evening", "a|1", "bot@council", "citizen-7"), ((string?)reply["text"], (string?)reply["replyToId"], (string?)reply["from"]!["id"], (string?)reply["recipient"]!["id"]));
    }

    [Fact]
    public async Task The_caller_is_known_after_the_check_and_not_from_the_wire()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        string? caller = null;
        host.Bot.OnTurn = turn => Task.FromResult(caller = ((Activity)turn.Activity).CallerId);

        await host.PostAsync(t => t.Activity["callerId"] = "urn:botframework:aadappid:thief");

        Assert.Equal("urn:botframework:azure", caller);
    }

    [Fact]
    public async Task Replies_that_are_expected_in_the_answer_come_in_the_answer_and_nowhere_else()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Bot.OnTurn = async turn =>
        {
            await turn.SendActivityAsync("one");
            await turn.SendActivityAsync(new Activity { Type = ActivityTypes.Trace });
            await turn.SendActivityAsync("two");
        };

        var (status, body) = await host.PostAsync(t => t.Activity["deliveryMode"] = "expectReplies");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["one", "two"], body!["activities"]!.AsArray().Select(activity => (string)activity!["text"]!));
        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task A_call_is_answered_with_the_bots_own_status_and_body()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Bot.OnInvoke = () => new InvokeResponse { Status = 202, Body = new JsonObject { ["taken"] = true } };

        var (status, body) = await host.PostAsync(t => t.Activity["type"] = "invoke");

        Assert.Equal((HttpStatusCode.Accepted, """{"taken":true}"""), (status, body!.ToJsonString()));
        Assert.Empty(host.Service.Calls);
    }

    [Fact]
    public async Task A_call_that_the_bot_does_not_know_is_answered_501()
    {
        await using var host = await BotFrameworkHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotImplemented, (await host.PostAsync(t => t.Activity["type"] = "invoke")).Status);
        host.Bot.OnInvoke = () => null;
        Assert.Equal(HttpStatusCode.NotImplemented, (await host.PostAsync(t => t.Activity["type"] = "invoke")).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null,"text":"hello"}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    public async Task A_body_that_is_no_activity_is_a_bad_request(string body)
    {
        await using var host = await BotFrameworkHost.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await host.Http.PostAsync("/api/messages", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_more_than_256_kB_is_too_large()
    {
        await using var host = await BotFrameworkHost.StartAsync();

        var (status, _) = await host.PostAsync(t => t.Activity["text"] = new string('x', 256 * 1024));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_not_allowed(string method)
    {
        await using var host = await BotFrameworkHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_turn_that_fails_is_a_500_and_its_words_are_not_logged()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Bot.OnTurn = turn => throw new InvalidOperationException(turn.Activity.From!.Id);

        var (status, body) = await host.PostAsync();

        Assert.Equal((HttpStatusCode.InternalServerError, "ServiceError"), (status, (string?)body!["error"]!["code"]));
        Assert.DoesNotContain(host.Logs.GetSnapshot(), record => record.Message.Contains("citizen-7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_adapters_own_handler_of_errors_has_the_first_word()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Adapter.OnTurnError = (turn, _) => turn.SendActivityAsync("please ring us");
        host.Bot.OnTurn = _ => throw new InvalidOperationException();

        var (status, _) = await host.PostAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("please ring us", (string?)Assert.Single(host.Service.Sent)["text"]);
    }

    [Fact]
    public async Task Without_an_application_there_is_no_endpoint()
    {
        await using var host = await BotFrameworkHost.StartAsync(NoApplication, "Production");

        Assert.Equal(HttpStatusCode.NotFound, (await host.PostAsync()).Status);
        Assert.Equal(0, host.Bot.Turns);
    }

    [Fact]
    public async Task A_developer_on_the_same_machine_needs_no_application_and_no_token()
    {
        await using var host = await BotFrameworkHost.StartAsync(NoApplication);
        host.Bot.OnTurn = turn => turn.SendActivityAsync("good evening");

        var (status, _) = await host.PostAsync(t => t.Headers = _ => []);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(Assert.Single(host.Service.Calls).Authorization);
        Assert.Empty(host.Service.Logins);
    }

    [Fact]
    public async Task A_page_in_a_developers_browser_is_no_developer()
    {
        await using var host = await BotFrameworkHost.StartAsync(NoApplication);
        using var request = host.Draft().ToRequest();
        request.Headers.Add("Origin", "https://evil.example");

        using var response = await host.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static void NoApplication(EnquiryBot.BotFramework.Authentication.BotFrameworkOptions options) =>
        (options.MicrosoftAppId, options.MicrosoftAppPassword, options.AllowInsecureLoopback) = (null, null, false);
}
