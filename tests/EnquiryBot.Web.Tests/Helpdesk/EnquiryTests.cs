using System.Net;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>Working on one enquiry, without script.</summary>
public sealed class EnquiryTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_adviser_takes_it_replies_and_closes_it_and_the_citizen_reads_that()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook", "How much is a bulky waste collection?");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);

        await sam.PressAsync("#claim");
        await sam.PressAsync("#send", ("Reply", "It is on the page.\nShall I book it?"));
        await sam.PressAsync("#close", ("Reason", "Answered"));

        Assert.Equal(["It is on the page.\nShall I book it?"], await HelpdeskWorld.RepliesAsync(citizen));
        Assert.Contains($"{ticket.Reference} is closed", sam.Text, StringComparison.Ordinal);
        var stored = await HelpdeskWorld.TicketOfAsync(app, "alderbrook", citizen.Id);
        Assert.Equal((TicketState.Closed, CloseReason.Answered, "Sam Price"), (stored.State, stored.CloseReason!.Value, stored.AdviserName));
        Assert.Equal(["ticket.opened", "ticket.claimed", "ticket.replied", "ticket.closed"], (await HelpdeskWorld.AuditOfAsync(app, ticket)).Select(e => e.Action));
    }

    [Fact]
    public async Task It_shows_the_conversation_why_it_came_and_what_the_bot_tried()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook", "How much does a bulky waste collection cost?");

        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);

        var lines = sam.Shown.QuerySelectorAll(".eb-talk > li").Select(l => l.ClassName!).ToList();
        Assert.Equal(["eb-line eb-line--citizen", "eb-line eb-line--bot", "eb-line eb-line--citizen", "eb-line eb-line--bot"], lines);
        Assert.Contains("Asked to talk to a person", sam.Text, StringComparison.Ordinal);
        Assert.Contains("Pages: Get large items collected", sam.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has this enquiry", sam.Text, StringComparison.Ordinal);
        Assert.Null(sam.Shown.QuerySelector("#Reply"));
    }

    [Fact]
    public async Task A_message_as_typed_is_shown_on_request_and_that_is_recorded()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook", "My number is 07700 900123, when is my bin collected?");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        var before = sam.Text;

        await sam.PressAsync("button[name=Sequence]");

        Assert.DoesNotContain("900123", before, StringComparison.Ordinal);
        Assert.Contains("My number is 07700 900123, when", sam.Text, StringComparison.Ordinal);
        var audit = Assert.Single(await HelpdeskWorld.AuditOfAsync(app, ticket), e => e.Action == "message.revealed");
        Assert.Equal((StaffBrowser.Sam, "alderbrook"), (audit.Actor, audit.ActorCouncil!.Value.Value));
    }

    [Fact]
    public async Task A_note_is_for_colleagues_only_and_the_page_says_so()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        Assert.Equal("The citizen does not see this.", sam.Shown.QuerySelector("#note-hint")!.TextContent);

        await sam.PressAsync("#save-note", ("Note", "Ring back after three"));

        Assert.Contains("Ring back after three", sam.Shown.QuerySelector(".eb-line--note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(await citizen.ReadAsync(), a => a.ToJsonString().Contains("Ring back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_goes_to_another_queue_with_a_note_for_the_next_team()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        await sam.PressAsync("#claim");

        await sam.PressAsync("#transfer", ("To", "alderbrook/housing"), ("TransferNote", "About the flat"));

        Assert.Contains($"{ticket.Reference} is transferred", sam.Text, StringComparison.Ordinal);
        var stored = await HelpdeskWorld.TicketOfAsync(app, "alderbrook", citizen.Id);
        Assert.Equal(("alderbrook/housing", TicketState.Waiting), (stored.Queue.ToString(), stored.State));
        await sam.OpenAsync($"/staff/helpdesk/{ticket.Id}");
        Assert.Contains("About the flat", sam.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_put_back_for_somebody_else_to_take()
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        await sam.PressAsync("#claim");

        await sam.PressAsync("#release");
        using var kit = await OpenAsync(ticket, StaffBrowser.Kit);
        await kit.PressAsync("#claim");

        Assert.Contains("Nobody has this enquiry", sam.Text, StringComparison.Ordinal);
        Assert.Contains("You have this enquiry", kit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#send", "Reply", "", "Enter your reply")]
    [InlineData("#send", "Reply", " \r\n ", "Enter your reply")]
    [InlineData("#save-note", "Note", "", "Enter your note")]
    [InlineData("#transfer", "To", "", "Select another queue")]
    [InlineData("#transfer", "To", "brohelyg/waste", "Select another queue")]
    [InlineData("#close", "Reason", "ReturnedToBot", "Select why you are closing the enquiry")]
    public async Task What_is_missing_is_asked_for_in_an_error_summary(string button, string field, string value, string says)
    {
        var (_, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        await sam.PressAsync("#claim");

        await sam.PressAsync(button, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, sam.Status);
        Assert.Contains(says, sam.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", sam.Shown.Title, StringComparison.Ordinal);
        Assert.NotNull(sam.Shown.QuerySelector(sam.Shown.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!));
    }

    [Fact]
    public async Task A_reply_that_is_too_long_comes_back_whole()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(app, "alderbrook");
        using var sam = await OpenAsync(ticket, StaffBrowser.Sam);
        await sam.PressAsync("#claim");

        await sam.PressAsync("#send", ("Reply", new string('ŵ', HelpdeskService.MostCharacters + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, sam.Status);
        Assert.Contains("Your reply must be 4,000 characters or fewer", sam.Errors, StringComparison.Ordinal);
        Assert.Equal(HelpdeskService.MostCharacters + 1, sam.Shown.QuerySelector("#Reply")!.TextContent.Length);
        Assert.Empty(await HelpdeskWorld.RepliesAsync(citizen));
    }

    [Fact]
    public async Task A_Welsh_enquiry_says_to_reply_in_Welsh()
    {
        var citizen = await app.BeginAsync("brohelyg");
        await citizen.AskAsync("Hoffwn siarad â rhywun os gwelwch yn dda", "cy");
        var ticket = await HelpdeskWorld.TicketOfAsync(app, "brohelyg", citizen.Id);
        using var megan = await OpenAsync(ticket, "seed-brohelyg-adviser");

        await megan.PressAsync("#claim");

        Assert.Contains("Reply in Welsh", megan.Shown.QuerySelector("#reply-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("cy", megan.Shown.QuerySelector("#Reply")!.GetAttribute("lang"));
    }

    private Task<StaffBrowser> OpenAsync(Ticket ticket, string person) => StaffBrowser.SignInAsync(app, person, $"/staff/helpdesk/{ticket.Id}");
}
