using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The states in which a citizen meets the service, each with the way to it.</summary>
public static class Looks
{
    /// <summary>State to the way there.</summary>
    public static readonly IReadOnlyDictionary<string, Func<BrowserWorld, int, Task<Visit>>> All =
        new Dictionary<string, Func<BrowserWorld, int, Task<Visit>>>(StringComparer.Ordinal)
        {
            ["front page"] = ClosedAsync,
            ["widget open"] = OpenAsync,
            ["answer"] = (world, width) => AnswerAsync(world, width, "/alderbrook", "how much is a brown bin for the year?"),
            ["welsh answer"] = (world, width) => AnswerAsync(world, width, "/brohelyg?lang=cy", "Faint yw trwydded barcio i un car am flwyddyn?"),
            ["postcode asked"] = (world, width) => AnswerAsync(world, width, "/alderbrook", "When is my bin collected?"),
            ["bin days"] = (world, width) => AnswerAsync(world, width, "/alderbrook", "When is my bin collected at WM1 1AA?"),
            ["welsh bin days"] = (world, width) => AnswerAsync(world, width, "/brohelyg?lang=cy", "Pryd mae'r biniau'n cael eu casglu yn HY5 1AA?"),
            ["pages suggested"] = SuggestedAsync,
            ["choices"] = ChoicesAsync,
            ["message not sent"] = NotSentAsync,
            ["no service"] = NoServiceAsync,
            ["empty message"] = EmptyAsync,
            ["simple page"] = SimplePageAsync,
            ["simple page bin days"] = SimplePageBinDaysAsync,
            ["simple page with error"] = SimplePageErrorAsync,
            ["citizen waiting"] = HandoverLooks.WaitingAsync,
            ["citizen waiting after hours"] = HandoverLooks.AfterHoursAsync,
            ["citizen contact form"] = HandoverLooks.ContactAsync,
            ["citizen contact form with errors"] = HandoverLooks.ContactErrorAsync,
            ["citizen contact given"] = HandoverLooks.GivenAsync,
            ["citizen with an adviser"] = HandoverLooks.AdviserAsync,
            ["citizen closed"] = HandoverLooks.ClosedAsync,
            ["citizen urgent"] = HandoverLooks.UrgentAsync,
            ["citizen simple page waiting"] = HandoverLooks.SimplePageAsync,
            ["citizen simple page contact error"] = HandoverLooks.SimplePageErrorAsync,
            ["citizen welsh waiting"] = HandoverLooks.WelshAsync,
            ["privacy"] = (world, width) => world.VisitAsync("/privacy/westmarch", width),
            ["welsh privacy"] = (world, width) => world.VisitAsync("/privacy/brohelyg?lang=cy", width),
            ["not found"] = (world, width) => world.VisitAsync("/nowhere", width),
        };

    private static async Task<Visit> ClosedAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/alderbrook", width);
        await Expect(visit.Launcher).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> OpenAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/fernleigh", width);
        await visit.OpenAsync();
        return visit;
    }

    private static async Task<Visit> AnswerAsync(BrowserWorld world, int width, string path, string question)
    {
        var visit = await world.VisitAsync(path, width);
        await visit.OpenAsync();
        await visit.AskAsync(question);
        return visit;
    }

    private static Task<Visit> SuggestedAsync(BrowserWorld world, int width) => SaidAsync(world, width, voice => voice.Say(
        "These pages may help. I am not sure which one you need.",
        new JsonObject
        {
            ["pages"] = BotVoice.Links(
                ("Report a pothole", "https://www.westmarch.example/roads/pothole", "Tell us where the pothole is and how big it is."),
                ("Damage to your car from a pothole", "https://www.westmarch.example/roads/claim", "You can claim when we knew of the pothole.")),
            ["end"] = "If neither helps, call 01632 960300.",
        }));

    private static Task<Visit> ChoicesAsync(BrowserWorld world, int width) => SaidAsync(
        world, width, voice => voice.Say("Which one do you mean?", null, "Residents’ parking permit", "Blue Badge for disabled people", "Pay a parking fine"));

    private static async Task<Visit> SaidAsync(BrowserWorld world, int width, Action<BotVoice> say)
    {
        var voice = new BotVoice();
        var visit = await world.VisitAsync("/westmarch", width, prepare: voice.JoinAsync);
        await visit.OpenAsync();
        await visit.AskAsync("Hello");
        say(voice);
        await Expect(visit.Replies).ToHaveCountAsync(2);
        return visit;
    }

    private static async Task<Visit> NotSentAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/alderbrook", width, prepare: page => page.RouteAsync("**/activities", Refuse));
        await visit.OpenAsync();
        await visit.Field.FillAsync("They missed my bin");
        await visit.Panel.Locator(".send").ClickAsync();
        await Expect(visit.Panel.Locator(".message .problem")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> NoServiceAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/brohelyg", width, prepare: page => page.RouteAsync("**/token", Refuse));
        await visit.Launcher.ClickAsync();
        await Expect(visit.Panel.Locator(".trouble")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> EmptyAsync(BrowserWorld world, int width)
    {
        var visit = await OpenAsync(world, width);
        await visit.Panel.Locator(".send").ClickAsync();
        await Expect(visit.Panel.Locator(".composer .problem")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> SimplePageAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/chat/alderbrook", width);
        await visit.Page.GetByRole(AriaRole.Textbox).FillAsync("how much is a brown bin for the year?");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(visit.Page.Locator("#latest .eb-chat__sources")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> SimplePageBinDaysAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/chat/alderbrook", width);
        await visit.Page.GetByRole(AriaRole.Textbox).FillAsync("When is my bin collected at WM1 1AA?");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(visit.Page.Locator("#latest a[href^='/calendar/']")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> SimplePageErrorAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/chat/brohelyg?lang=cy", width);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Anfon" }).ClickAsync();
        await Expect(visit.Page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        return visit;
    }

    private static Task Refuse(IRoute route) => route.AbortAsync();
}
