using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>Nothing of the helpdesk lives in memory only.</summary>
public sealed class LastingTests : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Tickets_replies_notes_and_audit_events_outlive_the_process()
    {
        ConversationDriver before;
        Ticket ticket;
        List<string> shown, audit;
        await using (var first = new TestApp { DataFolder = _data })
        {
            var desk = new Desk(first);
            (before, ticket) = await desk.HandOverAsync();
            await desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);
            await desk.Service.ReplyAsync(ticket.Id, "It costs £32.50.", "form-1", Desk.Sam, CancellationToken.None);
            await desk.Service.NoteAsync(ticket.Id, "Asked the depot.", null, Desk.Sam, CancellationToken.None);
            shown = [.. (await before.ReadAsync()).Select(a => a.ToJsonString())];
            audit = [.. (await desk.AuditAsync(ticket)).Select(e => e.Action)];
            ticket = await desk.NowAsync(ticket);
        }

        await using var second = new TestApp { DataFolder = _data };
        var after = Resume(second, before);
        var later = new Desk(second);

        Assert.Equal(shown, (await after.ReadAsync()).Select(a => a.ToJsonString()));
        Assert.Equal(["ticket.opened", "ticket.claimed", "ticket.replied", "ticket.noted"], audit);
        Assert.Equal(audit, (await later.AuditAsync(ticket)).Select(e => e.Action));
        Assert.Equivalent(ticket, await later.NowAsync(ticket), strict: true);
        Assert.Empty(await after.SayAsync(Desk.Answerable));
        Assert.Equal(HelpdeskResult.Done, await later.Service.ReplyAsync(ticket.Id, "It costs £32.50.", "form-1", Desk.Sam, CancellationToken.None));
        Assert.Equal(2, (await Desk.SaidAsync(after)).Count);
        Assert.Equal(HelpdeskResult.Done, await later.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None));
        Assert.Equal("answered", (await after.AskAsync(Desk.Answerable)).Outcome);
    }

    [Fact]
    public async Task Two_processes_on_one_database_agree_on_who_has_a_ticket()
    {
        await using var first = new TestApp { DataFolder = _data };
        var one = new Desk(first);
        var (citizen, ticket) = await one.HandOverAsync();
        await using var second = new TestApp { DataFolder = _data };
        Assert.NotEmpty(second.Address);
        var two = new Desk(second);
        var staff = Enumerable.Range(0, 50).Select(i => Desk.Adviser($"Adviser {i}", "alderbrook")).ToList();

        var results = await Task.WhenAll(staff.Select((s, i) => Task.Run(
            () => (i % 2 == 0 ? one : two).Service.ClaimAsync(ticket.Id, s, CancellationToken.None))));

        Assert.Equal((1, 49), (results.Count(r => r == HelpdeskResult.Done), results.Count(r => r == HelpdeskResult.TakenByAnother)));
        Assert.Single(await one.AuditAsync(ticket), e => e.Action == "ticket.claimed");
        Assert.Single(await one.MessagesAsync(citizen), m => m.Role == MessageRole.Notice);
        Assert.Equal(staff[Array.IndexOf(results, HelpdeskResult.Done)].Id, (await two.NowAsync(ticket)).AdviserId);
    }

    private static ConversationDriver Resume(TestApp app, ConversationDriver before)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", before.Token);
        return new ConversationDriver(client, new JsonObject
        {
            ["conversationId"] = before.Id, ["token"] = before.Token, ["streamUrl"] = before.StreamUrl.ToString(),
        });
    }
}
