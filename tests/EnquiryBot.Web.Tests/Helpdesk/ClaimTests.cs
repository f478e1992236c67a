using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>Of many who want the same ticket one gets it.</summary>
public sealed class ClaimTests(TestApp app) : IClassFixture<TestApp>
{
    private const int Claimers = 50;

    private Desk Desk { get; } = new(app);

    [Fact]
    public async Task Of_fifty_claimers_at_once_one_wins_and_the_citizen_is_told_once()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        var staff = Enumerable.Range(0, Claimers).Select(i => Desk.Adviser($"Adviser {i}", "alderbrook")).ToList();

        var results = await Task.WhenAll(staff.Select(s => Task.Run(() => Desk.Service.ClaimAsync(ticket.Id, s, CancellationToken.None))));

        Assert.Equal((1, Claimers - 1), (results.Count(r => r == HelpdeskResult.Done), results.Count(r => r == HelpdeskResult.TakenByAnother)));
        var winner = staff[Array.IndexOf(results, HelpdeskResult.Done)];
        var claimed = await Desk.NowAsync(ticket);
        Assert.Equal((TicketState.Claimed, winner.Id, winner.Name, winner.Council), (claimed.State, claimed.AdviserId, claimed.AdviserName, claimed.AdviserCouncil));
        var audit = Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.claimed");
        Assert.Equal((winner.Id, winner.Council), (audit.Actor, audit.ActorCouncil));
        Assert.Equal([("adviser-joined", $"{winner.Name}, Waste and recycling has joined the chat. They can read what was said so far.")], await Desk.SaidAsync(citizen));
    }

    [Fact]
    public async Task Who_claims_twice_has_claimed_once()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        var first = await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);
        var second = await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);

        Assert.Equal((HelpdeskResult.Done, HelpdeskResult.Done), (first, second));
        Assert.Single(await Desk.SaidAsync(citizen));
        Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.claimed");
    }

    [Fact]
    public async Task Claim_transfer_release_and_close_at_once_leave_one_story_without_a_gap()
    {
        for (var round = 0; round < 5; round++)
        {
            var (citizen, ticket) = await Desk.HandOverAsync();
            var general = new QueueKey(ticket.QueueCouncil, "general");

            var results = await Task.WhenAll(
                Task.Run(() => Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None)),
                Task.Run(() => Desk.Service.ClaimAsync(ticket.Id, Desk.Noor, CancellationToken.None)),
                Task.Run(() => Desk.Service.TransferAsync(ticket.Id, general, Desk.Noor, CancellationToken.None)),
                Task.Run(() => Desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None)),
                Task.Run(() => Desk.Citizens.ReturnToBotAsync(citizen.Id, ticket.Council, CancellationToken.None))
                    .ContinueWith(t => t.Result ? HelpdeskResult.Done : HelpdeskResult.Closed, TaskScheduler.Default));

            // Each change that was done is one event and one notice, in the same order.
            var notices = (await Desk.SaidAsync(citizen)).Select(s => s.Kind).ToList();
            var events = (await Desk.AuditAsync(ticket)).Skip(1).Select(e => EventOf(e.Action)).ToList();
            Assert.Equal(results.Count(r => r == HelpdeskResult.Done), notices.Count);
            Assert.Equal(notices.Select(n => n == "returned-to-bot" ? "closed" : n), events);
            Assert.Equal(TicketState.Closed, (await Desk.NowAsync(ticket)).State);
            Assert.Equal(notices.Count, (await Desk.NowAsync(ticket)).Version);
            var places = (await Desk.MessagesAsync(citizen)).Select(m => m.Sequence).ToList();
            Assert.Equal(Enumerable.Range(1, places.Count).Select(i => (long)i), places);
        }
    }

    private static string EventOf(string action) => action == "ticket.claimed" ? "adviser-joined" : action["ticket.".Length..];
}
