using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>A ticket moves on: to another queue, back to its own, to its end.</summary>
public sealed class MovingTests : IAsyncLifetime
{
    private static readonly QueueKey Parking = new(CouncilId.Parse("alderbrook"), "parking");

    // A Tuesday morning on which every sample council is open.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
    private TestApp _app = null!;

    private Desk Desk { get; set; } = null!;

    public Task InitializeAsync()
    {
        _app = Desk.NewApp(_clock);
        Desk = new Desk(_app);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_goes_back_to_the_bot_after_danger_is_answered_again_and_the_ticket_stays_urgent_for_people()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync("my neighbour is threatening me with a knife");
        var ticket = await Desk.TicketOfAsync(citizen);

        var back = await citizen.AskAsync(Desk.BackToBot);
        var answer = await citizen.AskAsync(Desk.Answerable);
        Assert.Contains("stays marked as urgent", back.Text, StringComparison.Ordinal);
        Assert.Equal("answered", answer.Outcome);
        var now = await Desk.NowAsync(ticket);
        Assert.Equal((TicketState.Waiting, TicketPriority.Urgent), (now.State, now.Priority));
        Assert.Contains(await Desk.AuditAsync(ticket), e => e.Action == "citizen.returned");

        await ClaimAsync(ticket, Desk.Sam);
        Assert.Empty(await citizen.SayAsync(Desk.Answerable));
    }

