using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.DirectLine;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>An adviser writes: to the citizen, or to other advisers only.</summary>
public sealed class ReplyTests(TestApp app) : IClassFixture<TestApp>
{
    private Desk Desk { get; } = new(app);

    [Fact]
    public async Task A_reply_reaches_the_citizen_live_and_after_a_reload_with_the_advisers_name()
    {
        var (citizen, ticket) = await ClaimedAsync();
        await using var stream = await StreamClient.OpenAsync(citizen.StreamUrl.ToString());
        await SeeJoinedAsync(stream);

        Assert.Equal(HelpdeskResult.Done, await ReplyAsync(ticket, " It costs £32.50. "));

        var live = await stream.NextMessageAsync();
        var reloaded = (await citizen.ReadAsync())[^1];
        Assert.Equal(live.ToJsonString(), reloaded.ToJsonString());
        Assert.Equal(("message", "It costs £32.50.", "plain", "en"), ((string?)reloaded["type"], (string?)reloaded["text"], (string?)reloaded["textFormat"], (string?)reloaded["locale"]));
        Assert.Equal(("adviser", "Sam, Waste and recycling", "bot"), ((string?)reloaded["from"]!["id"], (string?)reloaded["from"]!["name"], (string?)reloaded["from"]!["role"]));
        Assert.Equal(
            ("adviser", "Sam, Waste and recycling", "It costs £32.50."),
            ((string?)Parts(reloaded)["kind"], (string?)Parts(reloaded)["speaker"], (string?)Parts(reloaded)["text"]));
    }

    [Fact]
    public async Task The_ticket_knows_whether_the_citizen_waits_for_a_reply()
    {
        var (citizen, ticket) = await ClaimedAsync();
        Assert.True((await Desk.NowAsync(ticket)).AwaitsReply);

        await ReplyAsync(ticket, "It costs £32.50.");
        var replied = await Desk.NowAsync(ticket);
        await citizen.SayAsync("And for two?");
        var asked = await Desk.NowAsync(ticket);
        await ReplyAsync(ticket, "Twice as much.");
        var last = await Desk.NowAsync(ticket);

        Assert.Equal((false, true, false), (replied.AwaitsReply, asked.AwaitsReply, last.AwaitsReply));
        Assert.NotNull(replied.FirstReplyAt);
        Assert.Equal(replied.FirstReplyAt, last.FirstReplyAt);
        Assert.True(asked.CitizenWroteAt > replied.CitizenWroteAt);
    }

