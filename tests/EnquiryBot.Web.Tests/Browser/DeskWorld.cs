using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Helpdesk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>
/// A helpdesk on a Tuesday morning at a quarter past ten, the same at every run: enquiries of two councils wait, one of them
/// urgent, and Kit Morgan, who works for both, has one. It is made with the first test that needs it.
/// </summary>
public sealed class DeskWorld : IAsyncDisposable, IDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Nine);
    private readonly Lazy<Task> _made;

    public DeskWorld()
    {
        App = new TestApp { ReplaceServices = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)) };
        _made = new(MakeAsync);
    }

    public TestApp App { get; }

    /// <summary>The urgent one, which nobody has.</summary>
    public Ticket Urgent { get; private set; } = null!;

    /// <summary>The one that Kit has, with messages of all kinds.</summary>
    public Ticket Mine { get; private set; } = null!;

    /// <summary>One that waits.</summary>
    public Ticket Waiting { get; private set; } = null!;

    /// <summary>One that Sam Price has.</summary>
    public Ticket Sams { get; private set; } = null!;

    /// <summary>One that is closed.</summary>
    public Ticket Closed { get; private set; } = null!;

    /// <summary>Makes the enquiries, once.</summary>
    public Task MadeAsync() => _made.Value;

    /// <summary>Signs somebody in and opens a page of the helpdesk.</summary>
    public async Task<Visit> VisitAsync(BrowserWorld world, int width, string person, string path, bool hasScript = true)
    {
        await _made.Value;
        var visit = await world.VisitAsync($"{App.Address}/staff/sign-in?returnUrl={Uri.EscapeDataString(path)}", width, hasScript);
        await visit.Page.Locator($"button[name=person][value={person}]").ClickAsync();
        // The page and its deferred scripts are there; its load event may wait for a picture on a busy machine.
        await visit.Page.WaitForURLAsync(App.Address + path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return visit;
    }

    /// <summary>Opens a page without signing in.</summary>
    public async Task<Visit> AnonymousAsync(BrowserWorld world, int width, string path)
    {
        await _made.Value;
        return await world.VisitAsync(App.Address + path, width);
    }

    public void Dispose() => App.Dispose();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task MakeAsync()
    {
        _ = App.Address;
        Closed = await AskAsync("alderbrook", "Can I pay my council tax by direct debit?");
        Mine = await MakeMineAsync();
        Sams = await AskAsync("alderbrook", "How do I appeal a parking fine?");
        using var sam = await StaffBrowser.SignInAsync(App, StaffBrowser.Sam, $"/staff/helpdesk/{Sams.Id}");
        await sam.PressAsync("#claim");
        await sam.OpenAsync($"/staff/helpdesk/{Closed.Id}");
        await sam.PressAsync("#claim");
        await sam.PressAsync("#send", ("Reply", "Yes. The form is on the page about paying your council tax. The first payment is taken on the 1st."));
        await sam.PressAsync("#close", ("Reason", "Answered"));
        Waiting = await AskAsync("fernleigh", "Do you collect hedge cuttings at Christmas? My number is 07700 900123.");
        Pass(minutes: 11);
        await AskAsync("alderbrook", "When is my bin collected?");
        Pass(minutes: 5);
        Urgent = await AskAsync("fernleigh", "My neighbour is shouting and banging on my door");
        await RaiseAsync(Urgent, "danger-to-life");
        Pass(minutes: 2);
    }

    private async Task<Ticket> MakeMineAsync()
    {
        var (citizen, ticket) = await HelpdeskWorld.WaitAsync(App, "alderbrook", "How much does a bulky waste collection cost?");
        Pass(minutes: 6);
        using var kit = await StaffBrowser.SignInAsync(App, StaffBrowser.Kit, $"/staff/helpdesk/{ticket.Id}");
        await kit.PressAsync("#claim");
        Pass(minutes: 1);
        await kit.PressAsync("#save-note", ("Note", "Checked the round: the crew is in her street on Thursday."));
        await kit.PressAsync("#send", ("Reply", "Hello, this is Kit. I can book it for you.\nWhat do you want collected, and is it outside?"));
        Pass(minutes: 2);
        await SayAsync(citizen, "A sofa and a fridge, on the drive. Ring me on 07700 900456 if you need to.");
        return ticket;
    }

    private async Task<Ticket> AskAsync(string council, string question)
    {
        Pass(minutes: 9);
        var (_, ticket) = await HelpdeskWorld.WaitAsync(App, council, question);
        return ticket;
    }

    private static async Task SayAsync(ConversationDriver citizen, string text)
    {
        using var sent = await citizen.PostAsync(new() { ["type"] = "message", ["text"] = text, ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "citizen" } });
        sent.EnsureSuccessStatusCode();
    }

    // As the turn does that meets a concern while the citizen waits.
    private async Task RaiseAsync(Ticket ticket, string concern)
    {
        var services = App.Services;
        var raised = services.GetRequiredService<TicketOpening>().Raise(ticket, new Escalation(EscalationReason.Safeguarding, TicketPriority.Urgent, concern));
        await services.GetRequiredService<GroupCommitWriter>().CommitAsync(raised.Apply, CancellationToken.None);
    }

    private void Pass(int minutes) => _clock.Advance(TimeSpan.FromMinutes(minutes));
}
