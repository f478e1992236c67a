using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>A citizen at a page that carries the widget.</summary>
public sealed class Visit(IPage page) : IAsyncDisposable
{
    private readonly List<string> _faults = Watch(page);

    public IPage Page => page;

    /// <summary>What went wrong on the page: uncaught errors of scripts, and what the page's policy refused.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public ILocator Launcher => page.Locator("enquirybot-widget .launcher");

    public ILocator Panel => page.Locator("enquirybot-widget .panel");

    public ILocator Field => Panel.Locator("textarea");

    public ILocator Messages => Panel.Locator(".message");

    public ILocator Replies => Panel.Locator(".message.assistant");

    public ILocator Choices => Panel.Locator(".choice");

    /// <summary>The element that has the focus, looked for inside the widget too: its id, else its first class, else its name.</summary>
    public Task<string> FocusAsync() => page.EvaluateAsync<string>(
        """
        () => {
          let element = document.activeElement;
          while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element.id || element.classList[0] || element.localName;
        }
        """);

    /// <summary>Opens the panel and waits until it is connected.</summary>
    public async Task OpenAsync()
    {
        await Launcher.ClickAsync();
        await Expect(Panel).ToBeVisibleAsync();
        await Expect(Panel.Locator(".status")).ToBeHiddenAsync();
    }

    /// <summary>Sends a message and waits for the reply to it.</summary>
    /// <returns>The reply.</returns>
    public async Task<ILocator> AskAsync(string text)
    {
        var before = await Replies.CountAsync();
        await Field.FillAsync(text);
        await Panel.Locator(".send").ClickAsync();
        await Expect(Replies).ToHaveCountAsync(before + 1);
        return Replies.Last;
    }

    /// <summary>What this tab keeps of the chat with a council.</summary>
    public async Task<JsonObject> KeptAsync(string council) =>
        JsonNode.Parse(await page.EvaluateAsync<string>($"() => sessionStorage.getItem('enquirybot:{council}')"))!.AsObject();

    /// <summary>The pixels by which the page, or an area of the widget, can be scrolled sideways.</summary>
    public Task<int> SidewaysAsync() => page.EvaluateAsync<int>(
        """
        () => {
          const root = document.querySelector("enquirybot-widget")?.shadowRoot;
          const areas = [document.documentElement, ...(root?.querySelectorAll(".panel, .transcript, .handover") ?? [])];
          return Math.max(...areas.map(area => area.scrollWidth - area.clientWidth));
        }
        """);

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private static List<string> Watch(IPage page)
    {
        var faults = new List<string>();
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(message.Text);
            }
        };
        return faults;
    }
}
