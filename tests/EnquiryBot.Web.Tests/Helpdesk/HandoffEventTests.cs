using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>A hand-over is also said in the events of the Bot Framework, which no citizen's client sees.</summary>
public sealed class HandoffEventTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_hand_over_is_kept_as_handoff_events_in_their_exact_shapes_and_off_the_clients_stream()
    {
        var desk = new Desk(app);
        var (citizen, ticket) = await desk.HandOverAsync();
        await desk.Service.ClaimAsync(ticket.Id, Desk.Sam, CancellationToken.None);
        await SeeEventsAsync(ticket, 2);
        await desk.Service.CloseAsync(ticket.Id, CloseReason.Answered, Desk.Sam, CancellationToken.None);
        
        var events = await SeeEventsAsync(ticket, 3);
        Assert.Equal(["handoff.initiate", "handoff.status", "handoff.status"], events.Select(e => (string)e["name"]!));
        Assert.Equal("alderbrook/waste", (string)events[0]["value"]!["Skill"]!);
        Assert.Equal(ticket.ConversationId, (string)events[0]["relatesTo"]!["conversation"]!["id"]!);
        Assert.Equal("""{"state":"accepted"}""", events[1]["value"]!.ToJsonString());
        Assert.Equal("""{"state":"completed"}""", events[2]["value"]!.ToJsonString());
        Assert.All(events, e => Assert.Equal(ticket.ConversationId, (string)e["conversation"]!["id"]!));
        Assert.DoesNotContain(await citizen.ReadAsync(), a => (string?)a["type"] == "event");
    }

    private Task<List<JsonObject>> SeeEventsAsync(Ticket ticket, int count) =>
        Eventually.SeeAsync(async () => await EventsAsync(ticket) is { } events && events.Count == count ? events : null, $"{count} events");

    private async Task<List<JsonObject>> EventsAsync(Ticket ticket) =>
        [.. (await app.Services.GetRequiredService<ConversationLog>().ReadAllAsync(ticket.ConversationId, ticket.Council, 100, CancellationToken.None))
            .Select(m => JsonNode.Parse(m.Activity.Span)!.AsObject()).Where(a => (string?)a["type"] == "event")];
}
