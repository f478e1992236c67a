using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>
/// Every state in a phone's window (320 px, which is 1280 px at 400 %) and in a desk's. With ENQUIRYBOT_SCREENSHOTS set to a
/// folder each is also saved as a picture there, for eyes.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests(BrowserWorld world, DeskWorld desk)
{
    private static readonly AxeRunOptions LevelAa = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"] },
        // Off by default in axe; 2.5.8 is new in WCAG 2.2.
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    public static TheoryData<string, int> States => AtBothWidths(Looks.All.Keys);

    public static TheoryData<string, int> DeskStates => AtBothWidths(DeskLooks.All.Keys);

    [NeedsChromiumTheory, MemberData(nameof(States))]
    public async Task Breaks_no_rule_of_WCAG_2_2_AA_that_a_machine_can_check(string state, int width)
    {
        await using var visit = await Looks.All[state](world, width);
        await SaveAsync(visit, state, width);

        await AssertCleanAsync(visit);
    }

    [NeedsChromiumTheory, MemberData(nameof(DeskStates))]
    public async Task The_helpdesk_breaks_none_either(string state, int width)
    {
        await using var visit = await DeskLooks.All[state](world, desk, width);
        await SaveAsync(visit, $"helpdesk {state}", width, fullPage: true);

        await AssertCleanAsync(visit);
    }

    private static TheoryData<string, int> AtBothWidths(IEnumerable<string> states)
    {
        var rows = new TheoryData<string, int>();
        foreach (var state in states)
        {
            rows.Add(state, 320);
            rows.Add(state, 1280);
        }

        return rows;
    }

    private static async Task AssertCleanAsync(Visit visit)
    {
        var found = await visit.Page.RunAxe(LevelAa);

        Assert.Empty(found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}")));
        Assert.True(found.Passes.Length > 10, "axe checked next to nothing.");
        Assert.Equal(0, await visit.SidewaysAsync());
        Assert.Empty(visit.Faults);
    }

    [NeedsChromiumFact]
    public async Task The_check_sees_into_the_widget()
    {
        await using var visit = await Looks.All["widget open"](world, 1280);
        await visit.Page.EvaluateAsync("() => { document.querySelector('enquirybot-widget').shadowRoot.querySelector('.hint').style.color = '#ccc'; }");

        var found = await visit.Page.RunAxe(LevelAa);

        Assert.Equal("color-contrast", Assert.Single(found.Violations).Id);
    }

    private static async Task SaveAsync(Visit visit, string state, int width, bool fullPage = false)
    {
        if (Environment.GetEnvironmentVariable("ENQUIRYBOT_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await visit.Page.Mouse.MoveAsync(2, 2);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{state.Replace(' ', '-')}-{width}.png"), FullPage = fullPage });
        }
    }
}
