using System.Net;
using AngleSharp.Html.Dom;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>The same conversation on a page without script.</summary>
[Collection(JourneyCollection.Name)]
public sealed class NoScriptTests(JourneyWorld world)
{
    [Fact]
    public async Task A_question_is_answered_with_its_source_on_the_page()
    {
        using var page = await OpenAsync("alderbrook");

        await page.AskAsync("How much does a bulky waste collection cost?");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Messages.Count);
        Assert.Equal("How much does a bulky waste collection cost?", page.Messages[0]);
        var source = (IHtmlAnchorElement)page.Shown.QuerySelector(".eb-chat__sources a")!;
        Assert.Equal(("Get large items collected", "https://www.alderbrook.example/bins/bulky-waste"), (source.TextContent, source.Href));
        Assert.Contains("Last checked", page.Shown.QuerySelector(".eb-chat__checked")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("en", page.Shown.QuerySelector("#latest .eb-chat__body")!.GetAttribute("lang"));
        Assert.Empty(page.Typed);
    }

    [Fact]
    public async Task Before_the_first_message_the_page_says_what_it_is_and_what_is_kept()
    {
        using var page = await OpenAsync("alderbrook");

        var notice = page.Shown.QuerySelector(".govuk-inset-text")!;

        Assert.Contains("This is an automated service", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("30 days", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("01632 960100", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("/privacy/alderbrook", notice.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(page.Shown.QuerySelector("meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task Check_for_replies_shows_the_conversation_as_it_stands()
    {
        using var page = await OpenAsync("alderbrook");
        await page.AskAsync("Hello");

        await page.CheckForRepliesAsync("half a question");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Messages.Count);
        Assert.Equal("half a question", page.Typed);
    }

    [Fact]
    public async Task A_question_that_is_refused_stays_in_the_box_under_an_error_summary()
    {
        using var page = await OpenAsync("alderbrook");
        var tooLong = new string('é', 10_001);

        await page.AskAsync(tooLong);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(tooLong, page.Typed);
        var summary = page.Shown.QuerySelector(".govuk-error-summary")!;
        Assert.Equal("#Message", summary.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("10,000 characters or fewer", summary.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", page.Shown.Title, StringComparison.Ordinal);
        Assert.Equal("message-error", page.Shown.QuerySelector("#Message")!.GetAttribute("aria-describedby"));
        Assert.NotNull(page.Shown.QuerySelector("#message-error"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n ")]
    public async Task An_empty_question_is_asked_for(string text)
    {
        using var page = await OpenAsync("alderbrook");

        await page.AskAsync(text);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Type your question", page.Shown.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Messages);
    }

    [Fact]
    public async Task Ten_thousand_characters_with_line_breaks_are_accepted()
    {
        using var page = await OpenAsync("alderbrook");

        await page.AskAsync(string.Join("\r\n", Enumerable.Repeat("When is my bin collected?", 370)));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2, page.Messages.Count);
    }

    [Fact]
    public async Task A_form_of_a_megabyte_is_refused()
    {
        using var page = await OpenAsync("alderbrook");

        await page.SendAsync(page.Question(new string('x', 1024 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_stored_once()
    {
        using var page = await OpenAsync("alderbrook");
        await page.AskAsync("Hello");
        var form = page.Question("How much does a bulky waste collection cost?");

        await page.SendAsync(form);
        await page.SendAsync(form);

        Assert.Equal(4, page.Messages.Count);
    }

    [Fact]
    public async Task Start_again_shows_an_empty_conversation()
    {
        using var page = await OpenAsync("alderbrook");
        await page.AskAsync("Hello");

        await page.StartAgainAsync();
        var afterwards = page.Messages.Count;
        await page.AskAsync("Hello");

        Assert.Equal((0, 2), (afterwards, page.Messages.Count));
    }

    [Fact]
    public async Task An_offered_reply_is_a_button()
    {
        using var page = await OpenAsync("alderbrook");
        await page.AskAsync("council tax");
        var choices = page.Shown.QuerySelectorAll("button[name=Choice]").Select(b => b.TextContent).ToList();

        await page.ChooseAsync(choices[0]);

        Assert.InRange(choices.Count, 2, 3);
        Assert.Equal(choices[0], page.Messages[2]);
        Assert.Equal(4, page.Messages.Count);
    }

    [Fact]
    public async Task The_Welsh_page_is_Welsh_and_so_is_the_answer()
    {
        using var page = new ChatPage(world.App, "brohelyg", "cy");
        await page.OpenAsync();

        await page.AskAsync("Faint mae'n costio i gasglu hen soffa?");

        Assert.Equal("cy", page.Shown.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Gofyn cwestiwn", page.Shown.QuerySelector("h1")!.TextContent);
        Assert.Equal("cy", page.Shown.QuerySelector("#latest .eb-chat__body")!.GetAttribute("lang"));
        Assert.Contains("Gwiriwyd ddiwethaf", page.Messages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_councils_in_one_browser_are_two_conversations()
    {
        using var page = await OpenAsync("alderbrook");
        await page.AskAsync("Hello");

        using var other = await OpenAsync("fernleigh");

        Assert.Empty(other.Messages);
    }

    [Fact]
    public async Task A_long_conversation_shows_its_newest_messages()
    {
        using var page = await OpenAsync("westmarch");
        await page.AskAsync("Hello");
        await AppendAsync(CouncilId.Parse("westmarch"), 500);

        await page.AskAsync("How long can I keep a library book?");

        Assert.Equal(500, page.Messages.Count);
        Assert.Equal("How long can I keep a library book?", page.Messages[^2]);
    }

    // As if that much had been said before; nobody else of this class talks to the council.
    private async Task AppendAsync(CouncilId council, int count)
    {
        await using var db = world.App.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.Of(council));
        var conversation = await db.Set<Conversation>().SingleAsync();
        var log = world.App.Services.GetRequiredService<ConversationLog>();
        for (var i = 0; i < count; i++)
        {
            await log.AppendAsync(
                new NewMessage(conversation.Id, council, MessageRole.Bot, null, ToClients: true, Answers: null, AwaitsReply: false),
                _ => """{"type":"message","text":"Still here","from":{"role":"bot"}}"""u8.ToArray(),
                CancellationToken.None);
        }
    }

    private async Task<ChatPage> OpenAsync(string council)
    {
        var page = new ChatPage(world.App, council);
        await page.OpenAsync();
        return page;
    }
}
