using System.Text.Json.Nodes;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>The staff's side of an app: what advisers do, and what is stored.</summary>
internal sealed class Desk(TestApp app)
{
    /// <summary>What the button says that goes back to the bot.</summary>
    public const string BackToBot = "Go back to the automated service";

    /// <summary>A question that the sample councils' pages answer.</summary>
    public const string Answerable = "How much does a bulky waste collection cost?";

    /// <summary>What people do.</summary>
    public HelpdeskService Service => app.Services.GetRequiredService<HelpdeskService>();

    /// <summary>What they read.</summary>
    public TicketReader Reader => app.Services.GetRequiredService<TicketReader>();

    /// <summary>The citizen's side.</summary>
    public CitizenHelpdesk Citizens => app.Services.GetRequiredService<CitizenHelpdesk>();

    /// <summary>An adviser of Alderbrook.</summary>
    public static StaffMember Sam { get; } = Adviser("Sam", "alderbrook");

    /// <summary>Another one.</summary>
    public static StaffMember Noor { get; } = Adviser("Noor", "alderbrook");

    /// <summary>An adviser of one council.</summary>
    public static StaffMember Adviser(string name, string council) => new(
        $"{name}@{council}", name, CouncilId.Parse(council), new HashSet<CouncilId> { CouncilId.Parse(council) }, LanguageTag.All);

    /// <summary>An app in which a test may send as much as it likes.</summary>
    public static TestApp NewApp(TimeProvider? clock = null)
    {
        var app = new TestApp();
        foreach (var limit in new[] { "ConversationPerMinute", "TokenPerMinute", "CouncilPerMinute", "AddressPerMinute" })
        {
            app.Settings[$"RateLimits:{limit}"] = "1000000";
        }

        if (clock is not null)
        {
            // No timer of seconds may run when a test lets days pass.
            app.Settings["Knowledge:ReloadSeconds"] = "0";
            app.ReplaceServices = services => services.AddSingleton(clock);
        }

        return app;
    }

    /// <summary>A citizen who asked something and then for a person, and the ticket that this opened.</summary>
    public async Task<(ConversationDriver Citizen, Ticket Ticket)> HandOverAsync(string council = "alderbrook", string about = Answerable)
    {
        var citizen = await app.BeginAsync(council);
        await citizen.AskAsync(about);
        Assert.Equal("handed-over", (await citizen.AskAsync("Can I speak to a person please?")).Outcome);
        return (citizen, await TicketOfAsync(citizen));
    }

    /// <summary>The only ticket of a conversation.</summary>
    public async Task<Ticket> TicketOfAsync(ConversationDriver citizen) => Assert.Single(await TicketsOfAsync(citizen));

    /// <summary>All tickets of a conversation, oldest first.</summary>
    public Task<List<Ticket>> TicketsOfAsync(ConversationDriver citizen) =>
        ReadAsync(db => db.Set<Ticket>().Where(t => t.ConversationId == citizen.Id).OrderBy(t => t.OpenedAt).ToListAsync());

    /// <summary>A ticket as it is now.</summary>
    public Task<Ticket> NowAsync(Ticket ticket) => ReadAsync(db => db.Set<Ticket>().SingleAsync(t => t.Id == ticket.Id));

    /// <summary>What was done to a ticket, oldest first.</summary>
    public Task<List<AuditEvent>> AuditAsync(Ticket ticket)
    {
        var subject = ticket.Id.ToString();
        return ReadAsync(db => db.Set<AuditEvent>().Where(e => e.Subject == subject).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync());
    }

    /// <summary>The stored messages of a conversation, those that only staff or the bot see too.</summary>
    public Task<List<Message>> MessagesAsync(ConversationDriver citizen) =>
        ReadAsync(db => db.Set<Message>().Where(m => m.ConversationId == citizen.Id).OrderBy(m => m.Sequence).ToListAsync());

    /// <summary>Reads rows of all councils.</summary>
    public async Task<T> ReadAsync<T>(Func<EnquiryBotDb, Task<T>> readAsync)
    {
        await using var db = app.Services.GetRequiredService<EnquiryBotStore>()
            .Read(CouncilScope.Of(app.Services.GetRequiredService<CouncilDirectory>().All.Select(c => c.Id)));
        return await readAsync(db);
    }

    /// <summary>What kinds of activities the helpdesk sent a citizen, and their words, in order.</summary>
    public static async Task<List<(string Kind, string Text)>> SaidAsync(ConversationDriver citizen) =>
        [.. (await citizen.ReadAsync()).Select(a => (a["channelData"] as JsonObject)?["enquirybot"] as JsonObject).OfType<JsonObject>()
            .Where(parts => parts["kind"] is not null)
            .Select(parts => ((string?)parts["notice"] ?? (string)parts["kind"]!, (string)parts["text"]!))];
}
