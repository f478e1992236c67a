using System.Net;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>The citizen's side of a hand-over on the page without script.</summary>
public sealed class NoScriptHandoverTests : IAsyncLifetime
{
    private readonly TestApp _app = new();
    private ChatPage _page = null!;

    public async Task InitializeAsync()
    {
        _page = new ChatPage(_app, "alderbrook");
        await _page.OpenAsync();
        await _page.AskAsync("I want to talk to someone");
    }

    public async Task DisposeAsync()
    {
        _page.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public void The_page_shows_how_it_stands_and_refreshes_nothing_by_itself()
    {
        Assert.Contains("reference is", Person, StringComparison.Ordinal);
        Assert.Contains("Check for replies", Person, StringComparison.Ordinal);
        Assert.Null(_page.Shown.QuerySelector("meta[http-equiv=refresh]"));
        Assert.Equal(
            [("name", "name"), ("email", "email"), ("phone", "tel")],
            _page.Shown.QuerySelectorAll(".eb-person .govuk-input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("autocomplete")!)));
    }

    [Fact]
    public async Task An_advisers_reply_is_shown_under_the_advisers_name_between_notices()
    {
        var (adviser, conversation) = (new AdviserDriver(_app), await ConversationAsync());
        await adviser.ClaimAsync(conversation);
        await adviser.ReplyAsync(conversation, "Hello, how can I help?");
        await _page.CheckForRepliesAsync("half a question");

        Assert.Equal("half a question", _page.Typed);
        Assert.Contains("You are talking to Sam", Person, StringComparison.Ordinal);
        var items = _page.Shown.QuerySelectorAll(".eb-chat__messages > li").ToList();
        Assert.Contains("eb-chat__message--notice", items[^2].ClassName, StringComparison.Ordinal);
        Assert.Null(items[^2].QuerySelector(".eb-chat__who"));
        Assert.Equal("Sam, Customer services (adviser)", items[^1].QuerySelector(".eb-chat__who")!.TextContent);
        Assert.Equal("Hello, how can I help?", _page.Messages[^1]);

        await adviser.CloseAsync(conversation);
        await _page.CheckForRepliesAsync("");
        Assert.Null(_page.Shown.QuerySelector(".eb-person"));
        Assert.Contains("closed this enquiry as answered", _page.Messages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contact_details_are_asked_for_once_and_a_mistake_keeps_what_was_typed()
    {
        await _page.GiveContactAsync("alex@");
        var (status, typed) = (_page.Status, _page.Shown.QuerySelector("#email")!);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(("alex@", "email-error"), (typed.GetAttribute("value"), typed.GetAttribute("aria-describedby")));
        Assert.Contains("name@example.com", _page.Shown.QuerySelector("#email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#email", _page.Shown.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.True(_page.Shown.QuerySelector("details")!.HasAttribute("open"));
        Assert.StartsWith("Error: ", _page.Shown.Title, StringComparison.Ordinal);

        await _page.GiveContactAsync("alex@mailbox.example");
        Assert.Equal(HttpStatusCode.OK, _page.Status);
        Assert.Contains("Your details are saved", Person, StringComparison.Ordinal);
        Assert.Null(_page.Shown.QuerySelector("#email"));
    }

    [Fact]
    public async Task The_citizen_may_go_back_to_the_bot()
    {
        await _page.GoBackAsync();
        var said = _page.Messages[^1];
        await _page.AskAsync("How much does a bulky waste collection cost?");

        Assert.Contains("You are back with the automated service", said, StringComparison.Ordinal);
        Assert.Null(_page.Shown.QuerySelector(".eb-person"));
        Assert.NotNull(_page.Shown.QuerySelector("#latest .eb-chat__sources"));
    }

    private string Person => _page.Shown.QuerySelector(".eb-person")!.TextContent;

    private async Task<string> ConversationAsync()
    {
        await using var db = _app.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.Of(CouncilId.Parse("alderbrook")));
        return (await db.Set<Ticket>().SingleAsync()).ConversationId;
    }
}
