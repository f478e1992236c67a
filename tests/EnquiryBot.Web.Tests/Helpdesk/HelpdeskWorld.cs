using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>Citizens who ask for a person, and what the store says of it afterwards.</summary>
internal static class HelpdeskWorld
{
    public const string AsksForAPerson = "I want to talk to someone";

    /// <summary>A citizen who waits for a person.</summary>
    /// <param name="app">The service.</param>
    /// <param name="council">The council.</param>
    /// <param name="before">What the citizen said first.</param>
    public static async Task<(ConversationDriver Citizen, Ticket Ticket)> WaitAsync(TestApp app, string council, params string[] before)
    {
        var citizen = await app.BeginAsync(council);
        foreach (var message in before)
        {
            await citizen.AskAsync(message);
        }

        var handedOver = await citizen.AskAsync(AsksForAPerson);
        Assert.Equal("handed-over", handedOver.Outcome);
        return (citizen, await TicketOfAsync(app, council, citizen.Id));
    }

    /// <summary>The ticket of a conversation.</summary>
    public static async Task<Ticket> TicketOfAsync(TestApp app, string council, string conversation)
    {
        await using var db = Read(app, council);
        return await db.Set<Ticket>().SingleAsync(t => t.ConversationId == conversation);
    }

    /// <summary>What was recorded of a ticket, oldest first.</summary>
    public static async Task<IReadOnlyList<AuditEvent>> AuditOfAsync(TestApp app, Ticket ticket)
    {
        await using var db = Read(app, ticket.Council.Value);
        var subject = ticket.Id.ToString();
        return await db.Set<AuditEvent>().Where(e => e.Subject == subject).OrderBy(e => e.At).ToListAsync();
    }

    /// <summary>What an adviser said, as the citizen reads it.</summary>
    public static async Task<IReadOnlyList<string>> RepliesAsync(ConversationDriver citizen) =>
    [
        .. (await citizen.ReadAsync())
            .Where(a => (string?)a["channelData"]?["enquirybot"]?["kind"] == "adviser")
            .Select(a => (string)a["channelData"]!["enquirybot"]!["text"]!),
    ];

    private static EnquiryBotDb Read(TestApp app, string council) =>
        app.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.Of(CouncilId.Parse(council)));
}
