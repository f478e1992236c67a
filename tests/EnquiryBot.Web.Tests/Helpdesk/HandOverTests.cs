using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Insights;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Conversations;
using EnquiryBot.Web.Tests.Operations;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>What brings in a person, and what that person knows then.</summary>
public sealed class HandOverTests(TestApp app) : IClassFixture<TestApp>
{
    private Desk Desk { get; } = new(app);

    [Fact]
    public async Task Who_asks_for_a_person_gets_one_ticket_with_its_audit_event_and_a_silent_bot()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        Assert.Empty(await citizen.SayAsync(Desk.Answerable));
        Assert.Empty(await citizen.SayAsync("Can I speak to a person please?"));

        Assert.Equal(ticket.Id, (await Desk.TicketOfAsync(citizen)).Id);
        var opened = Assert.Single(await Desk.AuditAsync(ticket));
        Assert.Equal(("ticket.opened", "bot", null), (opened.Action, opened.Actor, opened.ActorCouncil));
        Assert.Contains("alderbrook/waste", opened.Detail, StringComparison.Ordinal);
        var held = await Desk.ReadAsync(db => db.Set<Conversation>().SingleAsync(c => c.Id == citizen.Id));
        Assert.Equal(ticket.Id, held.HeldBy);
        Assert.DoesNotContain(await Desk.MessagesAsync(citizen), m => m.AwaitsReply);
    }

    [Fact]
    public async Task The_ticket_knows_queue_service_language_reason_and_what_was_tried()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        Assert.Equal((new QueueKey(CouncilId.Parse("alderbrook"), "waste"), 528), (ticket.Queue, ticket.Service));
        Assert.Equal((EscalationReason.AskedFor, TicketPriority.Normal, TicketState.Waiting), (ticket.Reason, ticket.Priority, ticket.State));
        Assert.Equal((LanguageTag.English, CouncilId.Parse("alderbrook"), citizen.Id), (ticket.Language, ticket.Council, ticket.ConversationId));
        Assert.Matches("^ALD-[2-9BCDFGHJKLMNPQRSTVWXZ]{4}-[2-9BCDFGHJKLMNPQRSTVWXZ]{3}$", ticket.Reference);
        var tried = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.Equal((Desk.Answerable, "handed-over", "Large item collections"), (tried.Question, tried.Outcome, tried.Service));
        var record = await Desk.ReadAsync(db => db.Set<TurnRecord>().SingleAsync(r => r.Ticket == ticket.Id));
        Assert.Equal("handed-over", record.Outcome);
    }

    [Fact]
    public async Task The_reply_says_who_takes_over_and_gives_the_reference()
    {
        var citizen = await app.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("Can I speak to a person please?");

        var ticket = await Desk.TicketOfAsync(citizen);
        Assert.Equal("general", ticket.QueueId);
        Assert.StartsWith("I have passed your enquiry to Customer services.", reply.Text, StringComparison.Ordinal);
        Assert.Contains(ticket.Reference, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Welsh_citizen_is_told_in_Welsh_and_waits_in_the_queue_by_its_Welsh_name()
    {
        var citizen = await app.BeginAsync("brohelyg");
        await citizen.AskAsync("Faint mae'n costio i gasglu hen soffa?");

        var reply = await citizen.AskAsync("Hoffwn siarad â pherson os gwelwch yn dda");

        var ticket = await Desk.TicketOfAsync(citizen);
        Assert.Equal(("handed-over", "cy"), (reply.Outcome, reply.Language));
        Assert.Equal((LanguageTag.Welsh, "waste"), (ticket.Language, ticket.QueueId));
        Assert.Contains("Rwyf wedi trosglwyddo eich ymholiad i Gwastraff ac ailgylchu.", reply.Text, StringComparison.Ordinal);
        await Desk.Service.ClaimAsync(ticket.Id, Desk.Adviser("Gwen", "brohelyg"), CancellationToken.None);
        Assert.Equal(
            [("adviser-joined", "Mae Gwen, Gwastraff ac ailgylchu wedi ymuno â'r sgwrs. Gallant ddarllen yr hyn a ddywedwyd hyd yma.")], await Desk.SaidAsync(citizen));
    }

    [Fact]
    public async Task The_second_question_in_a_row_without_an_answer_leads_to_a_person()
    {
        var citizen = await app.BeginAsync("alderbrook");

        var first = await citizen.AskAsync("xylophone gazpacho trombone");
        var second = await citizen.AskAsync("gazpacho xylophone saxophone");

        Assert.Equal(("unanswered", "handed-over"), (first.Outcome, second.Outcome));
        Assert.StartsWith("I am sorry, I still cannot find an answer.", second.Text, StringComparison.Ordinal);
        var ticket = await Desk.TicketOfAsync(citizen);
        Assert.Equal((EscalationReason.Unanswered, "general"), (ticket.Reason, ticket.QueueId));
        var tried = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.Equal(("gazpacho xylophone saxophone", "unanswered"), (tried.Question, tried.Outcome));
    }

    [Fact]
    public async Task An_answer_in_between_begins_the_count_anew()
    {
        var citizen = await app.BeginAsync("alderbrook");

        var outcomes = new List<string>();
        foreach (var text in new[] { "xylophone gazpacho trombone", Desk.Answerable, "gazpacho xylophone saxophone trombone marmalade kazoo" })
        {
            outcomes.Add((await citizen.AskAsync(text)).Outcome);
        }

        Assert.Equal(["unanswered", "answered", "unanswered"], outcomes);
        Assert.Empty(await Desk.TicketsOfAsync(citizen));
    }

    [Fact]
    public async Task Where_a_wrong_answer_could_do_harm_pages_alone_are_not_enough()
    {
        var citizen = await app.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("homeless");

        Assert.Equal("handed-over", reply.Outcome);
        Assert.StartsWith("I am not sure enough to answer this, and it matters.", reply.Text, StringComparison.Ordinal);
        Assert.NotEmpty(reply.Pages);
        var ticket = await Desk.TicketOfAsync(citizen);
        Assert.Equal((EscalationReason.RiskyService, "housing", 112), (ticket.Reason, ticket.QueueId, ticket.Service));
        var tried = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.Equal(reply.Pages, tried.Articles);
        Assert.Equal("suggested", tried.Outcome);
        Assert.InRange(tried.Confidence!.Value, 0, 1);
    }

    [Fact]
    public async Task A_service_may_ask_for_a_person_below_a_confidence()
    {
        using var knowledge = new KnowledgeFolderCopy();
        knowledge.Change("services.yaml", "providedBy: [district, unitary]\n    risky: false", "providedBy: [district, unitary]\n    risky: false\n    handOverBelow: 100");
        await using var careful = new TestApp { KnowledgeFolder = knowledge.Path };
        var (strict, usual) = (await careful.BeginAsync("alderbrook"), await app.BeginAsync("alderbrook"));

        var (handed, offered) = (await strict.AskAsync("bins"), await usual.AskAsync("bins"));

        Assert.Equal(("handed-over", "suggested"), (handed.Outcome, offered.Outcome));
        Assert.Equal(offered.Pages, handed.Pages);
        Assert.StartsWith("I am not sure enough to answer this. I have passed", handed.Text, StringComparison.Ordinal);
        Assert.Equal(EscalationReason.LowConfidence, (await new Desk(careful).TicketOfAsync(strict)).Reason);
        Assert.Equal("answered", (await (await careful.BeginAsync("alderbrook")).AskAsync(Desk.Answerable)).Outcome);
    }

    [Fact]
    public async Task A_part_that_fails_leads_to_a_person_with_the_question_at_hand()
    {
        var search = new HeldSearch(_ => throw new InvalidOperationException("The index is gone."));
        await using var failing = new TestApp { ReplaceServices = search.Replace };
        var citizen = await failing.BeginAsync("alderbrook");

        Assert.Equal("handed-over", (await citizen.AskAsync(Desk.Answerable)).Outcome);

        var desk = new Desk(failing);
        var ticket = await desk.TicketOfAsync(citizen);
        Assert.Equal((EscalationReason.Failure, TicketPriority.Normal, "waste"), (ticket.Reason, ticket.Priority, ticket.QueueId));
        var tried = (await desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.Equal((Desk.Answerable, "failed"), (tried.Question, tried.Outcome));
    }

    [Fact]
    public async Task Danger_is_answered_once_also_while_an_adviser_has_the_ticket_which_stays_theirs_and_becomes_urgent()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);

        var told = Assert.Single(await citizen.SayAsync("My neighbour is threatening me with a knife"));
        var again = await citizen.SayAsync("My neighbour is threatening me with a knife");

        Assert.Contains("999", told.Text, StringComparison.Ordinal);
        Assert.True((bool?)told.Activity["channelData"]!["enquirybot"]!["urgent"]);
        Assert.Empty(again);
        var raised = await Desk.TicketOfAsync(citizen);
        Assert.Equal((TicketPriority.Urgent, EscalationReason.Safeguarding, TicketState.Claimed), (raised.Priority, raised.Reason, raised.State));
        Assert.Equal((Desk.Sam.Id, ticket.Queue), (raised.AdviserId, raised.Queue));
        Assert.NotNull(raised.Concern);
        Assert.Single(await Desk.AuditAsync(ticket), e => e is { Action: "ticket.raised", Actor: "bot" });
    }

    [Fact]
    public async Task What_the_ticket_keeps_of_the_question_is_masked()
    {
        var citizen = await app.BeginAsync("alderbrook");

        await citizen.AskAsync("Can I speak to a person please? Ring 07700 900461");

        var ticket = await Desk.TicketOfAsync(citizen);
        var tried = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.StartsWith("Can I speak to a person please?", tried.Question, StringComparison.Ordinal);
        Assert.DoesNotContain("900461", tried.Question, StringComparison.Ordinal);
    }
}
