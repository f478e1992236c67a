using System.Text.Json.Nodes;
using System.Threading.Channels;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Helpdesk;

namespace EnquiryBot.Web.Channels;

/// <summary>
/// The hand-over in the words of the Bot Framework: the bot's <c>handoff.initiate</c> and the helpdesk's <c>handoff.status</c>,
/// kept in the conversation and off every client's stream. The ticket is what counts; these say the same to whoever reads the protocol.
/// </summary>
internal sealed partial class HandoffEvents(HelpdeskChanges changes, IActivityStore store, TimeProvider clock, ILogger<HandoffEvents> logger) : BackgroundService
{
    private readonly Channel<TicketChange> _pending = Channel.CreateUnbounded<TicketChange>(new() { SingleReader = true });

    /// <summary>The event by which the bot hands a turn's conversation over.</summary>
    public static IActivity Initiation(ITurnContext turnContext, Ticket ticket) => EventFactory.CreateHandoffInitiation(turnContext, new JsonObject
    {
        ["Skill"] = ticket.Queue.ToString(),
        ["Council"] = ticket.Council.Value,
        ["Reference"] = ticket.Reference,
        ["Reason"] = ticket.Reason.ToString(),
        ["Priority"] = ticket.Priority.ToString(),
        ["Language"] = ticket.Language.Value,
    });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Changed += Take;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Changed -= Take;
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in _pending.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await AppendAsync(change, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotKept(logger, change.Council.Value, e.GetType().Name);
            }
        }
    }

    private static string? StateOf(TicketChangeKind kind) => kind switch
    {
        TicketChangeKind.Claimed => "accepted",
        TicketChangeKind.Closed => "completed",
        _ => null,
    };

    private void Take(TicketChange change)
    {
        if (StateOf(change.Kind) is not null)
        {
            _pending.Writer.TryWrite(change);
        }
    }

    private async Task AppendAsync(TicketChange change, CancellationToken ct)
    {
        var status = (Activity)EventFactory.CreateHandoffStatus(new ConversationAccount { Id = change.ConversationId }, StateOf(change.Kind)!);
        (status.From, status.ChannelId, status.Timestamp) = (new ChannelAccount { Id = "helpdesk" }, DirectLineDefaults.ChannelId, clock.GetUtcNow());
        await store.AppendAsync(
            new ActivityToAppend { Key = new ConversationKey(change.Council.Value, change.ConversationId), Activity = status, Inbound = true }, ct);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The status of a hand-over of {Council} could not be kept with its conversation: {Exception}")]
        public static partial void NotKept(ILogger logger, string council, string exception);
    }
}
