using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>One service and one Chromium for all journeys; both start with the first test that needs them.</summary>
public sealed class BrowserWorld : IAsyncLifetime
{
    private const float Patience = 30_000;

    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public BrowserWorld()
    {
        _browser = new(LaunchAsync);
        App = new TestApp { ReplaceServices = services => services.AddSingleton(Clock) };
    }

    /// <summary>The service's clock: it began at ten in the morning of a Monday.</summary>
    public TimeProvider Clock { get; } = ShiftedClock.AtWork();

    /// <summary>The service.</summary>
    public TestApp App { get; }

    /// <summary>Opens a page as a new citizen: nothing is remembered of an earlier one.</summary>
    /// <param name="path">The path, or the whole address on another host.</param>
    /// <param name="width">The window's width in CSS pixels: 320 or 1280 in our tests.</param>
    /// <param name="hasScript">Whether the browser runs scripts.</param>
    /// <param name="prepare">Set up before the page loads.</param>
    /// <param name="ignorePolicy">Lets a test put a script of its own into the page, past the page's policy.</param>
    public async Task<Visit> VisitAsync(
        string path, int width = 1280, bool hasScript = true, Func<IPage, Task>? prepare = null, bool ignorePolicy = false)
    {
        var browser = await _browser.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = App.Address,
            ViewportSize = new() { Width = width, Height = width == 320 ? 640 : 800 },
            JavaScriptEnabled = hasScript,
            BypassCSP = ignorePolicy,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        var visit = new Visit(page);
        if (prepare is not null)
        {
            await prepare(page);
        }

        await page.GotoAsync(path);
        return visit;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            await (await _browser.Value).CloseAsync();
        }

        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.ProgramPath });
    }
}

/// <summary>Every class of journeys is in this collection: one after the other in one browser, beside the other tests.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserWorld>, ICollectionFixture<DeskWorld>
{
    public const string Name = "Browser";
}
