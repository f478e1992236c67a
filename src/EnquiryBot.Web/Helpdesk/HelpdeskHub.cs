using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>
/// Tells open staff pages that something changed; what it is they read again, with the rights of whoever sits there. It carries
/// no word of an enquiry, and only advisers of a council hear of that council's.
/// </summary>
[Authorize(StaffPages.Helpdesk)]
internal sealed class HelpdeskHub : Hub
{
    public const string Path = $"{StaffPages.Root}/helpdesk/hub";

    /// <summary>The one message.</summary>
    public const string Changed = "changed";

    /// <summary>The name of those who may hear of a council's enquiries.</summary>
    public static string GroupOf(CouncilId council) => $"council/{council}";

    public override async Task OnConnectedAsync()
    {
        foreach (var council in StaffClaims.Read(Context.User!)?.Councils ?? new HashSet<CouncilId>())
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(council), Context.ConnectionAborted);
        }
    }
}

/// <summary>Passes on that an enquiry changed: to the council whose citizen asks, and to those whose queues it is in or has left.</summary>
internal sealed partial class HelpdeskAnnouncer(HelpdeskChanges changes, IHubContext<HelpdeskHub> hub, ILogger<HelpdeskAnnouncer> logger) : IHostedService
{
    public Task StartAsync(CancellationToken ct)
    {
        changes.Changed += Announce;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken ct)
    {
        changes.Changed -= Announce;
        return Task.CompletedTask;
    }

    private void Announce(TicketChange change) => _ = AnnounceAsync(change);

    private async Task AnnounceAsync(TicketChange change)
    {
        var councils = new[] { change.Council, change.Queue.Council, change.LeftQueue?.Council ?? change.Council }.Distinct();
        try
        {
            await hub.Clients.Groups([.. councils.Select(HelpdeskHub.GroupOf)]).SendAsync(HelpdeskHub.Changed, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The change is stored, and pages look again every minute by themselves.
            Log.NotAnnounced(logger, change.Ticket, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "That ticket {Ticket} changed could not be announced to staff pages.")]
        public static partial void NotAnnounced(ILogger logger, Guid ticket, Exception failure);
    }
}
