using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>What was said is there once, whatever the tab, the network or the service does.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LastingTests(BrowserWorld world)
{
    private const string Question = "how much is a brown bin for the year?";

    [NeedsChromiumFact]
    public async Task A_reload_keeps_the_conversation_and_the_draft()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        var answer = await (await citizen.AskAsync(Question)).Locator(".body").InnerTextAsync();
        await citizen.Field.FillAsync("and for");

        await citizen.Page.ReloadAsync();

        await Expect(citizen.Launcher).ToHaveTextAsync("Back to your chat");
        await citizen.OpenAsync();
        await Expect(citizen.Messages).ToHaveCountAsync(2);
        Assert.Equal(answer, await citizen.Replies.Last.Locator(".body").InnerTextAsync());
        await Expect(citizen.Field).ToHaveValueAsync("and for");
    }

    [NeedsChromiumFact]
    public async Task Two_tabs_have_two_conversations()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.AskAsync(Question);
        var other = new Visit(await citizen.Page.Context.NewPageAsync());
        await other.Page.GotoAsync("/alderbrook");
        await other.OpenAsync();

        await other.AskAsync("They missed my bin this morning");

        await Expect(citizen.Messages).ToHaveCountAsync(2);
        await Expect(other.Messages).ToHaveCountAsync(2);
        Assert.NotEqual(IdIn(await citizen.KeptAsync("alderbrook")), IdIn(await other.KeptAsync("alderbrook")));
    }

    [NeedsChromiumFact]
    public async Task A_copied_tab_goes_on_with_the_same_conversation_and_both_show_it()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.AskAsync(Question);
        var opened = await citizen.Page.RunAndWaitForPopupAsync(() => citizen.Page.EvaluateAsync("() => { window.open(location.href); }"));
        var copy = new Visit(opened);
        await copy.OpenAsync();
        await Expect(copy.Messages).ToHaveCountAsync(2);

        await copy.AskAsync("They missed my bin this morning");

        await Expect(citizen.Messages).ToHaveCountAsync(4);
        Assert.Equal(IdIn(await citizen.KeptAsync("alderbrook")), IdIn(await copy.KeptAsync("alderbrook")));
    }

    [NeedsChromiumFact]
    public async Task What_was_not_sent_can_be_sent_again_and_is_stored_once()
    {
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: page => page.RouteAsync("**/activities", route => route.AbortAsync()));
        await citizen.OpenAsync();
        await citizen.Field.FillAsync(Question);
        await citizen.Panel.Locator(".send").ClickAsync();
        await Expect(citizen.Panel.Locator(".message .problem")).ToContainTextAsync("This message was not sent");

        await citizen.Page.UnrouteAllAsync();
        await citizen.Panel.Locator(".retry").ClickAsync();

        await Expect(citizen.Replies).ToHaveCountAsync(1);
        await Expect(citizen.Panel.Locator(".message .problem")).ToHaveCountAsync(0);
        Assert.Equal([Question], await StoredAsync(citizen));
    }

    [NeedsChromiumFact]
    public async Task A_message_whose_confirmation_is_lost_is_shown_and_stored_once()
    {
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: page => page.RouteAsync("**/activities", LoseAnswer));
        await citizen.OpenAsync();

        await citizen.AskAsync(Question);

        await Expect(citizen.Messages).ToHaveCountAsync(2);
        await Expect(citizen.Panel.Locator(".message .problem")).ToHaveCountAsync(0);
        Assert.Equal([Question], await StoredAsync(citizen));
    }

    [NeedsChromiumFact]
    public async Task Without_script_the_check_for_replies_asks_the_service_each_time_and_keeps_what_is_typed()
    {
        await using var citizen = await world.VisitAsync("/chat/alderbrook", hasScript: false);
        var box = citizen.Page.Locator("#Message");
        await box.FillAsync(Question);
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(citizen.Page.Locator(".eb-chat__message")).ToHaveCountAsync(2);
        await box.FillAsync("and for");
        var asked = 0;
        citizen.Page.Request += (_, request) => asked += request.IsNavigationRequest ? 1 : 0;

        for (var check = 1; check <= 2; check++)
        {
            await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Check for replies" }).ClickAsync();

            await Expect(citizen.Page.Locator("#latest")).ToBeInViewportAsync();
            await Expect(box).ToHaveValueAsync("and for");
            Assert.Equal(check, asked);
        }
    }

    private static async Task LoseAnswer(IRoute route)
    {
        if (route.Request.Method == "POST")
        {
            await route.FetchAsync();
            await route.AbortAsync();
            return;
        }

        await route.ContinueAsync();
    }

    private async Task<IReadOnlyList<string>> StoredAsync(Visit citizen)
    {
        var kept = (await citizen.KeptAsync("alderbrook"))["credentials"]!;
        using var client = world.App.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)kept["token"]!);
        var set = await client.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{(string)kept["conversationId"]!}/activities");
        return [.. set!["activities"]!.AsArray().Where(a => (string?)a!["from"]!["role"] == "user").Select(a => (string)a!["text"]!)];
    }

    private static string IdIn(JsonObject kept) => (string)kept["credentials"]!["conversationId"]!;
}
