using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>A citizen says whether an answer helped.</summary>
public sealed class FeedbackTests(TestApp app) : IClassFixture<TestApp>
{
    private Desk Desk { get; } = new(app);

    [Fact]
    public async Task An_answer_that_did_not_help_leads_to_a_person()
    {
        var citizen = await app.BeginAsync("alderbrook");
        var answer = await citizen.AskAsync(Desk.Answerable);

        var id = await citizen.SendAsync(Feedback(answer, helped: false));

        var reply = new BotReply(Assert.Single(await citizen.ReadAsync(), a => (string?)a["replyToId"] == id));
        Assert.Equal("handed-over", reply.Outcome);
        Assert.StartsWith("I am sorry that my answer did not help. I have passed your enquiry to Waste and recycling.", reply.Text, StringComparison.Ordinal);
        var ticket = await Desk.TicketOfAsync(citizen);
        Assert.Equal((EscalationReason.Feedback, 528), (ticket.Reason, ticket.Service));
        var tried = (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Tried!;
        Assert.Equal(Desk.Answerable, tried.Question);
    }

    [Theory]
    [InlineData("""{"helped": true}""")]
    [InlineData("""{"helped": "false"}""")]
    [InlineData("""{}""")]
    [InlineData("""[false]""")]
    [InlineData("""null""")]
    public async Task Anything_else_does_nothing(string value)
    {
        var citizen = await app.BeginAsync("alderbrook");
        await citizen.AskAsync(Desk.Answerable);
        var before = (await citizen.ReadAsync()).Count(a => (string?)a["type"] == "message");

        await citizen.SendAsync(new JsonObject { ["type"] = "event", ["name"] = "enquirybot.feedback", ["value"] = JsonNode.Parse(value) });

        Assert.Equal(before, (await citizen.ReadAsync()).Count(a => (string?)a["type"] == "message"));
        Assert.Empty(await Desk.TicketsOfAsync(citizen));
        Assert.Equal("answered", (await citizen.AskAsync(Desk.Answerable)).Outcome);
    }

    [Fact]
    public async Task Pressed_twice_it_opens_one_ticket_and_owes_the_citizen_nothing()
    {
        var citizen = await app.BeginAsync("alderbrook");
        var answer = await citizen.AskAsync(Desk.Answerable);

        await Task.WhenAll(citizen.SendAsync(Feedback(answer, helped: false)), citizen.SendAsync(Feedback(answer, helped: false)));
        var ticket = await Desk.TicketOfAsync(citizen);
        await Desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);
        await Desk.Service.ReplyAsync(ticket.Id, "It costs £32.50.", null, Desk.Sam, CancellationToken.None);
        await citizen.SendAsync(Feedback(answer, helped: false));

        Assert.Single(await citizen.ReadAsync(), a => (string?)(a["channelData"] as JsonObject)?["enquirybot"]?["outcome"] == "handed-over");
        Assert.False((await Desk.TicketOfAsync(citizen)).AwaitsReply);
        Assert.DoesNotContain(await Desk.MessagesAsync(citizen), m => m.AwaitsReply);
    }

    [Fact]
    public async Task Feedback_that_waits_when_the_service_stops_is_taken_up_at_the_next_start()
    {
        var data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
        string id;
        await using (var first = new TestApp { DataFolder = data })
        {
            var citizen = await first.BeginAsync("alderbrook");
            await citizen.AskAsync(Desk.Answerable);
            id = citizen.Id;
            await StoreUnansweredAsync(first, id);
        }

        await using var second = new TestApp { DataFolder = data };
        Assert.NotEmpty(second.Address);
        var reader = new Desk(second);
        var listed = await Eventually.SeeAsync(
            async () => await reader.Reader.ListAsync(Desk.Sam, CancellationToken.None) is { Count: > 0 } some ? some : null, "the ticket");

        var ticket = Assert.Single(listed).Ticket;
        Assert.Equal((id, EscalationReason.Feedback), (ticket.ConversationId, ticket.Reason));
    }

    private static JsonObject Feedback(BotReply answer, bool helped) => new()
    {
        ["type"] = "event", ["name"] = "enquirybot.feedback",
        ["value"] = new JsonObject { ["activityId"] = (string?)answer.Activity["id"], ["helped"] = helped },
    };

    // As if the process had died between storing the event and storing the reply.
    private static async Task StoreUnansweredAsync(TestApp app, string conversationId)
    {
        var appended = await app.Services.GetRequiredService<ConversationLog>().AppendAsync(
            new NewMessage(conversationId, CouncilId.Parse("alderbrook"), MessageRole.Citizen, null, ToClients: true, Answers: null, AwaitsReply: true),
            sequence => System.Text.Encoding.UTF8.GetBytes(new JsonObject
            {
                ["type"] = "event", ["name"] = "enquirybot.feedback", ["value"] = new JsonObject { ["helped"] = false },
                ["id"] = $"{conversationId}|{sequence:0000000}",
                ["conversation"] = new JsonObject { ["id"] = conversationId },
                ["from"] = new JsonObject { ["id"] = "dl_citizen", ["role"] = "user" },
            }.ToJsonString()),
            CancellationToken.None);
        Assert.True(appended!.Value.IsNew);
    }
}
