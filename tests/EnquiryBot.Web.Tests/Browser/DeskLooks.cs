using EnquiryBot.Web.Tests.Helpdesk;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The states in which staff meet the helpdesk, each with the way to it.</summary>
public static class DeskLooks
{
    private const string Queue = "/staff/helpdesk";

    /// <summary>State to the way there.</summary>
    public static readonly IReadOnlyDictionary<string, Func<BrowserWorld, DeskWorld, int, Task<Visit>>> All =
        new Dictionary<string, Func<BrowserWorld, DeskWorld, int, Task<Visit>>>(StringComparer.Ordinal)
        {
            ["sign in"] = (world, desk, width) => desk.AnonymousAsync(world, width, "/staff/sign-in"),
            ["enquiries"] = (world, desk, width) => KitAsync(world, desk, width, _ => Queue),
            ["no enquiries"] = (world, desk, width) => desk.VisitAsync(world, width, "seed-westmarch-adviser", Queue),
            ["my enquiries"] = (world, desk, width) => KitAsync(world, desk, width, _ => $"{Queue}?mine=true"),
            ["enquiry that waits"] = (world, desk, width) => KitAsync(world, desk, width, d => $"{Queue}/{d.Waiting.Id}"),
            ["enquiry that is urgent"] = (world, desk, width) => KitAsync(world, desk, width, d => $"{Queue}/{d.Urgent.Id}"),
            ["enquiry that is mine"] = (world, desk, width) => KitAsync(world, desk, width, d => $"{Queue}/{d.Mine.Id}"),
            ["enquiry of a colleague"] = (world, desk, width) => KitAsync(world, desk, width, d => $"{Queue}/{d.Sams.Id}"),
            ["enquiry that is closed"] = (world, desk, width) => KitAsync(world, desk, width, d => $"{Queue}/{d.Closed.Id}"),
            ["note transfer and close"] = OpenedAsync,
            ["message as typed"] = AsTypedAsync,
            ["empty reply"] = EmptyReplyAsync,
            ["not found"] = (world, desk, width) => desk.VisitAsync(world, width, StaffBrowser.Kit, $"{Queue}/0198f3c1-0000-7000-8000-000000000000"),
            ["no access"] = NoAccessAsync,
            ["sign out"] = (world, desk, width) => desk.VisitAsync(world, width, StaffBrowser.Kit, "/staff/sign-out"),
            ["signed out"] = (world, desk, width) => desk.AnonymousAsync(world, width, "/staff/sign-out"),
        };

    private static async Task<Visit> KitAsync(BrowserWorld world, DeskWorld desk, int width, Func<DeskWorld, string> path)
    {
        await desk.MadeAsync();
        var visit = await desk.VisitAsync(world, width, StaffBrowser.Kit, path(desk));
        await Expect(visit.Page.Locator("[data-live-words]")).ToHaveTextAsync("This page updates by itself.");
        return visit;
    }

    private static async Task<Visit> OpenedAsync(BrowserWorld world, DeskWorld desk, int width)
    {
        var visit = await KitAsync(world, desk, width, d => $"{Queue}/{d.Mine.Id}");
        foreach (var details in new[] { "#note-details", "#transfer-details", "#close-details", "#history" })
        {
            await visit.Page.Locator($"{details} > summary").ClickAsync();
        }

        return visit;
    }

    private static async Task<Visit> AsTypedAsync(BrowserWorld world, DeskWorld desk, int width)
    {
        var visit = await KitAsync(world, desk, width, d => $"{Queue}/{d.Waiting.Id}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show message as typed" }).ClickAsync();
        await Expect(visit.Page.GetByText("07700 900123")).ToBeVisibleAsync();
        return visit;
    }

    private static async Task<Visit> EmptyReplyAsync(BrowserWorld world, DeskWorld desk, int width)
    {
        var visit = await KitAsync(world, desk, width, d => $"{Queue}/{d.Mine.Id}");
        await visit.Page.Locator("#send").ClickAsync();
        await Expect(visit.Page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        return visit;
    }

    private static async Task<Visit> NoAccessAsync(BrowserWorld world, DeskWorld desk, int width)
    {
        var visit = await desk.AnonymousAsync(world, width, "/staff/sign-in");
        await visit.Page.Locator("[value=seed-alderbrook-editor]").ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("You cannot open this page");
        return visit;
    }
}
