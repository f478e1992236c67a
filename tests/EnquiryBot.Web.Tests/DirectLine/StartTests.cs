using System.Net;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using Microsoft.IdentityModel.JsonWebTokens;

namespace EnquiryBot.Web.Tests.DirectLine;

public sealed class StartTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_new_conversation_is_201_and_the_same_one_again_is_200()
    {
        var token = _host.Tokens.Issue(DirectLineHost.NewToken());

        var first = await _host.SendAsync(HttpMethod.Post, "/conversations", token, """{"user":{},"locale":"cy-GB"}""");
        var again = await _host.SendAsync(HttpMethod.Post, "/conversations", token);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal((string?)first.Body!["conversationId"], (string?)again.Body!["conversationId"]);
        Assert.Equal(1800, (int)first.Body["expires_in"]!);
        Assert.NotNull((string?)first.Body["token"]);
    }

    [Fact]
    public async Task A_start_tells_the_bot_once_and_never_the_client()
    {
        var talk = await _host.TalkAsync();
        await _host.SendAsync(HttpMethod.Post, "/conversations", talk.Token);

        var activities = await talk.ReadUntilAsync("welcome");

        var update = Assert.Single(_host.Bot.Seen);
        Assert.Equal(("conversationUpdate", "dl_alys", "bot", "site"), (update.Type, update.From?.Id, update.Recipient?.Id, update.Conversation?.TenantId));
        Assert.NotNull(update.ServiceUrl);
        Assert.DoesNotContain(activities, activity => (string?)activity["type"] == "conversationUpdate");
        Assert.Null(Assert.Single(activities)["replyToId"]);
    }

    [Fact]
    public async Task The_stream_address_is_absolute_with_the_host_that_the_client_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, DirectLineHost.Base + "/conversations");
        request.Headers.Authorization = new("Bearer", _host.Tokens.Issue(DirectLineHost.NewToken()));
        request.Headers.Host = "chat.example.gov.uk:8443";

        var body = JsonNode.Parse(await (await _host.Http.SendAsync(request)).Content.ReadAsStringAsync())!;

        Assert.StartsWith("ws://chat.example.gov.uk:8443/v3/directline/conversations/", (string)body["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_gives_a_fresh_token_and_stream_address()
    {
        var talk = await _host.TalkAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(5));

        var (status, body) = await _host.SendAsync(HttpMethod.Get, $"{talk.Path}?watermark=", talk.Token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(talk.Id, (string?)body!["conversationId"]);
        Assert.NotEqual(talk.Token, (string?)body["token"]);
        Assert.Contains("watermark=0&", (string)body["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_refreshed_until_it_expires_and_then_is_403_TokenExpired()
    {
        var token = _host.Tokens.Issue(DirectLineHost.NewToken());
        for (var i = 0; i < 3; i++)
        {
            _host.Time.Advance(TimeSpan.FromMinutes(15));
            var (status, body) = await _host.SendAsync(HttpMethod.Post, "/tokens/refresh", token);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(new JsonWebToken(token).GetClaim("conv").Value, (string?)body!["conversationId"]);
            token = (string)body["token"]!;
        }

        _host.Time.Advance(TimeSpan.FromMinutes(30));
        var late = await _host.SendAsync(HttpMethod.Post, "/tokens/refresh", token);

        AssertError(late, HttpStatusCode.Forbidden, "TokenExpired");
    }

    [Theory]
    [InlineData("POST", "/tokens/refresh")]
    [InlineData("POST", "/tokens/generate")]
    [InlineData("POST", "/conversations")]
    [InlineData("GET", "/conversations/x")]
    [InlineData("GET", "/conversations/x/activities")]
    [InlineData("POST", "/conversations/x/activities")]
    public async Task No_credential_is_401_and_a_wrong_one_403(string method, string path)
    {
        var none = await _host.SendAsync(new HttpMethod(method), path, null);
        var wrong = await _host.SendAsync(new HttpMethod(method), path, "not-a-token");

        AssertError(none, HttpStatusCode.Unauthorized, "Unauthorized");
        AssertError(wrong, HttpStatusCode.Forbidden, "Forbidden");
    }

    [Fact]
    public async Task Another_conversations_token_is_403_everywhere()
    {
        var (mine, other) = (await _host.TalkAsync(), await _host.TalkAsync());

        foreach (var (method, path) in new[] { ("GET", mine.Path), ("GET", mine.Path + "/activities"), ("POST", mine.Path + "/activities") })
            AssertError(await _host.SendAsync(new HttpMethod(method), path, other.Token, method == "POST" ? "{}" : null), HttpStatusCode.Forbidden, "Forbidden");
        Assert.Equal(HttpStatusCode.Forbidden, await StreamClient.RefusalAsync(mine.StreamUrl.Split("&t=")[0] + "&t=" + other.StreamUrl.Split("&t=")[1]));
    }

    [Fact]
    public async Task A_conversation_that_was_never_started_or_is_deleted_is_404()
    {
        var talk = await _host.TalkAsync();
        _host.Store.Delete(talk.Content.Key);

        AssertError(await _host.SendAsync(HttpMethod.Get, talk.Path, talk.Token), HttpStatusCode.NotFound, "ConversationNotFound");
        AssertError(await _host.SendAsync(HttpMethod.Get, talk.Path + "/activities", talk.Token), HttpStatusCode.NotFound, "ConversationNotFound");
        AssertError(await talk.PostAsync("""{"type":"message","text":"a"}"""), HttpStatusCode.NotFound, "ConversationNotFound");
        Assert.Equal(HttpStatusCode.NotFound, await StreamClient.RefusalAsync(talk.StreamUrl));
    }

    [Theory]
    [InlineData("https://page.example", HttpStatusCode.Created)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Created)]
    public async Task A_token_bound_to_a_page_is_refused_on_another(string? origin, HttpStatusCode expected)
    {
        var token = _host.Tokens.Issue(DirectLineHost.NewToken("dl_alys", "https://page.example"));

        var (status, _) = await _host.SendAsync(HttpMethod.Post, "/conversations", token, origin: origin);

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task A_stream_is_bound_to_the_page_too()
    {
        var token = _host.Tokens.Issue(DirectLineHost.NewToken("dl_alys", "https://page.example"));
        var (_, body) = await _host.SendAsync(HttpMethod.Post, "/conversations", token);
        var url = (string)body!["streamUrl"]!;

        Assert.Equal(HttpStatusCode.Forbidden, await StreamClient.RefusalAsync(url, "https://evil.example"));
        await using var stream = await StreamClient.OpenAsync(url, "https://page.example");
        Assert.Equal(["welcome"], await stream.TextsAsync(1));
    }

    [Fact]
    public async Task A_secret_makes_tokens_that_start_nothing()
    {
        var (status, body) = await _host.SendAsync(
            HttpMethod.Post, "/tokens/generate", DirectLineHost.Secret, """{"user":{"id":"dl_bryn"},"trustedOrigins":["https://page.example"]}""");

        Assert.Equal(HttpStatusCode.OK, status);
        var token = _host.Tokens.Read((string)body!["token"]!, out _)!;
        Assert.Equal(("site", "dl_bryn", "https://page.example"), (token.Key.Site, token.CitizenId, token.Origins.Single()));
        Assert.Null(await _host.Store.FindAsync(token.Key, CancellationToken.None));
        Assert.Empty(_host.Bot.Seen);
    }

    [Fact]
    public async Task A_token_cannot_make_tokens_and_a_secret_cannot_be_refreshed()
    {
        var token = _host.Tokens.Issue(DirectLineHost.NewToken());

        AssertError(await _host.SendAsync(HttpMethod.Post, "/tokens/generate", token), HttpStatusCode.Forbidden, "Forbidden");
        AssertError(await _host.SendAsync(HttpMethod.Post, "/tokens/refresh", DirectLineHost.Secret), HttpStatusCode.Forbidden, "Forbidden");
    }

    [Fact]
    public async Task Without_configured_secrets_nobody_has_one()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Secrets.Clear());

        AssertError(await host.SendAsync(HttpMethod.Post, "/tokens/generate", DirectLineHost.Secret), HttpStatusCode.Forbidden, "Forbidden");
    }

    [Fact]
    public async Task A_secret_opens_the_conversations_of_its_site_but_speaks_for_no_reserved_id()
    {
        var talk = await _host.TalkAsync();

        var reserved = await _host.SendAsync(HttpMethod.Post, talk.Path + "/activities", DirectLineHost.Secret, """{"type":"message","text":"a","from":{"id":"dl_x"}}""");
        var nobody = await _host.SendAsync(HttpMethod.Post, talk.Path + "/activities", DirectLineHost.Secret, """{"type":"message","text":"a"}""");
        var named = await _host.SendAsync(HttpMethod.Post, talk.Path + "/activities", DirectLineHost.Secret, """{"type":"message","text":"a","from":{"id":"x"}}""");
        var back = await _host.SendAsync(HttpMethod.Get, talk.Path, DirectLineHost.Secret);

        AssertError(reserved, HttpStatusCode.BadRequest, "BadArgument");
        AssertError(nobody, HttpStatusCode.BadRequest, "BadArgument");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (named.Status, back.Status));
        Assert.Equal("dl_alys", _host.Tokens.Read((string)back.Body!["token"]!, out _)!.CitizenId);
    }

    [Fact]
    public async Task A_browsers_preflight_may_ask_for_all_four_headers()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, DirectLineHost.Base + "/conversations");
        preflight.Headers.Add("Origin", "https://page.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");

        using var response = await _host.Http.SendAsync(preflight);

        var allowed = string.Join(',', response.Headers.GetValues("Access-Control-Allow-Headers")).ToLowerInvariant();
        Assert.All(DirectLineDefaults.CorsHeaders, header => Assert.Contains(header, allowed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_with_tokens_are_not_cached()
    {
        using var response = await _host.Http.PostAsync(DirectLineHost.Base + "/conversations", null);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    internal static void AssertError((HttpStatusCode Status, JsonNode? Body) answer, HttpStatusCode status, string code)
    {
        Assert.Equal((status, code), (answer.Status, (string?)answer.Body?["error"]?["code"]));
        Assert.True(((string?)answer.Body?["error"]?["message"])?.Length > 20, "the message says what to do");
    }
}
