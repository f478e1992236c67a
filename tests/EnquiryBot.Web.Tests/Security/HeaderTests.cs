using System.Net;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>Headers of every answer, and cookies.</summary>
public sealed class HeaderTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/alderbrook")]
    [InlineData("/brohelyg?lang=cy")]
    [InlineData("/chat/alderbrook")]
    [InlineData("/privacy/alderbrook")]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/helpdesk")]
    [InlineData("/not/there")]
    [InlineData("/widget.js")]
    [InlineData("/brand/alderbrook.css")]
    [InlineData("/widget/alderbrook/settings")]
    [InlineData("/health/ready")]
    [InlineData("/v3/directline/conversations/any/activities")]
    public async Task Every_answer_carries_the_security_headers(string path)
    {
        using var response = await app.Client().GetAsync(path);

        string Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Empty(Header("Server"));
        Assert.Empty(Header("X-Powered-By"));
        AssertStrict(Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("/alderbrook")]
    [InlineData("/brohelyg?lang=cy")]
    [InlineData("/chat/brohelyg")]
    [InlineData("/privacy/brohelyg?lang=cy")]
    [InlineData("/staff/sign-in")]
    [InlineData("/not/there")]
    public async Task No_page_needs_what_the_policy_forbids(string path)
    {
        using var response = await app.Client().GetAsync(path);
        var page = await Html.ReadAsync(response);

        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src])"));
        Assert.All(
            page.QuerySelectorAll("script[src], link[rel=stylesheet], img, form").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")),
            address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("script[src]"), script => Assert.StartsWith("sha384-", script.GetAttribute("integrity"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_of_other_sites()
    {
        var client = app.Client();
        using var opened = await client.GetAsync("/chat/alderbrook");
        var form = await Html.ReadAsync(opened);
        var antiForgery = opened.Headers.GetValues("Set-Cookie").Single();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/chat/alderbrook");
        post.Headers.Add("Cookie", antiForgery.Split(';')[0]);
        post.Content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("Message", "When is my bin collected?"),
        ]);
        using var sent = await client.SendAsync(post);
        var session = sent.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("eb-chat-alderbrook=", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("httponly", antiForgery, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", antiForgery, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/chat/alderbrook", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", session, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_front_page_sets_no_cookie()
    {
        using var response = await app.Client().GetAsync("/alderbrook");

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/chat/alderbrook")]
    [InlineData("/chat/alderbrook?handler=StartAgain")]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        using var response = await app.Client().PostAsync(path, new FormUrlEncodedContent([new("Message", "When is my bin collected?")]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("Page not found", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_page_is_kept_by_no_cache()
    {
        using var response = await app.Client().GetAsync("/chat/alderbrook");

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task What_the_channel_answers_is_kept_by_no_cache()
    {
        var citizen = await app.BeginAsync("alderbrook");

        using var response = await citizen.Client.GetAsync($"/v3/directline/conversations/{citizen.Id}/activities");

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    private static void AssertStrict(string policy)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("default-src 'none'", directives);
        Assert.Contains("script-src 'self'", directives);
        Assert.Contains("style-src 'self'", directives);
        Assert.Contains("base-uri 'none'", directives);
        Assert.Contains("form-action 'self'", directives);
        Assert.Contains("frame-ancestors 'none'", directives);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }
}
