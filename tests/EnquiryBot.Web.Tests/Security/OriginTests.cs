using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>Which websites may carry the widget.</summary>
public sealed class OriginTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Own = "https://www.alderbrook.example";

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://www.alderbrook.example.evil.example")]
    [InlineData("http://www.alderbrook.example")]
    [InlineData("https://www.alderbrook.example:8443")]
    [InlineData("https://www.fernleigh.example")]
    [InlineData("null")]
    public async Task A_foreign_website_gets_no_token(string origin)
    {
        using var response = await AskForTokenAsync("alderbrook", origin);

        var error = (await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!;
        Assert.Equal((HttpStatusCode.Forbidden, "OriginNotAllowed"), (response.StatusCode, (string?)error["code"]));
        Assert.Contains("allowedOrigins", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_councils_website_gets_a_token_that_no_cache_keeps()
    {
        using var response = await AskForTokenAsync("alderbrook", Own);

        var token = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1800, (int)token["expires_in"]!);
        Assert.NotEmpty((string)token["conversationId"]!);
        Assert.Equal(3, ((string)token["token"]!).Split('.').Length);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(Own, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("/widget/alderbrook/token", "POST")]
    [InlineData("/widget/alderbrook/settings", "GET")]
    [InlineData("/v3/directline/conversations", "POST")]
    [InlineData("/v3/directline/conversations/any/activities", "GET")]
    [InlineData("/v3/directline/tokens/refresh", "POST")]
    public async Task A_preflight_admits_councils_and_nobody_else(string path, string method)
    {
        using var allowed = await PreflightAsync(path, method, Own);
        using var refused = await PreflightAsync(path, method, "https://evil.example");

        Assert.Equal(Own, allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains(method, allowed.Headers.GetValues("Access-Control-Allow-Methods").Single(), StringComparison.Ordinal);
        Assert.Contains("authorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Credentials"), "no cookie travels to the channel");
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task In_Development_the_services_own_pages_may_carry_the_widget()
    {
        using var response = await AskForTokenAsync("alderbrook", app.Address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_pages_and_health_are_not_readable_from_elsewhere()
    {
        foreach (var path in new[] { "/alderbrook", "/chat/alderbrook", "/health/ready" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", Own);
            using var response = await app.Client().SendAsync(request);
            Assert.Equal((path, false), (path, response.Headers.Contains("Access-Control-Allow-Origin")));
        }
    }

    private async Task<HttpResponseMessage> AskForTokenAsync(string council, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/widget/{council}/token");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return await app.Client().SendAsync(request);
    }

    private async Task<HttpResponseMessage> PreflightAsync(string path, string method, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        return await app.Client().SendAsync(request);
    }
}
