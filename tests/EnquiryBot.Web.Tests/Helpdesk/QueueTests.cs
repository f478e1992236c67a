using System.Net;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>The list of enquiries.</summary>
public sealed class QueueTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_adviser_sees_the_enquiries_of_their_councils_and_no_others()
    {
        var (_, ours) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        var (_, theirs) = await HelpdeskWorld.WaitAsync(app, "fernleigh");

        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam);
        using var kit = await StaffBrowser.SignInAsync(app, StaffBrowser.Kit);

        Assert.Contains(ours.Reference, sam.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.Reference, sam.Text, StringComparison.Ordinal);
        Assert.Contains(ours.Reference, kit.Text, StringComparison.Ordinal);
        Assert.Contains(theirs.Reference, kit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_says_whose_citizen_it_is_what_about_why_it_came_and_since_when()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "brohelyg", "Pryd mae fy miniau'n cael eu casglu?");
        using var megan = await StaffBrowser.SignInAsync(app, "seed-brohelyg-adviser");

        var row = megan.Shown.QuerySelectorAll(".eb-enquiry").Single(r => r.TextContent.Contains(ticket.Reference, StringComparison.Ordinal));

        Assert.Contains("Bro Helyg County Council", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Asked to talk to a person", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("less than a minute", row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/staff/helpdesk/{ticket.Id}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", row.QuerySelector("time")!.GetAttribute("datetime")!);
    }

    [Fact]
    public async Task Filters_show_one_council_or_one_queue()
    {
        var (_, alderbrook) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        var (_, fernleigh) = await HelpdeskWorld.WaitAsync(app, "fernleigh");
        using var kit = await StaffBrowser.SignInAsync(app, StaffBrowser.Kit);

        await kit.PressAsync(".eb-filter button", ("Council", "fernleigh"), ("Queue", ""));
        var byCouncil = kit.Text;
        await kit.OpenAsync($"/staff/helpdesk?queue={alderbrook.Queue}");

        Assert.Contains(fernleigh.Reference, byCouncil, StringComparison.Ordinal);
        Assert.DoesNotContain(alderbrook.Reference, byCouncil, StringComparison.Ordinal);
        Assert.Contains(alderbrook.Reference, kit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(fernleigh.Reference, kit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("council=%3Cscript%3E&queue=..%2F..%2Fetc")]
    [InlineData("council=brohelyg&queue=brohelyg/waste")]
    [InlineData("closed=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")]
    [InlineData("mine=perhaps")]
    public async Task A_made_up_address_shows_the_whole_list(string query)
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await StaffBrowser.SignInAsync(app, StaffBrowser.Sam);

        await sam.OpenAsync($"/staff/helpdesk?{query}");

        Assert.Equal(HttpStatusCode.OK, sam.Status);
        Assert.Contains(ticket.Reference, sam.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror", sam.Shown.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_enquiries_are_those_that_I_have()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "westmarch");
        var (_, other) = await HelpdeskWorld.WaitAsync(app, "westmarch");
        using var adviser = await StaffBrowser.SignInAsync(app, "seed-westmarch-adviser", $"/staff/helpdesk/{ticket.Id}");
        await adviser.PressAsync("#claim");
        await adviser.PressAsync("#send", ("Reply", "Hello, I am here."));
        await citizen.PostAsync(new() { ["type"] = "message", ["text"] = "Good, thank you", ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "citizen" } });

        await adviser.OpenAsync("/staff/helpdesk?mine=true");

        Assert.Contains(ticket.Reference, adviser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Reference, adviser.Text, StringComparison.Ordinal);
        Assert.Contains("Reply now", adviser.Text, StringComparison.Ordinal);
        Assert.Contains("1 citizen waits for your reply", adviser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_title_says_how_many_wait()
    {
        await using var own = new TestApp();
        await HelpdeskWorld.WaitAsync(own, "alderbrook");
        await HelpdeskWorld.WaitAsync(own, "alderbrook");

        using var sam = await StaffBrowser.SignInAsync(own, StaffBrowser.Sam);

        Assert.Equal("(2) Enquiries - Helpdesk", sam.Shown.Title);
        Assert.Equal("2 enquiries are waiting to be taken.", sam.Shown.QuerySelector("#say-counts")!.TextContent);
    }
}
