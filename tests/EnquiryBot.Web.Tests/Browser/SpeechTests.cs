using EnquiryBot.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>What a screen reader is given to say.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SpeechTests(BrowserWorld world)
{
    // Longer than a phrase stays in the live region.
    private const int UntilSilent = 3_000;

    [NeedsChromiumFact]
    public async Task A_reply_enters_the_live_region_once_and_leaves_it()
    {
        await using var citizen = await world.VisitAsync("/alderbrook");
        await citizen.OpenAsync();
        await citizen.Page.EvaluateAsync(
            """
            () => {
              const root = document.querySelector("enquirybot-widget").shadowRoot;
              window.said = [];
              const watch = new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node => said.push(node.textContent))));
              root.querySelectorAll("[aria-live]").forEach(region => watch.observe(region, { childList: true, subtree: true, characterData: true }));
            }
            """);

        var reply = await citizen.AskAsync("how much is a brown bin for the year?");
        var title = await reply.Locator(".links a").InnerTextAsync();
        await citizen.Page.WaitForTimeoutAsync(UntilSilent);

        var said = await citizen.Page.EvaluateAsync<string[]>("() => said");
        var spoken = Assert.Single(said, phrase => phrase.Contains("£52", StringComparison.Ordinal));
        Assert.StartsWith("Automated assistant: ", spoken, StringComparison.Ordinal);
        Assert.Contains($"Source: {title}, Last checked ", spoken, StringComparison.Ordinal);
        await Expect(citizen.Page.Locator("enquirybot-widget [aria-live] p")).ToHaveCountAsync(0);
    }

    [NeedsChromiumFact]
    public async Task A_screen_reader_says_a_reply_once_with_its_source_and_choices()
    {
        var voice = new BotVoice();
        await using var citizen = await world.VisitAsync("/alderbrook", prepare: voice.JoinAsync, ignorePolicy: true);
        await citizen.OpenAsync();
        await StartReaderAsync(citizen.Page);

        voice.Say(
            "Put bins out by 7am.",
            new() { ["sources"] = BotVoice.Links(("Bin days", "https://www.alderbrook.example/bins", "20 October 2026")) },
            "Missed bin", "New bin");
        await Expect(citizen.Replies).ToHaveCountAsync(1);
        await citizen.Page.WaitForTimeoutAsync(UntilSilent);

        var said = await citizen.Page.EvaluateAsync<string[]>("() => reader.spokenPhraseLog()");
        Assert.Equal(
            ["polite: Automated assistant: Put bins out by 7am. Source: Bin days, Last checked 20 October 2026. Suggested replies: Missed bin; New bin."],
            said.Where(phrase => phrase.Contains("Put bins out", StringComparison.Ordinal)));
    }

    private static async Task StartReaderAsync(IPage page)
    {
        var module = Path.Combine(NodeTools.RepositoryOrNull!, "node_modules", "@guidepup", "virtual-screen-reader", "lib", "esm", "index.browser.js");
        await page.EvaluateAsync(
            """
            async source => {
              const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
              window.reader = (await import(url)).virtual;
              await reader.start({ container: document.querySelector("enquirybot-widget").shadowRoot.querySelector("aside") });
            }
            """,
            await File.ReadAllTextAsync(module));
    }
}
