using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>A citizen writes while advisers take, move and close the ticket: every message is somebody's, once.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private const int Rounds = 15;
    private const int Messages = 6;

    private TestApp _app = null!;

    private Desk Desk { get; set; } = null!;

    public Task InitializeAsync()
    {
        _app = Desk.NewApp();
        Desk = new Desk(_app);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task While_it_is_claimed_and_transferred_every_message_waits_for_people()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (citizen, ticket) = await Desk.HandOverAsync();
            var queues = new[] { "parking", "housing", "general" }.Select(q => new QueueKey(ticket.QueueCouncil, q));

            await Task.WhenAll(WriteAsync(citizen), Task.Run(async () =>
            {
                foreach (var queue in queues)
                {
                    Assert.Equal(HelpdeskResult.Done, await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None));
                    Assert.Equal(HelpdeskResult.Done, await Desk.Service.ReplyAsync(ticket.Id, "One moment.", null, Desk.Sam, CancellationToken.None));
                    Assert.Equal(HelpdeskResult.Done, await Desk.Service.TransferAsync(ticket.Id, queue, Desk.Sam, CancellationToken.None));
                }
            }));

            var (held, answered) = await FateAsync(citizen);
            Assert.Equal((Messages, 0), (held, answered));
            Assert.Equal((TicketState.Waiting, "general"), ((await Desk.NowAsync(ticket)).State, (await Desk.NowAsync(ticket)).QueueId));
            await AssertWholeAsync(citizen);
        }
    }

    [Fact]
    public async Task While_it_is_closed_each_message_is_held_for_people_or_answered_by_the_bot()
    {
        var (held, answered) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (citizen, ticket) = await Desk.HandOverAsync();
            await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);

            var writing = WriteAsync(citizen);
            await Eventually.SeeAsync(async () => (await citizen.ReadAsync()).Count > 5 ? "" : null, "the first message");
            Assert.Equal(HelpdeskResult.Done, await Desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None));
            await writing;

            var fate = await FateAsync(citizen);
            Assert.Equal(Messages, fate.Held + fate.Answered);
            (held, answered) = (held + fate.Held, answered + fate.Answered);
            await AssertWholeAsync(citizen);
            Assert.Single(await Desk.TicketsOfAsync(citizen));
        }

        Assert.True(held > 0 && answered > 0, $"Held {held}, answered {answered}: no race was run.");
    }

    [Fact]
    public async Task While_the_citizen_goes_back_to_the_bot_the_adviser_wins_or_finds_it_closed()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (citizen, ticket) = await Desk.HandOverAsync();

            var going = citizen.SayAsync(Desk.BackToBot);
            var results = await Task.WhenAll(
                Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None),
                Desk.Service.ReplyAsync(ticket.Id, "Hello", null, Desk.Sam, CancellationToken.None));
            var back = Assert.Single(await going);

            Assert.Equal("acknowledged", back.Outcome);
            Assert.Contains(results[0], new[] { HelpdeskResult.Done, HelpdeskResult.Closed });
            Assert.Contains(results[1], new[] { HelpdeskResult.Done, HelpdeskResult.NotYours, HelpdeskResult.Closed });
            Assert.Equal((TicketState.Closed, CloseReason.ReturnedToBot), ((await Desk.NowAsync(ticket)).State, (await Desk.NowAsync(ticket)).CloseReason));
            Assert.Equal(results.Count(r => r == HelpdeskResult.Done), (await Desk.SaidAsync(citizen)).Count);
            await AssertWholeAsync(citizen);
        }
    }

    private static async Task WriteAsync(ConversationDriver citizen)
    {
        for (var i = 0; i < Messages; i++)
        {
            await citizen.SendAsync(new JsonObject { ["type"] = "message", ["text"] = $"How much is it to collect {i + 2} old sofas?" });
        }
    }

    // Of the citizen's messages after the hand-over.
    private static async Task<(int Held, int Answered)> FateAsync(ConversationDriver citizen)
    {
        var all = await citizen.ReadAsync();
        var replies = all.Select(a => (string?)a["replyToId"]).OfType<string>().ToList();
        Assert.Equal(replies.Distinct(), replies);
        var written = all.Where(a => ((string?)a["text"])?.EndsWith("old sofas?", StringComparison.Ordinal) == true && (string?)a["from"]!["role"] == "user")
            .Select(a => (string)a["id"]!).ToList();
        Assert.Equal(Messages, written.Count);
        var answered = written.Count(replies.Contains);

        // The bot answers from the first message after the close on, not now and then.
        Assert.Equal(written.Skip(written.Count - answered), written.Where(replies.Contains));
        return (written.Count - answered, answered);
    }

    private async Task AssertWholeAsync(ConversationDriver citizen)
    {
        var stored = await Desk.MessagesAsync(citizen);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(i => (long)i), stored.Select(m => m.Sequence));
        Assert.DoesNotContain(stored, m => m.AwaitsReply);
        Assert.Equal(stored.Count(m => m.Role == MessageRole.Notice), (await Desk.SaidAsync(citizen)).Count(s => s.Kind != "adviser"));
    }
}
