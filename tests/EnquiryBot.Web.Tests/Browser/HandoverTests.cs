using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>A citizen in Chromium is handed over to a person and back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HandoverTests(BrowserWorld world)
{
    [NeedsChromiumFact]
    public async Task A_reply_of_an_adviser_comes_live_and_is_there_after_a_reload()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        var (adviser, conversation) = (new AdviserDriver(world.App), await AskForPersonAsync(citizen));

        await adviser.ClaimAsync(conversation);
        await adviser.ReplyAsync(conversation, "Hello, how can I help?");
        await Expect(citizen.Panel.Locator(".message.adviser .name")).ToHaveTextAsync("Sam, Customer services (adviser)");
        await Expect(Strip(citizen)).ToContainTextAsync("You are talking to Sam");
        await citizen.Page.ReloadAsync();
        await citizen.OpenAsync();

        await Expect(citizen.Panel.Locator(".message.adviser .body")).ToHaveTextAsync("Hello, how can I help?");
        await Expect(citizen.Panel.Locator(".event")).ToContainTextAsync("has joined");
        await Expect(Strip(citizen)).ToContainTextAsync("You are talking to Sam");
        await adviser.CloseAsync(conversation);
        await Expect(Strip(citizen)).ToBeHiddenAsync();
        await Expect(citizen.Panel.Locator(".event").Last).ToContainTextAsync("closed this enquiry");
        Assert.Empty(citizen.Faults);
    }

    [NeedsChromiumFact]
    public async Task The_place_moves_up_and_the_messages_stay_in_view()
    {
        await using var first = await world.VisitAsync("/alderbrook", 320);
        await using var second = await world.VisitAsync("/alderbrook", 320);
        var conversation = await AskForPersonAsync(first);
        await AskForPersonAsync(second);
        await Expect(Strip(second)).ToContainTextAsync("You are n");
        var before = await Strip(second).Locator(".place").InnerTextAsync();

        await new AdviserDriver(world.App).ClaimAsync(conversation);

        await Expect(Strip(second).Locator(".place")).Not.ToHaveTextAsync(before);
        await Expect(second.Replies.Last).ToBeInViewportAsync();
        await second.Panel.GetByRole(AriaRole.Button, new() { Name = "Go back" }).ClickAsync();
        await Expect(Strip(second)).ToBeHiddenAsync();
    }

    [NeedsChromiumFact]
    public async Task Contact_details_are_given_by_keyboard_and_asked_for_once()
    {
        await using var citizen = await world.VisitAsync("/alderbrook", 320);
        await AskForPersonAsync(citizen);
        await citizen.Panel.Locator(".ask").FocusAsync();
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Panel.GetByLabel("Email address").FillAsync("alex@");

        await citizen.Page.Keyboard.PressAsync("Enter");
        await Expect(citizen.Panel.Locator("#contact-email-error")).ToContainTextAsync("name@example.com");
        Assert.Equal("contact-email", await citizen.FocusAsync());
        await citizen.Panel.GetByLabel("Email address").FillAsync("alex@mailbox.example");
        await citizen.Page.Keyboard.PressAsync("Enter");

        await Expect(citizen.Panel.GetByText("Your details are saved")).ToBeVisibleAsync();
        await citizen.Page.ReloadAsync();
        await citizen.OpenAsync();
        await Expect(citizen.Panel.GetByText("Your details are saved")).ToBeVisibleAsync();
        await Expect(citizen.Panel.Locator(".ask")).ToBeHiddenAsync();
    }

    [NeedsChromiumFact]
    public async Task An_answer_that_did_not_help_leads_to_a_person()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.AskAsync("how much is a brown bin for the year?");

        await citizen.Panel.Locator(".helpful").GetByRole(AriaRole.Button, new() { Name = "No " }).ClickAsync();

        await Expect(citizen.Panel.Locator(".helpful")).ToHaveTextAsync("Thank you.");
        await Expect(Strip(citizen)).ToContainTextAsync("reference is");
    }

    private static ILocator Strip(Visit citizen) => citizen.Panel.Locator(".handover");

    private static async Task<string> AskForPersonAsync(Visit citizen)
    {
        await citizen.OpenAsync();
        await citizen.AskAsync("I want to talk to someone");
        await Expect(Strip(citizen)).ToContainTextAsync("reference is");
        return (string)(await citizen.KeptAsync("alderbrook"))["credentials"]!["conversationId"]!;
    }
}
