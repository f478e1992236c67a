using EnquiryBot.Testing;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The service dies under a citizen's open chat.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RestartTests(BrowserWorld world)
{
    [NeedsChromiumFact]
    public async Task After_kill_and_restart_the_widget_goes_on_and_nothing_shown_is_lost()
    {
        await using var service = await ServiceProcess.StartAsync(world.App);
        await using var citizen = await world.VisitAsync($"{service.Address}/alderbrook");
        await citizen.OpenAsync();
        await citizen.AskAsync("how much is a brown bin for the year?");
        var shown = await citizen.Messages.AllInnerTextsAsync();

        service.Kill();
        await citizen.Field.FillAsync("They missed my bin this morning");
        await citizen.Panel.Locator(".send").ClickAsync();
        await Expect(citizen.Panel.Locator(".message .problem")).ToContainTextAsync("This message was not sent");
        await service.StartAgainAsync();
        await citizen.Panel.Locator(".retry").ClickAsync();
        await Expect(citizen.Replies).ToHaveCountAsync(2);

        Assert.Equal(shown, (await citizen.Messages.AllInnerTextsAsync()).Take(2));
        await citizen.Page.ReloadAsync();
        await citizen.OpenAsync();
        await Expect(citizen.Messages).ToHaveCountAsync(4);
        Assert.Equal(shown, (await citizen.Messages.AllInnerTextsAsync()).Take(2));
    }
}
