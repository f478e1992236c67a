using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>A token opens one conversation, for half an hour, from the pages that it was made for.</summary>
public sealed class TokenTests : IClassFixture<TokenTests.ClockedApp>
{
    private readonly TestApp _app;
    private readonly FakeTimeProvider _clock;

    public TokenTests(ClockedApp clocked) => (_app, _clock) = (clocked.App, clocked.Clock);

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("Bearer", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("Basic YTpi", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("Bearer rubbish", HttpStatusCode.Forbidden, "Forbidden")]
    [InlineData("Bearer a.b.c", HttpStatusCode.Forbidden, "Forbidden")]
    public async Task A_missing_or_garbled_token_is_refused(string? authorization, HttpStatusCode status, string code)
    {
        var citizen = await _app.BeginAsync("alderbrook");

        foreach (var request in Requests(citizen.Id))
        {
            if (authorization is not null)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            Assert.Equal((status, code), await SendAsync(request));
        }
    }

    [Fact]
    public async Task A_token_with_its_signature_changed_is_refused()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        var parts = citizen.Token.Split('.');
        string[] forged =
        [
            $"{parts[0]}.{parts[1]}.{new string([.. parts[2].Reverse()])}",
            $"{parts[0]}.{parts[1]}.",
            $"eyJhbGciOiJub25lIn0.{parts[1]}.",
        ];

        foreach (var token in forged)
        {
            Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), await SendAsync(Post(citizen.Id, token)));
        }
    }

    [Fact]
    public async Task A_token_expires_after_half_an_hour_and_one_that_was_refreshed_in_time_goes_on()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        _clock.Advance(TimeSpan.FromMinutes(29));
        var refresh = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/refresh");
        refresh.Headers.Authorization = new AuthenticationHeaderValue("Bearer", citizen.Token);
        using var refreshed = await _app.Client().SendAsync(refresh);
        var newer = (string)(await refreshed.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), await SendAsync(Post(citizen.Id, citizen.Token)));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Post(citizen.Id, newer))).Status);
    }

    [Theory]
    [InlineData("alderbrook")]
    [InlineData("fernleigh")]
    public async Task A_token_of_another_conversation_opens_nothing(string council)
    {
        var (mine, other) = (await _app.BeginAsync("alderbrook"), await _app.BeginAsync(council));
        await mine.AskAsync("When is my bin collected?");

        foreach (var request in Requests(mine.Id))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", other.Token);
            Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), await SendAsync(request));
        }

        Assert.Equal(2, (await mine.ReadAsync()).Count);
    }

    [Fact]
    public async Task A_token_used_from_a_page_that_it_was_not_made_for_is_refused()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/widget/alderbrook/token");
        ask.Headers.Add("Origin", "https://www.alderbrook.example");
        using var answer = await _app.Client().SendAsync(ask);
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), await SendAsync(Start((string)token["token"]!, "https://www.fernleigh.example")));
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(Start((string)token["token"]!, "https://www.alderbrook.example"))).Status);
    }

    [Fact]
    public async Task A_browsers_token_makes_no_further_tokens()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", citizen.Token);

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden"), await SendAsync(request));
    }

    private static List<HttpRequestMessage> Requests(string conversationId) =>
    [
        new(HttpMethod.Get, $"/v3/directline/conversations/{conversationId}"),
        new(HttpMethod.Get, $"/v3/directline/conversations/{conversationId}/activities"),
        new(HttpMethod.Post, $"/v3/directline/conversations/{conversationId}/activities") { Content = Hello() },
    ];

    private static HttpRequestMessage Post(string conversationId, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{conversationId}/activities") { Content = Hello() };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static HttpRequestMessage Start(string token, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Origin", origin);
        return request;
    }

    private static JsonContent Hello() => JsonContent.Create(new JsonObject { ["type"] = "message", ["text"] = "Hello" });

    private async Task<(HttpStatusCode Status, string? Code)> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await _app.Client().SendAsync(request);
            var body = await response.Content.ReadFromJsonAsync<JsonObject>();
            return (response.StatusCode, (string?)body!["error"]?["code"]);
        }
    }

    /// <summary>An app whose clock stands still until a test moves it.</summary>
    public sealed class ClockedApp : IDisposable
    {
        public ClockedApp() => App.ReplaceServices = services => services.AddSingleton<TimeProvider>(Clock);

        public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

        public TestApp App { get; } = new();

        public void Dispose() => App.Dispose();
    }
}
