using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>What a citizen who waits is told at each moment.</summary>
public sealed class PlaceTests : IAsyncLifetime
{
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
    public async Task Places_follow_the_order_of_arrival_and_move_up()
    {
        var (first, firstTicket) = await NextAsync();
        var (second, _) = await NextAsync();
        var (third, thirdTicket) = await NextAsync("fernleigh");

        Assert.Equal(["1", "2", "3"], [await PlaceAsync(first), await PlaceAsync(second), await PlaceAsync(third, "fernleigh")]);
        var status = await StatusAsync(third, "fernleigh");
        Assert.Equal($"You are number 3 in the queue for Waste and recycling. Your reference is {thirdTicket.Reference}.", status.Text);

        await Desk.Service.ClaimAsync(firstTicket.Id, Desk.Sam, CancellationToken.None);

        var taken = await StatusAsync(first);
        Assert.Equal((TicketState.Claimed, null, true), (taken.State, taken.Place, taken.IsOpen));
        Assert.Equal($"You are talking to Sam. Your reference is {firstTicket.Reference}.", taken.Text);
        Assert.StartsWith("You are next in the queue for Waste and recycling.", (await StatusAsync(second)).Text, StringComparison.Ordinal);
        Assert.Equal("2", await PlaceAsync(third, "fernleigh"));
    }

    [Fact]
    public async Task Who_may_be_in_danger_is_before_all_others()
    {
        var (first, _) = await NextAsync();
        var (second, ticket) = await NextAsync();
        var (third, _) = await NextAsync();

        var told = await second.AskAsync("My neighbour is threatening me with a knife");

        Assert.Contains("999", told.Text, StringComparison.Ordinal);
        Assert.Equal(["2", "1", "3"], [await PlaceAsync(first), await PlaceAsync(second), await PlaceAsync(third)]);
        var listed = await Desk.Reader.ListAsync(Desk.Sam, CancellationToken.None);
        Assert.Equal(ticket.Id, listed[0].Ticket.Id);
        Assert.Equal(listed.Skip(1).Select(s => s.Ticket.OpenedAt).Order(), listed.Skip(1).Select(s => s.Ticket.OpenedAt));
    }

    [Fact]
    public async Task Each_language_has_its_own_order()
    {
        var (english, _) = await NextAsync("brohelyg");
        var welsh = await _app.BeginAsync("brohelyg");
        await welsh.AskAsync("Faint mae'n costio i gasglu hen soffa?");
        var told = await welsh.AskAsync("Hoffwn siarad â pherson os gwelwch yn dda");

        Assert.Contains("Chi sydd nesaf yn y ciw ar gyfer Gwastraff ac ailgylchu.", told.Text, StringComparison.Ordinal);
        Assert.Equal(["1", "1"], [await PlaceAsync(english, "brohelyg"), await PlaceAsync(welsh, "brohelyg")]);
        var inEnglish = await Desk.Citizens.StatusAsync(welsh.Id, CouncilId.Parse("brohelyg"), LanguageTag.English, CancellationToken.None);
        Assert.StartsWith("You are next in the queue for Waste and recycling.", inEnglish.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_team_has_no_place_but_an_hour_and_says_so_again_when_it_opens()
    {
        var (citizen, ticket) = await NextAsync();
        _clock.Advance(TimeSpan.FromHours(9));

        var evening = await StatusAsync(citizen);
        _clock.Advance(TimeSpan.FromHours(15));
        var morning = await StatusAsync(citizen);

        Assert.Equal((TicketState.Waiting, null, false), (evening.State, evening.Place, evening.IsOpen));
        Assert.Equal(
            $"Waste and recycling is closed now and back at 10am tomorrow. Your enquiry is kept for them. Your reference is {ticket.Reference}. "
            + "If it cannot wait, call Alderbrook District Council on 01632 960199.",
            evening.Text);
        Assert.Equal((1, true), (morning.Place, morning.IsOpen));
    }

    [Fact]
    public async Task At_3_am_on_a_bank_holiday_the_words_are_true()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 12, 28, 3, 0, 0, TimeSpan.Zero));
        var citizen = await _app.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("Can I speak to a person please?");

        Assert.Contains("Customer services is closed now and back at 8:30am on Monday 4 January 2027.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("If it cannot wait, call Alderbrook District Council on 01632 960199.", reply.Text, StringComparison.Ordinal);
        Assert.Contains("If a life is in danger, call 999.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_ticket_or_for_another_council_there_is_nothing_to_say()
    {
        var (citizen, ticket) = await NextAsync();
        var fresh = await _app.BeginAsync("alderbrook");

        Assert.Equal(HandoverStatus.None, await StatusAsync(fresh));
        Assert.Equal(HandoverStatus.None, await StatusAsync(citizen, "fernleigh"));
        await Desk.Service.CloseAsync(ticket.Id, CloseReason.NoReply, Desk.Sam, CancellationToken.None);
        Assert.Equal(HandoverStatus.None, await StatusAsync(citizen));
    }

    private async Task<(ConversationDriver Citizen, Ticket Ticket)> NextAsync(string council = "alderbrook")
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return await Desk.HandOverAsync(council);
    }

    private Task<HandoverStatus> StatusAsync(ConversationDriver citizen, string council = "alderbrook") =>
        Desk.Citizens.StatusAsync(citizen.Id, CouncilId.Parse(council), LanguageTag.English, CancellationToken.None);

    private async Task<string> PlaceAsync(ConversationDriver citizen, string council = "alderbrook") =>
        $"{(await StatusAsync(citizen, council)).Place}";
}
