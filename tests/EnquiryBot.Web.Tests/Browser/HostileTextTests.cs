using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>What citizens or pages write is shown as they wrote it and never becomes part of the page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileTextTests(BrowserWorld world)
{
    private const string Image = "<img src=x onerror=alert(1)>";
    private const string Script = "<script>alert(1)</script>[a](javascript:alert(1))";

    [NeedsChromiumTheory, InlineData(Image), InlineData(Script), InlineData("\"><svg onload=alert(1)>")]
    public async Task A_citizens_message_is_text_in_the_widget(string text)
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        var dialogs = CountDialogs(citizen);
        await citizen.OpenAsync();

        await citizen.AskAsync(text);

        Assert.Equal(text, await citizen.Panel.Locator(".citizen .typed").InnerTextAsync());
        await Expect(citizen.Panel.Locator("img, script, svg, [onerror], a[href^='javascript']")).ToHaveCountAsync(0);
        Assert.Empty(dialogs);
        Assert.Empty(citizen.Faults);
    }

    [NeedsChromiumTheory, InlineData(Image), InlineData(Script)]
    public async Task A_citizens_message_is_text_on_the_simple_page(string text)
    {
        await using var citizen = await world.VisitAsync("/chat/alderbrook");
        var dialogs = CountDialogs(citizen);
        await citizen.Page.Locator("#Message").FillAsync(text);

        await citizen.Page.Locator("button[type=submit]").First.ClickAsync();

        Assert.Equal(text, await citizen.Page.Locator(".eb-chat__message--citizen .eb-chat__body").InnerTextAsync());
        await Expect(citizen.Page.Locator("main").Locator("img, script, svg, [onerror], a[href^='javascript']")).ToHaveCountAsync(0);
        Assert.Empty(dialogs);
        Assert.Empty(citizen.Faults);
    }

    [NeedsChromiumFact]
    public async Task A_reply_is_text_and_links_only_to_web_addresses()
    {
        var voice = new BotVoice();
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: voice.JoinAsync);
        var dialogs = CountDialogs(citizen);
        await citizen.OpenAsync();

        voice.Say(
            Image + Script,
            new JsonObject
            {
                ["sources"] = BotVoice.Links(("Bad page", "javascript:alert(1)", Image), ("Worse page", "data:text/html,<script>alert(1)</script>", "")),
                ["pages"] = BotVoice.Links((Image, " JaVaScRiPt:alert(1)", Image)),
                ["end"] = Image,
            },
            Image);

        await Expect(citizen.Replies).ToHaveCountAsync(1);
        await Expect(citizen.Replies.Locator(".body > p").First).ToHaveTextAsync(Image + Script);
        await Expect(citizen.Choices).ToHaveTextAsync([Image]);
        await Expect(citizen.Replies.Locator(".links")).ToContainTextAsync([Image, "Worse page"]);
        await Expect(citizen.Replies.Locator("a, img, script, svg")).ToHaveCountAsync(0);
        Assert.Empty(dialogs);
        Assert.Empty(citizen.Faults);
    }

    private static List<string> CountDialogs(Visit citizen)
    {
        var dialogs = new List<string>();
        citizen.Page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
        return dialogs;
    }
}
