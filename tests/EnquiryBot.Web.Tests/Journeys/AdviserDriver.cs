using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>An adviser of Alderbrook who works through the engine, for tests of the citizen's side.</summary>
internal sealed class AdviserDriver(TestApp app)
{
    private static readonly CouncilId Alderbrook = CouncilId.Parse("alderbrook");

    private static readonly StaffMember Sam = new("sam", "Sam", Alderbrook, new HashSet<CouncilId> { Alderbrook }, [LanguageTag.English]);

    private HelpdeskService Helpdesk => app.Services.GetRequiredService<HelpdeskService>();

    public Task ClaimAsync(string conversation) => DoAsync(conversation, id => Helpdesk.ClaimAsync(id, Sam, CancellationToken.None));

    public Task ReplyAsync(string conversation, string text) =>
        DoAsync(conversation, id => Helpdesk.ReplyAsync(id, text, null, Sam, CancellationToken.None));

    public Task CloseAsync(string conversation) =>
        DoAsync(conversation, id => Helpdesk.CloseAsync(id, CloseReason.Answered, Sam, CancellationToken.None));

    private async Task DoAsync(string conversation, Func<Guid, Task<HelpdeskResult>> act)
    {
        await using var db = app.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.Of(Alderbrook));
        var ticket = await db.Set<Ticket>().SingleAsync(t => t.ConversationId == conversation && t.State != TicketState.Closed);
        Assert.Equal(HelpdeskResult.Done, await act(ticket.Id));
    }
}
