using System.Net;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using EnquiryBot.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>What advisers, and people who are none, should not be able to do.</summary>
public sealed class BadInputTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}";

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task An_enquiry_of_another_council_is_not_found_and_the_attempt_is_recorded(string method)
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var priya = await StaffBrowser.SignInAsync(app, StaffBrowser.Priya, $"/staff/helpdesk/{ticket.Id}");
        if (method == "POST")
        {
            var token = priya.Shown.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            await priya.SendAsync($"/staff/helpdesk/{ticket.Id}", [new("__RequestVerificationToken", token), new("Act", "Claim")]);
        }

        var refusals = (await HelpdeskWorld.AuditOfAsync(app, ticket)).Where(e => e.Action == "ticket.refused").ToList();

        Assert.Equal(HttpStatusCode.NotFound, priya.Status);
        Assert.DoesNotContain(ticket.Reference, priya.Text, StringComparison.Ordinal);
        Assert.Equal(method == "GET" ? 1 : 2, refusals.Count);
        Assert.All(refusals, r => Assert.Equal((StaffBrowser.Priya, "fernleigh"), (r.Actor, r.ActorCouncil!.Value.Value)));
        Assert.Equal(TicketState.Waiting, (await HelpdeskWorld.TicketOfAsync(app, "alderbrook", ticket.ConversationId)).State);
    }

    [Fact]
    public async Task What_does_not_exist_looks_the_same_as_what_is_anothers()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var priya = await StaffBrowser.SignInAsync(app, StaffBrowser.Priya, $"/staff/helpdesk/{ticket.Id}");
        var anothers = priya.Text;

        await priya.OpenAsync($"/staff/helpdesk/{Guid.NewGuid()}");

        Assert.Equal((HttpStatusCode.NotFound, anothers), (priya.Status, priya.Text));
    }

    [Fact]
    public async Task Of_two_who_reply_at_once_the_second_learns_who_has_it_and_keeps_the_text()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await sam.PressAsync("#claim");
        var (action, fields) = (sam.ActionOf("#send"), sam.Fields("#send", ("Reply", "From Sam, too late")));
        using var other = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await other.PressAsync("#release");
        using var kit = await StaffBrowser.SignInAsync(app, StaffBrowser.Kit, $"/staff/helpdesk/{ticket.Id}");
        await kit.PressAsync("#claim");
        await kit.PressAsync("#send", ("Reply", "From Kit"));

        await sam.SendAsync(action, fields);

        Assert.Equal(HttpStatusCode.Conflict, sam.Status);
        Assert.Contains("Kit Morgan has this enquiry now. Your reply was not sent.", sam.Errors, StringComparison.Ordinal);
        Assert.Equal("From Sam, too late", sam.Shown.QuerySelector("#Reply")!.TextContent);
        Assert.Equal(["From Kit"], await HelpdeskWorld.RepliesAsync(citizen));
    }

    [Fact]
    public async Task Of_two_who_take_it_at_once_one_has_it_and_the_other_learns_who()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        using var kit = await StaffBrowser.SignInAsync(app, StaffBrowser.Kit, $"/staff/helpdesk/{ticket.Id}");

        await Task.WhenAll(sam.PressAsync("#claim"), kit.PressAsync("#claim"));

        var (winner, loser) = sam.Status == HttpStatusCode.OK ? (sam, kit) : (kit, sam);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (winner.Status, loser.Status));
        Assert.Matches("(Sam Price|Kit Morgan) has this enquiry now", loser.Errors);
        Assert.Single(await HelpdeskWorld.AuditOfAsync(app, ticket), e => e.Action == "ticket.claimed");
    }

    [Theory]
    [InlineData("#send", "Reply", "is still in the box")]
    [InlineData("#save-note", "Note", "is still in the box")]
    public async Task On_a_closed_enquiry_nothing_is_stored_and_the_text_is_kept(string button, string field, string says)
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await sam.PressAsync("#claim");
        var (action, fields) = (sam.ActionOf(button), sam.Fields(button, (field, "One more thing")));
        await sam.PressAsync("#close", ("Reason", "NoReply"));

        await sam.SendAsync(action, fields);

        Assert.Equal(HttpStatusCode.Conflict, sam.Status);
        Assert.Contains("This enquiry is closed.", sam.Errors, StringComparison.Ordinal);
        Assert.Contains(says, sam.Errors, StringComparison.Ordinal);
        Assert.Equal("One more thing", sam.Shown.QuerySelector($"#{field}")!.TextContent);
        Assert.Empty(await HelpdeskWorld.RepliesAsync(citizen));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_stored_once()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await sam.PressAsync("#claim");
        var (action, fields) = (sam.ActionOf("#send"), sam.Fields("#send", ("Reply", "Only once")));

        await sam.SendAsync(action, fields);
        await sam.SendAsync(action, fields);

        Assert.Equal(HttpStatusCode.OK, sam.Status);
        Assert.Equal(["Only once"], await HelpdeskWorld.RepliesAsync(citizen));
    }

    [Theory]
    [InlineData("Claim")]
    [InlineData("Reply")]
    [InlineData("Close")]
    [InlineData("Reveal")]
    public async Task A_form_from_elsewhere_is_refused(string act)
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam);

        await sam.SendAsync($"/staff/helpdesk/{ticket.Id}", [new("Act", act), new("Reply", "Forged"), new("Reason", "Answered"), new("Sequence", "1")]);

        Assert.Equal(HttpStatusCode.BadRequest, sam.Status);
        Assert.Single(await HelpdeskWorld.AuditOfAsync(app, ticket));
    }

    [Theory]
    [InlineData("Act", "Delete")]
    [InlineData("Act", "")]
    [InlineData("Sequence", "everything")]
    [InlineData("Reason", "Bored")]
    public async Task A_form_that_no_page_gave_changes_nothing(string field, string value)
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");

        await sam.PressAsync("#claim", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, sam.Status);
        Assert.Single(await HelpdeskWorld.AuditOfAsync(app, ticket));
    }

    [Fact]
    public async Task Hostile_text_of_citizens_and_colleagues_is_only_text()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook", Hostile);
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await sam.PressAsync("#claim");
        await sam.PressAsync("#save-note", ("Note", Hostile));
        await sam.PressAsync("#send", ("Reply", Hostile));

        Assert.Equal(3, sam.Shown.QuerySelectorAll(".eb-line__body").Count(b => b.TextContent.Contains(Hostile, StringComparison.Ordinal)));
        Assert.All(Html.WhatCouldRun(sam.Shown), e => Assert.StartsWith("<script src=\"/client/", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hostile_name_of_an_adviser_is_only_text()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        var person = StaffClaims.Make("x", Hostile, null, [new CouncilRole(ticket.Council, StaffRole.Adviser)], []);
        using var browser = new StaffBrowser(app);
        browser.Client.DefaultRequestHeaders.Add("Cookie", $"eb-staff={CookieOf(person)}");

        await browser.OpenAsync($"/staff/helpdesk/{ticket.Id}");

        Assert.Contains(Hostile, browser.Shown.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.All(Html.WhatCouldRun(browser.Shown), e => Assert.StartsWith("<script src=\"/client/", e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_what_was_said_is_in_a_log()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook", "The heron ate my council tax bill");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await sam.PressAsync("#claim");

        await sam.PressAsync("#send", ("Reply", "That heron again, I see"));

        Assert.DoesNotContain(app.Logs.GetSnapshot(), l => l.Message.Contains("heron", StringComparison.OrdinalIgnoreCase));
    }

    private string CookieOf(System.Security.Claims.ClaimsPrincipal person) =>
        app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme)
            .TicketDataFormat.Protect(new AuthenticationTicket(person, CookieAuthenticationDefaults.AuthenticationScheme));
}