    [Fact]
    public async Task Of_two_advisers_who_reply_at_once_only_the_one_who_has_it_does()
    {
        var (citizen, ticket) = await ClaimedAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => Desk.Service.ReplyAsync(
            ticket.Id, $"Reply {i}", null, i % 2 == 0 ? Desk.Sam : Desk.Noor, CancellationToken.None))));

        Assert.Equal(
            Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? HelpdeskResult.Done : HelpdeskResult.TakenByAnother), results);
        Assert.Equal(
            new[] { "Reply 0", "Reply 2", "Reply 4", "Reply 6", "Reply 8" },
            (await Desk.SaidAsync(citizen)).Where(s => s.Kind == "adviser").Select(s => s.Text).Order(StringComparer.Ordinal));
        Assert.Equal(5, (await Desk.AuditAsync(ticket)).Count(e => e.Action == "ticket.replied"));
    }

    [Fact]
    public async Task Who_has_not_claimed_cannot_reply()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        Assert.Equal(HelpdeskResult.NotYours, await ReplyAsync(ticket, "It costs £32.50."));

        Assert.Empty(await Desk.SaidAsync(citizen));
        Assert.Equal(["ticket.opened"], (await Desk.AuditAsync(ticket)).Select(e => e.Action));
    }

    [Fact]
    public async Task A_closed_ticket_takes_nothing_more()
    {
        var (citizen, ticket) = await ClaimedAsync();
        await Desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None);
        var before = (await citizen.ReadAsync()).Count;

        HelpdeskResult[] results =
        [
            await ReplyAsync(ticket, "Too late"),
            await Desk.Service.NoteAsync(ticket.Id, "Too late", null, Desk.Sam, CancellationToken.None),
            await Desk.Service.ClaimAsync(ticket.Id, Desk.Noor, CancellationToken.None),
            await Desk.Service.ReleaseAsync(ticket.Id, Desk.Sam, CancellationToken.None),
            await Desk.Service.TransferAsync(ticket.Id, new QueueKey(ticket.QueueCouncil, "general"), Desk.Sam, CancellationToken.None),
            await Desk.Service.CloseAsync(ticket.Id, CloseReason.NoReply, Desk.Sam, CancellationToken.None),
        ];

        Assert.All(results, r => Assert.Equal(HelpdeskResult.Closed, r));
        Assert.Equal(before, (await citizen.ReadAsync()).Count);
        Assert.Equal(CloseReason.Answered, (await Desk.NowAsync(ticket)).CloseReason);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_stored_once()
    {
        var (citizen, ticket) = await ClaimedAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReplyAsync(ticket, "It costs £32.50.", "form-1"))));
        var other = await ReplyAsync(ticket, "It costs £32.50.", "form-2");

        Assert.All([.. results, other], r => Assert.Equal(HelpdeskResult.Done, r));
        Assert.Equal(2, (await Desk.SaidAsync(citizen)).Count(s => s.Kind == "adviser"));
        Assert.Equal(2, (await Desk.AuditAsync(ticket)).Count(e => e.Action == "ticket.replied"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(HelpdeskService.MostCharacters + 1)]
    public async Task A_text_that_is_blank_or_too_long_is_refused(int length)
    {
        var (citizen, ticket) = await ClaimedAsync();
        var text = length == 0 ? " \n\t" : new string('x', length);

        Assert.Equal(HelpdeskResult.Invalid, await ReplyAsync(ticket, text));
        Assert.Equal(HelpdeskResult.Invalid, await Desk.Service.NoteAsync(ticket.Id, text, null, Desk.Sam, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Invalid, await ReplyAsync(ticket, "Fine", new string('f', 129)));

        Assert.Equal(HelpdeskResult.Done, await ReplyAsync(ticket, new string('x', HelpdeskService.MostCharacters)));
        Assert.Equal(2, (await Desk.SaidAsync(citizen)).Count);
    }

    [Fact]
    public async Task A_note_never_reaches_the_citizen()
    {
        const string Secret = "Known to the fraud team";
        using var page = new ChatPage(app, "alderbrook");
        await page.OpenAsync();
        await page.AskAsync("Can I speak to a person please?");
        var newest = await Desk.ReadAsync(db => Task.FromResult(db.Set<Ticket>().OrderByDescending(t => t.OpenedAt).First()));
        var (citizen, ticket) = await ClaimedAsync();
        await using var stream = await StreamClient.OpenAsync(citizen.StreamUrl.ToString());
        await SeeJoinedAsync(stream);

        Assert.Equal(HelpdeskResult.Done, await Desk.Service.NoteAsync(newest.Id, Secret, null, Desk.Noor, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.NoteAsync(ticket.Id, Secret, null, Desk.Noor, CancellationToken.None));
        await ReplyAsync(ticket, "It costs £32.50.");
        await page.OpenAsync();

        Assert.Equal("It costs £32.50.", (string?)(await stream.NextMessageAsync())["text"]);
        Assert.DoesNotContain(await citizen.ReadAsync(), a => a.ToJsonString().Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, page.Shown.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(2, page.Messages.Count);
        Assert.Single(await Desk.MessagesAsync(citizen), m => m.Role == MessageRole.Note);
        Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.noted" && e.Actor == Desk.Noor.Id);
    }

    private async Task<(ConversationDriver Citizen, Ticket Ticket)> ClaimedAsync()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None));
        return (citizen, ticket);
    }

    private Task<HelpdeskResult> ReplyAsync(Ticket ticket, string text, string? formId = null) =>
        Desk.Service.ReplyAsync(ticket.Id, text, formId, Desk.Sam, CancellationToken.None);

    private static JsonNode Parts(JsonNode activity) => activity["channelData"]!["enquirybot"]!;

    // The stream begins with what was said before it was opened.
    private static async Task SeeJoinedAsync(StreamClient stream)
    {
        while (!(await stream.FrameAsync())!.Contains("has joined the chat", StringComparison.Ordinal))
        {
            // On to the next one; the stream's own limit ends a wait in vain.
        }
    }
}
