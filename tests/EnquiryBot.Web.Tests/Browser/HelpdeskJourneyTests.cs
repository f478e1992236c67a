using System.Collections.Concurrent;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Helpdesk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>A citizen in one browser, advisers in others.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HelpdeskJourneyTests(BrowserWorld world)
{
    [NeedsChromiumFact]
    public async Task A_citizen_asks_for_a_person_an_adviser_answers_and_both_read_it_live_and_after_a_reload()
    {
        await using var adviser = await SignInAsync(StaffBrowser.Sam, "/staff/helpdesk");
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.AskAsync("how much is a brown bin for the year?");
        await citizen.AskAsync(HelpdeskWorld.AsksForAPerson);

        await OpenNewestAsync(adviser);
        await adviser.Page.Locator("#claim").ClickAsync();
        await adviser.Page.Locator("#Reply").FillAsync("Hello, I can help with the brown bin.");
        await adviser.Page.Locator("#send").ClickAsync();

        await Expect(citizen.Panel).ToContainTextAsync("Hello, I can help with the brown bin.");
        await citizen.Page.ReloadAsync();
        await citizen.OpenAsync();
        await Expect(citizen.Panel).ToContainTextAsync("Hello, I can help with the brown bin.");
        await Expect(adviser.Page.Locator(".eb-line--adviser")).ToContainTextAsync("Hello, I can help with the brown bin.");
        Assert.Empty(adviser.Faults);
    }

    [NeedsChromiumFact]
    public async Task Danger_gets_999_first_while_an_enquiry_waits_and_stands_on_top_of_the_advisers_list()
    {
        await using var adviser = await SignInAsync(StaffBrowser.Priya, "/staff/helpdesk");
        await IsLiveAsync(adviser);
        await using var citizen = await world.VisitAsync("/fernleigh");
        await citizen.OpenAsync();
        await citizen.AskAsync(HelpdeskWorld.AsksForAPerson);

        var reply = await citizen.AskAsync("my neighbour is threatening me with a knife");

        await Expect(reply).ToContainTextAsync("999");
        await Expect(adviser.Page.Locator(".eb-urgent")).ToContainTextAsync("Urgent: act now");
        await Expect(adviser.Page.Locator(".eb-urgent")).ToContainTextAsync("Somebody may be in danger");
        await Expect(adviser.Page).ToHaveTitleAsync("(1 urgent) Enquiries - Helpdesk");
        await Expect(adviser.Page.Locator("#enquiries > :first-child")).ToHaveClassAsync("eb-urgent");
    }

    [NeedsChromiumFact]
    public async Task What_the_citizen_writes_arrives_while_the_adviser_types_and_nothing_typed_is_lost()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(world.App, "alderbrook");
        await using var adviser = await SignInAsync(StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}");
        await adviser.Page.Locator("#claim").ClickAsync();
        await IsLiveAsync(adviser);
        await adviser.Page.Locator("#Reply").PressSequentiallyAsync("Half a rep");
        var said = await ListenAsync(adviser);

        using var sent = await citizen.PostAsync(new() { ["type"] = "message", ["text"] = "It is the green one", ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "citizen" } });

        await Expect(adviser.Page.Locator(".eb-line--citizen").Last).ToContainTextAsync("It is the green one");
        await Expect(adviser.Page.Locator("#Reply")).ToHaveValueAsync("Half a rep");
        Assert.Equal("Reply", await adviser.FocusAsync());
        Assert.Contains("The citizen wrote a message.", await said());
        await adviser.Page.Keyboard.TypeAsync("ly");
        await Expect(adviser.Page.Locator("#Reply")).ToHaveValueAsync("Half a reply");
    }

    [NeedsChromiumFact]
    public async Task A_new_enquiry_shows_in_the_list_in_the_tabs_title_and_is_read_aloud()
    {
        await using var adviser = await SignInAsync("seed-westmarch-adviser", "/staff/helpdesk");
        await IsLiveAsync(adviser);
        var said = await ListenAsync(adviser);

        var (_, ticket) = await HelpdeskWorld.WaitAsync(world.App, "westmarch");

        await Expect(adviser.Page.GetByRole(AriaRole.Link, new() { NameString = ticket.Reference })).ToBeVisibleAsync();
        await Expect(adviser.Page).ToHaveTitleAsync("(1) Enquiries - Helpdesk");
        Assert.Contains("1 enquiry is waiting to be taken.", await said());
    }

    [NeedsChromiumFact]
    public async Task A_colleague_sees_at_once_who_took_it_and_nobody_hears_of_another_councils_enquiries()
    {
        await using var stranger = await SignInAsync("seed-brohelyg-supervisor", "/staff/helpdesk");
        var heardByStranger = await HearAsync(stranger);
        await using var kit = await SignInAsync(StaffBrowser.Kit, "/staff/helpdesk");
        var heardByKit = await HearAsync(kit);
        await using var priya = await SignInAsync(StaffBrowser.Priya, "/staff/helpdesk");
        var (_, ticket) = await HelpdeskWorld.WaitAsync(world.App, "fernleigh");
        await kit.Page.GotoAsync($"/staff/helpdesk/{ticket.Id}");
        await priya.Page.GotoAsync($"/staff/helpdesk/{ticket.Id}");
        await IsLiveAsync(kit);

        await priya.Page.Locator("#claim").ClickAsync();

        await Expect(kit.Page.Locator("#state")).ToContainTextAsync("Priya Shah has this enquiry");
        await Expect(kit.Page.Locator("#claim")).ToHaveCountAsync(0);
        Assert.NotEmpty(heardByKit);
        Assert.Empty(heardByStranger);
    }

    [NeedsChromiumFact]
    public async Task Without_script_an_adviser_takes_replies_notes_and_closes()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(world.App, "alderbrook");
        await using var adviser = await SignInAsync(StaffBrowser.Sam, $"/staff/helpdesk/{ticket.Id}", hasScript: false);

        await adviser.Page.Locator("#claim").ClickAsync();
        await adviser.Page.Locator("#Reply").FillAsync("No script here");
        await adviser.Page.Locator("#send").ClickAsync();
        await adviser.Page.Locator("#note-details > summary").ClickAsync();
        await adviser.Page.Locator("#Note").FillAsync("A note");
        await adviser.Page.Locator("#save-note").ClickAsync();
        await adviser.Page.Locator("#close-details > summary").ClickAsync();
        await adviser.Page.GetByLabel("The question is answered").CheckAsync();
        await adviser.Page.Locator("#close").ClickAsync();

        await Expect(adviser.Page.Locator(".govuk-notification-banner")).ToContainTextAsync($"{ticket.Reference} is closed");
        Assert.Equal(["No script here"], await HelpdeskWorld.RepliesAsync(citizen));
        Assert.Equal(TicketState.Closed, (await HelpdeskWorld.TicketOfAsync(world.App, "alderbrook", citizen.Id)).State);
    }

    [NeedsChromiumFact]
    public async Task When_the_connection_is_lost_the_page_says_so_and_finds_it_again()
    {
        await using var service = await ServiceProcess.StartAsync(world.App);
        await using var adviser = await world.VisitAsync($"{service.Address}/staff/sign-in?returnUrl=/staff/helpdesk");
        await adviser.Page.Locator($"[value={StaffBrowser.Sam}]").ClickAsync();
        await IsLiveAsync(adviser);

        service.Kill();
        await Expect(adviser.Page.Locator("[data-live-words]")).ToContainTextAsync("The live connection is lost");
        await service.StartAgainAsync();

        await IsLiveAsync(adviser);
        await Expect(adviser.Page.Locator("header")).ToContainTextAsync("Sam Price");
    }

    private async Task<Visit> SignInAsync(string person, string path, bool hasScript = true)
    {
        var visit = await world.VisitAsync($"/staff/sign-in?returnUrl={Uri.EscapeDataString(path)}", hasScript: hasScript);
        await visit.Page.Locator($"button[name=person][value={person}]").ClickAsync();
        await Expect(visit.Page.Locator("main h1")).Not.ToHaveTextAsync("Sign in");
        return visit;
    }

    private static Task IsLiveAsync(Visit visit) =>
        Expect(visit.Page.Locator("[data-live-words]")).ToHaveTextAsync("This page updates by itself.");

    // What the hub says to a page; the page itself may also look again because its connection was lost and is back.
    private static async Task<ConcurrentQueue<string>> HearAsync(Visit visit)
    {
        var heard = new ConcurrentQueue<string>();
        visit.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            if (frame.Text?.Contains("\"changed\"", StringComparison.Ordinal) == true)
            {
                heard.Enqueue(frame.Text);
            }
        };
        await visit.Page.ReloadAsync();
        await IsLiveAsync(visit);
        return heard;
    }

    // The newest is the last of those that wait; it came while the page was open.
    private static async Task OpenNewestAsync(Visit adviser) =>
        await adviser.Page.Locator(".eb-enquiry").Filter(new() { HasText = "less than a minute" }).Locator("a").Last.ClickAsync();

    // Phrases are taken out of the live region after two seconds, so a page keeps its own list of them.
    private static async Task<Func<Task<string[]>>> ListenAsync(Visit visit)
    {
        await visit.Page.EvaluateAsync(
            """
            () => {
              window.said = [];
              new MutationObserver(changes => changes.forEach(c => c.addedNodes.forEach(n => window.said.push(n.textContent))))
                .observe(document.querySelector("[aria-live=polite]"), { childList: true });
            }
            """);
        return () => visit.Page.EvaluateAsync<string[]>("() => window.said");
    }
}
