using System.Net;
using System.Security.Claims;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Helpdesk;

namespace EnquiryBot.Web.Tests.SignIn;

/// <summary>Signing in with OpenID Connect, as outside Development.</summary>
public sealed class OpenIdSignInTests : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private OpenIdProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync();
        _app.Settings["SignIn:Authority"] = _provider.Address;
        _app.Settings["SignIn:ClientId"] = OpenIdProvider.ClientId;
        _app.Settings["SignIn:ClientSecret"] = OpenIdProvider.Secret;
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_person_with_a_role_comes_back_signed_in_on_the_page_that_was_asked_for()
    {
        _provider.Person.AddRange([new("name", "Ceri Lloyd"), new("roles", "alderbrook:adviser"), new("roles", "somebody-elses:thing")]);
        using var browser = new StaffBrowser(_app);

        await browser.OpenAsync("/staff/helpdesk?mine=true");

        Assert.Equal((HttpStatusCode.OK, "/staff/helpdesk?mine=true"), (browser.Status, browser.Path));
        Assert.Contains("Ceri Lloyd", browser.Shown.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_a_role_is_told_whom_to_ask()
    {
        _provider.Person.Add(new Claim("name", "Ceri Lloyd"));
        using var browser = new StaffBrowser(_app);

        await browser.OpenAsync("/staff/helpdesk");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains("Your account has no role at a council here", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_is_not_asked_at_start_and_the_seeded_staff_are_not_offered()
    {
        using var alive = await _app.Client().GetAsync("/health/live");
        using var seeded = await _app.Client().GetAsync("/staff/sign-in");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (alive.StatusCode, seeded.StatusCode));
        Assert.Equal(0, _provider.MetadataRead);
    }

    [Theory]
    [InlineData("/staff/signed-in?code=1&state=forged")]
    [InlineData("/staff/signed-in?error=access_denied&state=forged")]
    public async Task A_forged_answer_of_the_provider_signs_nobody_in(string path)
    {
        using var browser = new StaffBrowser(_app);

        await browser.OpenAsync(path);

        Assert.Equal(HttpStatusCode.Unauthorized, browser.Status);
        Assert.Contains("Signing in did not work", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_asks_is_told_and_not_sent_to_another_site()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff/helpdesk");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");

        using var response = await _app.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Theory]
    [InlineData("SignIn:Authority", "http://login.example")]
    [InlineData("SignIn:ClientId", "")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        await using var app = new TestApp { Settings = { ["SignIn:Authority"] = "https://login.example", ["SignIn:ClientId"] = "x" } };
        app.Settings[setting] = value;

        var failure = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains(setting, failure.ToString(), StringComparison.Ordinal);
    }
}
