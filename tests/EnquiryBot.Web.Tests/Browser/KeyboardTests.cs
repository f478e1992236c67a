using EnquiryBot.Testing;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The whole way by keyboard, and where the focus is at each step.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(BrowserWorld world)
{
    private const int MostTabs = 60;

    [NeedsChromiumTheory, InlineData(320), InlineData(1280)]
    public async Task A_question_is_asked_and_the_chat_closed_by_keyboard_alone(int width)
    {
        await using var citizen = await world.VisitAsync("/alderbrook", width);
        await Expect(citizen.Launcher).ToBeVisibleAsync();
        var keys = citizen.Page.Keyboard;

        await TabToAsync(citizen, "launcher");
        await keys.PressAsync("Enter");
        await Expect(citizen.Panel).ToBeVisibleAsync();
        await TabToAsync(citizen, "message");
        await keys.TypeAsync("how much is a brown bin for the year?");
        await keys.PressAsync("Enter");
        await Expect(citizen.Replies).ToHaveCountAsync(1);
        await keys.PressAsync("Escape");

        await Expect(citizen.Panel).ToBeHiddenAsync();
        await Expect(citizen.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        Assert.Equal("launcher", await citizen.FocusAsync());
    }

    [NeedsChromiumFact]
    public async Task Focus_stays_in_the_field_when_a_reply_arrives()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.Field.FocusAsync();
        await citizen.Page.Keyboard.TypeAsync("how much is a brown bin for the year?");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.Keyboard.TypeAsync("half a sen");

        await Expect(citizen.Replies).ToHaveCountAsync(1);

        await citizen.Page.Keyboard.TypeAsync("tence");
        await Expect(citizen.Field).ToHaveValueAsync("half a sentence");
    }

    [NeedsChromiumFact]
    public async Task Focus_stays_on_the_councils_page_when_a_reply_arrives()
    {
        var voice = new BotVoice();
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: voice.JoinAsync);
        await citizen.OpenAsync();
        var link = citizen.Page.Locator(".eb-header__name");
        await link.FocusAsync();

        voice.Say("Put bins out by 7am.");

        await Expect(citizen.Replies).ToHaveCountAsync(1);
        await Expect(link).ToBeFocusedAsync();
    }

    [NeedsChromiumFact]
    public async Task A_reply_to_a_closed_chat_is_announced_on_the_launcher()
    {
        var voice = new BotVoice();
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: voice.JoinAsync);
        await citizen.OpenAsync();
        await citizen.Page.Keyboard.PressAsync("Escape");

        voice.Say("Put bins out by 7am.");

        await Expect(citizen.Launcher).ToHaveTextAsync("New reply");
        Assert.Equal("launcher", await citizen.FocusAsync());
    }

    private static async Task TabToAsync(Visit citizen, string target)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await citizen.Page.Keyboard.PressAsync("Tab");
            if (await citizen.FocusAsync() == target)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach '{target}'.");
    }
}
