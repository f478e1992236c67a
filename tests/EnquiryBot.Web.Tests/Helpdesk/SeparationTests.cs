using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using EnquiryBot.Web.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>Staff meet tickets of their own councils' citizens and queues, and of no other.</summary>
public sealed class SeparationTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly StaffMember Stranger = Desk.Adviser("Bryn", "brohelyg");

    private Desk Desk { get; } = new(app);

    public static TheoryData<string> Commands => [.. All.Keys];

    private static Dictionary<string, Func<HelpdeskService, Ticket, StaffMember, Task<HelpdeskResult>>> All { get; } = new(StringComparer.Ordinal)
    {
        ["claim"] = (desk, ticket, staff) => desk.ClaimAsync(ticket.Id, staff, CancellationToken.None),
        ["reply"] = (desk, ticket, staff) => desk.ReplyAsync(ticket.Id, "Hello", null, staff, CancellationToken.None),
        ["note"] = (desk, ticket, staff) => desk.NoteAsync(ticket.Id, "Hello", null, staff, CancellationToken.None),
        ["transfer"] = (desk, ticket, staff) => desk.TransferAsync(ticket.Id, new QueueKey(ticket.QueueCouncil, "general"), staff, CancellationToken.None),
        ["release"] = (desk, ticket, staff) => desk.ReleaseAsync(ticket.Id, staff, CancellationToken.None),
        ["close"] = (desk, ticket, staff) => desk.CloseAsync(ticket.Id, CloseReason.Answered, staff, CancellationToken.None),
        ["reveal"] = (desk, ticket, staff) => desk.AuditRevealAsync(ticket.Id, 2, staff, CancellationToken.None),
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Another_councils_staff_find_nothing_and_the_attempt_is_recorded(string command)
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        var before = (await citizen.ReadAsync()).Count;

        Assert.Equal(HelpdeskResult.NotFound, await All[command](Desk.Service, ticket, Stranger));

        Assert.Equal(ticket.Version, (await Desk.NowAsync(ticket)).Version);
        Assert.Equal(before, (await citizen.ReadAsync()).Count);
        var refused = Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.refused");
        Assert.Equal((Stranger.Id, Stranger.Council, ticket.Council), (refused.Actor, refused.ActorCouncil, refused.Council));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_ticket_that_does_not_exist_looks_the_same_and_leaves_no_trace(string command)
    {
        var nowhere = SomeTicket.Waiting();

        Assert.Equal(HelpdeskResult.NotFound, await All[command](Desk.Service, nowhere, Stranger));

        Assert.Empty(await Desk.AuditAsync(nowhere));
    }

    [Fact]
    public async Task Lists_and_details_are_of_their_own_councils()
    {
        var (_, ticket) = await Desk.HandOverAsync();

        var own = await Desk.Reader.ListAsync(Desk.Sam, CancellationToken.None);
        var foreign = await Desk.Reader.ListAsync(Stranger, CancellationToken.None);

        Assert.Contains(own, s => s.Ticket.Id == ticket.Id);
        Assert.DoesNotContain(foreign, s => s.Ticket.Id == ticket.Id);
        Assert.NotNull(await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None));
        Assert.Null(await Desk.Reader.FindAsync(ticket.Id, Stranger, CancellationToken.None));
        Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.refused");
    }

    [Fact]
    public async Task Who_is_adviser_nowhere_sees_nothing()
    {
        await Desk.HandOverAsync();
        var nobody = Desk.Sam with { Councils = new HashSet<CouncilId>() };

        Assert.Empty(await Desk.Reader.ListAsync(nobody, CancellationToken.None));
    }

    [Fact]
    public async Task A_shared_queue_is_worked_by_the_council_that_runs_it_and_says_whose_citizen_it_is()
    {
        var (citizen, ticket) = await Desk.HandOverAsync("fernleigh");
        Assert.Equal((CouncilId.Parse("fernleigh"), "alderbrook/waste"), (ticket.Council, ticket.Queue.ToString()));

        var listed = Assert.Single(await Desk.Reader.ListAsync(Desk.Sam, CancellationToken.None), s => s.Ticket.Id == ticket.Id);
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ReplyAsync(ticket.Id, "Hello", null, Desk.Sam, CancellationToken.None));

        Assert.Equal(("Fernleigh Borough Council", "Waste and recycling"), (listed.CouncilName[LanguageTag.English], listed.QueueName[LanguageTag.English]));
        var claimed = await Desk.NowAsync(ticket);
        Assert.Equal((CouncilId.Parse("fernleigh"), CouncilId.Parse("alderbrook")), (claimed.Council, claimed.AdviserCouncil));
        Assert.Equal(["adviser-joined", "adviser"], (await Desk.SaidAsync(citizen)).Select(s => s.Kind));
        var audit = Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.claimed");
        Assert.Equal((CouncilId.Parse("fernleigh"), CouncilId.Parse("alderbrook")), (audit.Council, audit.ActorCouncil));
    }

    [Fact]
    public async Task Out_of_the_shared_queue_it_is_the_councils_own_again()
    {
        var (_, ticket) = await Desk.HandOverAsync("fernleigh");
        var fern = Desk.Adviser("Fern", "fernleigh");

        var queues = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Queues.Select(q => q.Key.ToString()).ToList();
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.TransferAsync(ticket.Id, QueueKey.Parse("fernleigh/environment")!.Value, Desk.Sam, CancellationToken.None));

        Assert.Contains("alderbrook/waste", queues);
        Assert.DoesNotContain(queues, q => q.StartsWith("alderbrook/", StringComparison.Ordinal) && q != "alderbrook/waste");
        Assert.Equal(HelpdeskResult.NotFound, await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None));
        Assert.Equal(HelpdeskResult.Done, await Desk.Service.ClaimAsync(ticket.Id, fern, CancellationToken.None));
    }

    [Fact]
    public async Task The_neighbours_other_queues_stay_closed_to_who_runs_a_shared_one()
    {
        var (_, ticket) = await Desk.HandOverAsync("fernleigh", "How much is a resident parking permit?");
        Assert.Equal("fernleigh", ticket.QueueCouncil.Value);

        Assert.DoesNotContain(await Desk.Reader.ListAsync(Desk.Sam, CancellationToken.None), s => s.Ticket.Id == ticket.Id);
        Assert.Equal(HelpdeskResult.NotFound, await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None));
        Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "ticket.refused");
    }

    [Fact]
    public async Task Staff_read_a_transcript_masked_and_the_message_as_typed_only_with_an_audit_event()
    {
        const string Typed = "Can I speak to a person please? Ring 07700 900461";
        var citizen = await app.BeginAsync("alderbrook");
        await citizen.AskAsync(Typed);
        var ticket = await Desk.TicketOfAsync(citizen);
        var transcripts = app.Services.GetRequiredService<TranscriptReader>();

        var line = (await transcripts.ReadAsync(ticket, CancellationToken.None))[0];
        var foreign = await transcripts.RevealAsync(ticket, line.Sequence, Stranger, CancellationToken.None);
        var shown = await transcripts.RevealAsync(ticket, line.Sequence, Desk.Sam, CancellationToken.None);
        var reply = await transcripts.RevealAsync(ticket, line.Sequence + 1, Desk.Sam, CancellationToken.None);

        Assert.True(line.IsMasked);
        Assert.DoesNotContain("900461", line.Text, StringComparison.Ordinal);
        Assert.Equal((null, Typed, null), (foreign, shown, reply));
        var audit = Assert.Single(await Desk.AuditAsync(ticket), e => e.Action == "message.revealed");
        Assert.Equal(Desk.Sam.Id, audit.Actor);
    }
}
