using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The widget on the way to a person and back.</summary>
internal static class HandoverLooks
{
    private const string Sam = "Sam, Waste and recycling";
    private const string Second = "You are number 2 in the queue for Waste and recycling. Your reference is ALD-7K3Q-P2.";

    public static async Task<Visit> WaitingAsync(BrowserWorld world, int width) => (await AskAsync(world, width, Second)).Visit;

    public static async Task<Visit> AfterHoursAsync(BrowserWorld world, int width) => (await AskAsync(
        world, width, "The team Waste and recycling is back at 8:30am on Tuesday 29 December. Leave your message here. Your reference is ALD-7K3Q-P2.")).Visit;

    public static async Task<Visit> ContactAsync(BrowserWorld world, int width)
    {
        var visit = await WaitingAsync(world, width);
        await visit.Panel.Locator(".ask").ClickAsync();
        await Expect(visit.Panel.GetByLabel("Email address")).ToBeVisibleAsync();
        return visit;
    }

    public static async Task<Visit> ContactErrorAsync(BrowserWorld world, int width)
    {
        var visit = await ContactAsync(world, width);
        await visit.Panel.Locator(".save").ClickAsync();
        await Expect(visit.Panel.Locator("#contact-email-error")).ToBeVisibleAsync();
        return visit;
    }

    public static async Task<Visit> GivenAsync(BrowserWorld world, int width)
    {
        var (visit, voice) = await AskAsync(world, width, Second);
        voice.HandOver("waiting", Second, "given");
        await Expect(visit.Panel.GetByText("Your details are saved")).ToBeVisibleAsync();
        return visit;
    }

    public static async Task<Visit> AdviserAsync(BrowserWorld world, int width)
    {
        var (visit, voice) = await AskAsync(world, width, Second);
        Answer(voice);
        await Expect(visit.Messages.Last).ToContainTextAsync("Which street");
        await Expect(visit.Messages.Last).ToBeInViewportAsync();
        return visit;
    }

    public static async Task<Visit> ClosedAsync(BrowserWorld world, int width)
    {
        var (visit, voice) = await AskAsync(world, width, Second);
        Answer(voice);
        voice.Notify("closed", "Sam has closed this enquiry: your question was answered. You are back with the automated service.");
        voice.HandOver("none", "");
        await Expect(visit.Panel.Locator(".event")).ToHaveCountAsync(3);
        await Expect(visit.Panel.Locator(".event").Last).ToBeInViewportAsync();
        return visit;
    }

    public static async Task<Visit> UrgentAsync(BrowserWorld world, int width)
    {
        var (visit, voice) = await BeginAsync(world, width);
        voice.Say(
            "If anybody is in danger now, phone 999 and ask for the police. If you cannot speak, press 55.\n\nFor advice at any hour:\n"
            + "- National Domestic Abuse Helpline: 0808 2000 247\n- our emergency team: 01632 960199",
            new JsonObject { ["outcome"] = "safeguarding", ["urgent"] = true });
        await Expect(visit.Panel.Locator(".urgent")).ToBeVisibleAsync();
        return visit;
    }

    public static async Task<Visit> WelshAsync(BrowserWorld world, int width)
    {
        var (visit, voice) = await BeginAsync(world, width, "/brohelyg?lang=cy");
        voice.HandOver("waiting", "Rydych yn rhif 2 yn y ciw ar gyfer Gwastraff ac ailgylchu. Eich cyfeirnod yw BRO-7K3Q-P2.");
        await visit.Panel.Locator(".ask").ClickAsync();
        return visit;
    }

    public static async Task<Visit> SimplePageAsync(BrowserWorld world, int width)
    {
        var visit = await world.VisitAsync("/chat/alderbrook", width);
        await visit.Page.GetByRole(AriaRole.Textbox).FillAsync("I want to talk to someone");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(visit.Page.Locator(".eb-person")).ToBeVisibleAsync();
        await visit.Page.Locator(".eb-person").EvaluateAsync("section => section.scrollIntoView()");
        return visit;
    }

    public static async Task<Visit> SimplePageErrorAsync(BrowserWorld world, int width)
    {
        var visit = await SimplePageAsync(world, width);
        await visit.Page.Locator("summary").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(visit.Page.Locator("#email-error")).ToBeVisibleAsync();
        await visit.Page.Locator(".eb-person").EvaluateAsync("section => section.scrollIntoView()");
        return visit;
    }

    private static async Task<(Visit Visit, BotVoice Voice)> AskAsync(BrowserWorld world, int width, string status)
    {
        var (visit, voice) = await BeginAsync(world, width);
        voice.Say("I have passed this to a person in the team Waste and recycling.", new JsonObject { ["outcome"] = "handed-over" });
        voice.Notify("handed-over", "You are waiting for an adviser.");
        voice.HandOver("waiting", status);
        await Expect(visit.Panel.Locator(".handover")).ToContainTextAsync(status);
        return (visit, voice);
    }

    private static async Task<(Visit Visit, BotVoice Voice)> BeginAsync(BrowserWorld world, int width, string path = "/alderbrook")
    {
        var voice = new BotVoice(world.Clock);
        var visit = await world.VisitAsync(path, width, prepare: voice.JoinAsync);
        await visit.OpenAsync();
        await visit.AskAsync("Hello");
        return (visit, voice);
    }

    private static void Answer(BotVoice voice)
    {
        voice.HandOver("with-adviser", "You are talking to Sam, Waste and recycling. Your reference is ALD-7K3Q-P2.");
        voice.Notify("adviser-joined", "Sam, Waste and recycling, has joined.");
        voice.SayAs(Sam, "Hello, I am sorry that your bin was missed. Which street is it?");
    }
}
