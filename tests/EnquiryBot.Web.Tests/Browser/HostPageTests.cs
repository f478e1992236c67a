using EnquiryBot.Testing;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The widget on a council's own website.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostPageTests(BrowserWorld world)
{
    [NeedsChromiumFact]
    public async Task The_widget_answers_on_another_origin_under_a_strict_policy()
    {
        await using var host = await HostPage.StartAsync();
        await using var citizen = await world.VisitAsync($"{host.Address}/alderbrook");
        await citizen.OpenAsync();

        var reply = await citizen.AskAsync("how much is a brown bin for the year?");

        await Expect(reply).ToContainTextAsync("£52");
        await Expect(citizen.Launcher).ToHaveCSSAsync("position", "fixed");
        Assert.Empty(citizen.Faults);

        await citizen.Page.GotoAsync($"{host.Address}/fernleigh");
        await citizen.Launcher.ClickAsync();
        await Expect(citizen.Panel.Locator(".trouble")).ToContainTextAsync("The chat is not available at the moment. To speak to a person, phone 01632 960200");
    }
}
