using System.Net;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.BotFramework.Connector;
using EnquiryBot.BotFramework.Schema;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>What the bot sends to a channel, and what it never sends where.</summary>
public sealed class ConnectorTests
{
    [Fact]
    public async Task A_reply_goes_below_the_activity_it_answers_with_every_id_escaped_and_the_bots_token()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Bot.OnTurn = turn => turn.SendActivityAsync("good evening");

        await host.PostAsync();

        var call = Assert.Single(host.Service.Calls);
        Assert.Equal(("POST", "/connector/v3/conversations/c%7C1%2F2/activities/a%7C1", "Bearer bot-token-1"), (call.Method, call.Path, call.Authorization));
    }

    [Fact]
    public async Task A_message_of_the_bots_own_accord_goes_to_the_conversation()
    {
        await using var host = await BotFrameworkHost.StartAsync();

        await SayAsync(host, "your report is done");

        var call = Assert.Single(host.Service.Calls);
        Assert.Equal(("POST", "/connector/v3/conversations/c%7C1%2F2/activities"), (call.Method, call.Path));
        Assert.Equal("your report is done", (string?)call.Body!["text"]);
    }

    [Fact]
    public async Task Activities_can_be_changed_and_withdrawn()
    {
        await using var host = await BotFrameworkHost.StartAsync();

        await ContinueAsync(host, async (turn, ct) =>
        {
            await turn.UpdateActivityAsync(new Activity { Type = "message", Id = "m/1", Text = "new words" }, ct);
            await turn.DeleteActivityAsync("m/1", ct);
        });

        Assert.Equal(
            [("PUT", "/connector/v3/conversations/c%7C1%2F2/activities/m%2F1"), ("DELETE", "/connector/v3/conversations/c%7C1%2F2/activities/m%2F1")],
            host.Service.Calls.Select(call => (call.Method, call.Path)));
    }

    [Fact]
    public async Task The_bots_token_is_asked_for_as_the_login_service_wants_and_kept()
    {
        await using var host = await BotFrameworkHost.StartAsync();

        await SayAsync(host, "one");
        await SayAsync(host, "two");

        var (path, form) = Assert.Single(host.Service.Logins);
        Assert.Equal("/login/botframework.com/oauth2/v2.0/token", path);
        Assert.Equal(
            ("client_credentials", TokenDraft.AppId, "the-bots-secret", "https://api.botframework.com/.default"),
            ((string?)form["grant_type"], (string?)form["client_id"], (string?)form["client_secret"], (string?)form["scope"]));
    }

    [Fact]
    public async Task A_bot_of_one_tenant_asks_its_own_tenant()
    {
        await using var host = await BotFrameworkHost.StartAsync(o => (o.MicrosoftAppType, o.MicrosoftAppTenantId) = ("SingleTenant", "alderbrook.example"));

        await SayAsync(host, "one");

        Assert.Equal("/login/alderbrook.example/oauth2/v2.0/token", Assert.Single(host.Service.Logins).Path);
    }

    [Fact]
    public async Task The_token_is_renewed_shortly_before_it_expires()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        await SayAsync(host, "one");
        host.Time.Advance(TimeSpan.FromMinutes(56));

        await SayAsync(host, "two");

        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], host.Service.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.Unauthorized, ""));

        await SayAsync(host, "one");

        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], host.Service.Calls.Select(call => call.Authorization));
        Assert.Single(host.Service.Sent);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_given_up()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.Unauthorized, ""));
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.Unauthorized, ""));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => SayAsync(host, "one"));

        Assert.Equal((HttpStatusCode.Unauthorized, 2), (error.Status, host.Service.Calls.Count));
    }

    [Theory]
    [InlineData("""{"id":"from-the-channel"}""", "from-the-channel")]
    [InlineData("", "own-id")]
    [InlineData("{}", "own-id")]
    [InlineData("<html>", "own-id")]
    public async Task The_activity_gets_the_channels_id_or_keeps_its_own(string answer, string id)
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.OK, answer));
        var activity = new Activity { Type = "message", Id = "own-id", Text = "one" };

        await ContinueAsync(host, (turn, ct) => turn.SendActivityAsync(activity, ct));

        Assert.Equal(id, activity.Id);
    }

    [Theory]
    [InlineData("""{"error":{"code":"BotDisabled","message":"Ceridwen said"}}""", "The channel answered 403 BotDisabled.")]
    [InlineData("""{"error":{"code":"a code with\nlines","message":"x"}}""", "The channel answered 403.")]
    [InlineData("<html>Ceridwen said", "The channel answered 403.")]
    [InlineData("", "The channel answered 403.")]
    public async Task A_refusal_names_status_and_code_and_never_the_channels_words(string answer, string message)
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.Forbidden, answer));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => SayAsync(host, "one"));

        Assert.Equal((HttpStatusCode.Forbidden, message, false), (error.Status, error.Message, error.IsTransient));
    }

    [Fact]
    public async Task A_busy_channel_is_given_the_time_it_asks_for()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.TooManyRequests, "", RetryAfter: 7));
        var before = host.Time.GetUtcNow();

        var saying = SayAsync(host, "one");
        await Eventually.HoldsAsync(() => !host.Service.Calls.IsEmpty, "the first attempt");
        await Eventually.HoldsAsync(() => Passed(host, saying), "the second attempt");

        await saying;
        Assert.True(host.Time.GetUtcNow() - before >= TimeSpan.FromSeconds(7));
        Assert.Equal(2, host.Service.Calls.Count);
    }

    [Fact]
    public async Task A_channel_that_asks_for_more_than_a_minute_is_tried_later_by_whoever_sends()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.TooManyRequests, "", RetryAfter: 61));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => SayAsync(host, "one"));

        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var host = await BotFrameworkHost.StartAsync();
        host.Service.Answers.Enqueue(new ConnectorAnswer(HttpStatusCode.TemporaryRedirect, "", Location: host.Service.ServiceUrl + "elsewhere"));

        var error = await Assert.ThrowsAsync<ErrorResponseException>(() => SayAsync(host, "one"));

        Assert.Equal((HttpStatusCode.TemporaryRedirect, 1), (error.Status, host.Service.Calls.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("smba.example")]
    [InlineData("http://smba.example/")]
    [InlineData("ftp://smba.example/")]
    [InlineData("https://thief@smba.example/")]
    [InlineData("https://smba.example/?to=thief")]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://172.31.255.255/")]
    [InlineData("https://192.168.1.1/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://100.64.0.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://224.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::]/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://[fe80::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://[64:ff9b::10.0.0.1]/")]
    [InlineData("https://[2002:a00:1::]/")]
    public async Task Nothing_is_sent_to_an_address_that_is_not_https_on_the_public_internet(string address)
    {
        await using var host = await BotFrameworkHost.StartAsync(o => (o.AllowInsecureLoopback, o.MetadataUrl, o.LoginUrl) = (false, "https://a.example", "https://a.example"));

        Assert.Throws<ArgumentException>(() => host.Connectors.Create(address));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/uk/")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700::1111]/")]
    public async Task A_public_address_is_taken(string address)
    {
        await using var host = await BotFrameworkHost.StartAsync(o => (o.AllowInsecureLoopback, o.MetadataUrl, o.LoginUrl) = (false, "https://a.example", "https://a.example"));

        Assert.NotNull(host.Connectors.Create(address));
    }

    [Fact]
    public async Task A_name_that_leads_into_the_network_is_found_out_when_the_line_is_opened()
    {
        await using var service = await FakeBotService.StartAsync();
        using var handler = ConnectorClients.HandlerFor(new BotFrameworkOptions { MicrosoftAppId = TokenDraft.AppId });
        using var client = new HttpClient(handler);
        var address = new UriBuilder(service.ServiceUrl) { Host = "localhost" }.Uri;

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(address));

        Assert.Empty(service.Calls);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_cannot_step_out_of_the_conversations(string id)
    {
        await using var host = await BotFrameworkHost.StartAsync();
        var client = host.Connectors.Create(host.Service.ServiceUrl);

        await Assert.ThrowsAsync<ArgumentException>(() => client.SendToConversationAsync(id, new Activity { Type = "message" }, CancellationToken.None));
    }

    [Theory]
    [InlineData("MicrosoftAppPassword")]
    [InlineData("MicrosoftAppTenantId")]
    [InlineData("MicrosoftAppType")]
    [InlineData("LoginUrl")]
    [InlineData("MetadataUrl")]
    [InlineData("AllowInsecureLoopback")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => BotFrameworkHost.StartAsync(o => Spoil(o, setting), "Production"));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    private static void Spoil(BotFrameworkOptions options, string setting)
    {
        options.AllowInsecureLoopback = setting == "AllowInsecureLoopback";
        (options.MetadataUrl, options.LoginUrl) = ("https://a.example", "https://a.example");
        _ = setting switch
        {
            "MicrosoftAppPassword" => options.MicrosoftAppPassword = "",
            "MicrosoftAppTenantId" => options.MicrosoftAppType = "SingleTenant",
            "MicrosoftAppType" => options.MicrosoftAppType = "UserAssignedMSI",
            "LoginUrl" => options.LoginUrl = "http://login.example",
            "MetadataUrl" => options.MetadataUrl = "http://login.example",
            _ => "",
        };
    }

    private static bool Passed(BotFrameworkHost host, Task saying)
    {
        host.Time.Advance(TimeSpan.FromSeconds(1));
        return saying.IsCompleted;
    }

    private static Task SayAsync(BotFrameworkHost host, string text) =>
        ContinueAsync(host, (turn, ct) => turn.SendActivityAsync(text, cancellationToken: ct));

    private static Task ContinueAsync(BotFrameworkHost host, BotCallbackHandler callback)
    {
        var reference = new ConversationReference
        {
            ServiceUrl = host.Service.ServiceUrl, ChannelId = "webchat", Conversation = new ConversationAccount { Id = "c|1/2" },
            User = new ChannelAccount { Id = "citizen-7" }, Bot = new ChannelAccount { Id = "bot@council" },
        };
        return host.Adapter.ContinueConversationAsync(TokenDraft.AppId, reference, callback, CancellationToken.None);
    }
}