    [Fact]
    public async Task The_seconds_that_advisers_had_it_add_up_over_all_of_them()
    {
        var (_, ticket) = await Desk.HandOverAsync();
        _clock.Advance(TimeSpan.FromMinutes(30));

        await ClaimAsync(ticket, Desk.Sam);
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.TransferAsync(ticket.Id, Parking, Desk.Sam, CancellationToken.None));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await ClaimAsync(ticket, Desk.Noor);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ReleaseAsync(ticket.Id, Desk.Noor, CancellationToken.None));
        await ClaimAsync(ticket, Desk.Noor);
        _clock.Advance(TimeSpan.FromSeconds(3));
        await Desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Noor, CancellationToken.None);

        Assert.Equal(123, (await Desk.NowAsync(ticket)).HandlingSeconds);
        var seconds = (await Desk.AuditAsync(ticket)).Select(e => (e.Action, Seconds: (string?)JsonNode.Parse(e.Detail)!["seconds"])).Where(e => e.Seconds is not null);
        Assert.Equal([("ticket.transferred", "100"), ("ticket.released", "20"), ("ticket.closed", "3")], seconds);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_counts_as_no_time()
    {
        var (_, ticket) = await Desk.HandOverAsync();
        await ClaimAsync(ticket, Desk.Sam);

        _clock.AdjustTime(_clock.GetUtcNow().AddHours(-2));
        await Desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None);

        Assert.Equal(0, (await Desk.NowAsync(ticket)).HandlingSeconds);
    }

    [Fact]
    public async Task A_transfer_goes_to_a_queue_of_the_citizens_council_only()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await ClaimAsync(ticket, Desk.Sam);

        foreach (var wrong in new[] { "fernleigh/general", "alderbrook/spells", "alderbrook/waste", "fernleigh/waste" })
        {
            Assert.Equal(HelpdeskResult.Invalid, await Desk.Service.TransferAsync(ticket.Id, QueueKey.Parse(wrong)!.Value, Desk.Sam, CancellationToken.None));
        }

        Assert.Equal(HelpdeskResult.TakenByAnother, await Desk.Service.TransferAsync(ticket.Id, Parking, Desk.Noor, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.TransferAsync(ticket.Id, Parking, Desk.Sam, CancellationToken.None));
        var moved = await Desk.NowAsync(ticket);
        Assert.Equal((Parking, TicketState.Waiting, null, null), (moved.Queue, moved.State, moved.AdviserId, moved.ClaimedAt));
        Assert.Equal(
            ("transferred", "Your enquiry has been passed to Parking. They will see this chat, so you do not need to ask again."), (await Desk.SaidAsync(citizen))[^1]);
        Assert.Empty(await citizen.SayAsync(Desk.Answerable));
    }

    [Fact]
    public async Task A_released_ticket_waits_in_its_queue_again()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await ClaimAsync(ticket, Desk.Sam);

        Assert.Equal(HelpdeskResult.TakenByAnother, await Desk.Service.ReleaseAsync(ticket.Id, Desk.Noor, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ReleaseAsync(ticket.Id, Desk.Sam, CancellationToken.None));

        Assert.Equal(TicketState.Waiting, (await Desk.NowAsync(ticket)).State);
        Assert.Equal(
            ("adviser-left", "The adviser has left the chat. Your enquiry is in the queue for Waste and recycling again."), (await Desk.SaidAsync(citizen))[^1]);
        Assert.Equal(HelpdeskResult.NotYours, await Desk.Service.ReplyAsync(ticket.Id, "Hello", null, Desk.Sam, CancellationToken.None));
        await ClaimAsync(ticket, Desk.Noor);
    }

    [Theory]
    [InlineData(CloseReason.Answered, "closed this enquiry as answered")]
    [InlineData(CloseReason.PassedOn, "another team goes on with your enquiry")]
    [InlineData(CloseReason.NoReply, "because there was no reply")]
    public async Task A_closed_ticket_gives_the_conversation_back_to_the_bot_and_says_why(CloseReason reason, string words)
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await ClaimAsync(ticket, Desk.Sam);

        Assert.Equal(HelpdeskResult.TakenByAnother, await Desk.Service.CloseAsync(ticket.Id, reason, Desk.Noor, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.CloseAsync(ticket.Id, reason, Desk.Sam, CancellationToken.None));

        var closed = await Desk.NowAsync(ticket);
        Assert.Equal((TicketState.Closed, reason, Desk.Sam.Id), (closed.State, closed.CloseReason, closed.AdviserId));
        Assert.Equal(_clock.GetUtcNow(), closed.ClosedAt);
        var last = (await Desk.SaidAsync(citizen))[^1];
        Assert.Equal("closed", last.Kind);
        Assert.Contains(words, last.Text, StringComparison.Ordinal);
        Assert.Equal("answered", (await citizen.AskAsync(Desk.Answerable)).Outcome);
        Assert.Empty(await Desk.Reader.ListAsync(Desk.Sam, CancellationToken.None));
    }

    [Fact]
    public async Task Who_asks_for_a_person_again_gets_a_new_ticket()
    {
        var (citizen, first) = await Desk.HandOverAsync();
        await Desk.Service.CloseAsync(first.Id, CloseReason.NoReply, Desk.Sam, CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("handed-over", (await citizen.AskAsync("Can I speak to a person please?")).Outcome);

        var tickets = await Desk.TicketsOfAsync(citizen);
        Assert.Equal([TicketState.Closed, TicketState.Waiting], tickets.Select(t => t.State));
        Assert.Equal(tickets[1].Id, (await Desk.ReadAsync(db => db.Set<Conversation>().SingleAsync(c => c.Id == citizen.Id))).HeldBy);
    }

    [Fact]
    public async Task The_citizen_goes_back_to_the_bot_with_the_words_of_the_button()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        var back = await citizen.AskAsync(Desk.BackToBot.ToUpperInvariant());

        Assert.Equal("acknowledged", back.Outcome);
        Assert.Contains("You are back with the automated service.", back.Text, StringComparison.Ordinal);
        await AssertReturnedAsync(citizen, ticket);
    }

    [Fact]
    public async Task Or_by_the_clients_own_call_also_while_an_adviser_has_it()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await ClaimAsync(ticket, Desk.Sam);
        _clock.Advance(TimeSpan.FromSeconds(7));

        var returned = await Desk.Citizens.ReturnToBotAsync(citizen.Id, ticket.Council, CancellationToken.None);
        var again = await Desk.Citizens.ReturnToBotAsync(citizen.Id, ticket.Council, CancellationToken.None);

        Assert.Equal((true, false), (returned, again));
        Assert.Equal(["adviser-joined", "returned-to-bot"], (await Desk.SaidAsync(citizen)).Select(s => s.Kind));
        Assert.Equal(7, (await Desk.NowAsync(ticket)).HandlingSeconds);
        await AssertReturnedAsync(citizen, ticket);
    }

    [Fact]
    public async Task The_words_of_the_button_mean_nothing_when_the_bot_has_the_conversation()
    {
        var citizen = await _app.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync(Desk.BackToBot);

        Assert.DoesNotContain("Nobody is waiting", reply.Text, StringComparison.Ordinal);
        Assert.False(await Desk.Citizens.ReturnToBotAsync(citizen.Id, CouncilId.Parse("alderbrook"), CancellationToken.None));
    }

    private async Task ClaimAsync(Ticket ticket, StaffMember staff) =>
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ClaimAsync(ticket.Id, staff, CancellationToken.None));

    private async Task AssertReturnedAsync(ConversationDriver citizen, Ticket ticket)
    {
        var closed = await Desk.NowAsync(ticket);
        Assert.Equal((TicketState.Closed, CloseReason.ReturnedToBot, false), (closed.State, closed.CloseReason, closed.AwaitsReply));
        Assert.Single(await Desk.AuditAsync(ticket), e => e is { Action: "ticket.closed", Actor: "citizen" });
        Assert.Equal("answered", (await citizen.AskAsync(Desk.Answerable)).Outcome);
    }
}
