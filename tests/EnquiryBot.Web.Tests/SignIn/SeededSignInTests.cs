using System.Net;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Helpdesk;

namespace EnquiryBot.Web.Tests.SignIn;

/// <summary>Signing in as seeded staff, in Development.</summary>
public sealed class SeededSignInTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Adviser = "button[name=person][value=seed-alderbrook-adviser]";

    [Fact]
    public async Task Every_council_has_one_of_each_role_and_one_person_works_for_two_councils()
    {
        using var browser = new StaffBrowser(app);

        await browser.OpenAsync("/staff/sign-in");

        var people = browser.Shown.QuerySelectorAll("button[name=person]").Select(b => b.GetAttribute("value")!).ToList();
        Assert.Equal(
            from council in new[] { "alderbrook", "brohelyg", "fernleigh", "westmarch" }
            from role in council == "alderbrook" ? new[] { "adviser", "supervisor", "editor", "manager", "shared" } : ["adviser", "supervisor", "editor", "manager"]
            select $"seed-{council}-{role}",
            people);
        Assert.Equal(people.Count, browser.Shown.QuerySelectorAll(".eb-person__name").Select(n => n.TextContent).Distinct().Count());
        Assert.Contains("Welsh", browser.Shown.QuerySelector("[value=seed-brohelyg-adviser]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/helpdesk")]
    public async Task Nobody_sees_a_staff_page_without_signing_in(string path)
    {
        using var response = await app.Client().GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"/staff/sign-in?ReturnUrl={Uri.EscapeDataString(path)}", response.Headers.Location!.PathAndQuery, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_there_is_404_for_everybody()
    {
        using var response = await app.Client().GetAsync("/staff/not-made-yet");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task One_press_signs_in_and_opens_the_page_that_was_asked_for()
    {
        using var browser = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, "/staff/helpdesk?mine=true");

        Assert.Equal((HttpStatusCode.OK, "/staff/helpdesk?mine=true"), (browser.Status, browser.Path));
        var header = browser.Shown.QuerySelector("header")!.TextContent;
        Assert.Contains("Sam Price", header, StringComparison.Ordinal);
        Assert.Contains("Alderbrook District Council", header, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string target)
    {
        using var browser = new StaffBrowser(app);
        await browser.OpenAsync($"/staff/sign-in?returnUrl={Uri.EscapeDataString(target)}");

        await browser.PressAsync(Adviser);

        Assert.Equal("/staff/helpdesk", browser.Path);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_goes_to_staff_pages_only()
    {
        using var browser = new StaffBrowser(app);
        await browser.OpenAsync("/staff/sign-in");
        var client = app.Client();
        using var form = await client.GetAsync("/staff/sign-in");
        using var post = new HttpRequestMessage(HttpMethod.Post, browser.ActionOf(Adviser));
        post.Headers.Add("Cookie", form.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var token = (await Html.ReadAsync(form)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        post.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("person", StaffBrowser.Sam)]);
        using var signedIn = await client.SendAsync(post);

        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("eb-staff=", StringComparison.Ordinal)).ToLowerInvariant();

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/staff", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("sam", cookie.Replace("samesite", "", StringComparison.Ordinal).Split(';')[0][^20..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_is_a_form_and_ends_the_session()
    {
        using var browser = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam);

        await browser.OpenAsync("/staff/sign-out");
        var afterLooking = browser.Shown.QuerySelector("h1")!.TextContent;
        await browser.PressAsync("main button");
        var afterPressing = browser.Shown.QuerySelector("h1")!.TextContent;
        await browser.OpenAsync("/staff/helpdesk");

        Assert.Equal(("Sign out", "You have signed out"), (afterLooking, afterPressing));
        Assert.StartsWith("/staff/sign-in", browser.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/sign-out")]
    public async Task A_form_from_elsewhere_signs_nobody_in_or_out(string path)
    {
        using var response = await app.Client().PostAsync(path, new FormUrlEncodedContent([new("person", StaffBrowser.Sam)]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("manager")]
    public async Task Who_does_not_answer_enquiries_is_told_so(string role)
    {
        using var browser = await StaffBrowser.SignInAsync(app, $"seed-alderbrook-{role}");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        Assert.Contains($"{role} of Alderbrook District Council", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Shown.QuerySelector("nav"));
    }
}
