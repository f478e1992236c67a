using System.Text.Json;
using System.Threading.Channels;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Web.Widget;

namespace EnquiryBot.Web.Channels;

/// <summary>
/// Tells citizens who wait with the chat open when their place, or the team's hours, change. Nothing is kept and nothing is
/// promised: a client that missed it asks.
/// </summary>
internal sealed partial class HandoverPush(
    HelpdeskChanges changes, HelpdeskQueues queues, CitizenHandover handover, CouncilDirectory councils, DirectLineHub hub, TimeProvider clock,
    ILogger<HandoverPush> logger) : BackgroundService
{
    private const string EventName = "enquirybot.handover";

    // Teams open and close without a change of any ticket.
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly Channel<TicketChange?> _pending = Channel.CreateUnbounded<TicketChange?>(new() { SingleReader = true });
    private readonly Dictionary<ConversationKey, HandoverView> _shown = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Changed += Take;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Changed -= Take;
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => _pending.Writer.TryWrite(null), null, Sweep, Sweep);
        while (await _pending.Reader.WaitToReadAsync(stoppingToken))
        {
            // Whatever came meanwhile is one round: a busy queue is counted once for all its changes.
            var (round, isSweep) = (new List<TicketChange>(), false);
            while (_pending.Reader.TryRead(out var change))
            {
                if (change is null)
                {
                    isSweep = true;
                }
                else
                {
                    round.Add(change);
                }
            }

            await PushAsync(round, isSweep, stoppingToken);
        }
    }

    private void Take(TicketChange change)
    {
        // What is written in a conversation moves nobody in a queue.
        if (change.Kind is not (TicketChangeKind.CitizenWrote or TicketChangeKind.Written))
        {
            _pending.Writer.TryWrite(change);
        }
    }

    private async Task PushAsync(List<TicketChange> round, bool isSweep, CancellationToken ct)
    {
        try
        {
            foreach (var change in round)
            {
                await PushAsync(new ConversationKey(change.Council.Value, change.ConversationId), change.Language, ct);
            }

            if (isSweep)
            {
                ForgetClosed();
            }

            var moved = isSweep ? councils.All.SelectMany(c => queues.Of(c.Id)).Select(q => q.Key) : round.SelectMany(QueuesOf);
            foreach (var queue in moved.Distinct())
            {
                await PushToQueueAsync(queue, ct);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.PushFailed(logger, e.GetType().FullName ?? "");
        }
    }

    private static QueueKey[] QueuesOf(TicketChange change) => [change.Queue, change.LeftQueue ?? change.Queue];

    private void ForgetClosed()
    {
        foreach (var gone in _shown.Keys.Where(key => !hub.HasListeners(key)).ToList())
        {
            _shown.Remove(gone);
        }
    }

    private async Task PushToQueueAsync(QueueKey queue, CancellationToken ct)
    {
        foreach (var waiting in await queues.WaitingAsync(queue, ct))
        {
            await PushAsync(new ConversationKey(waiting.Council.Value, waiting.ConversationId), waiting.Language, ct);
        }
    }

    private async Task PushAsync(ConversationKey key, LanguageTag language, CancellationToken ct)
    {
        if (!hub.HasListeners(key) || councils.Find(key.Site) is not { } council)
        {
            return;
        }

        var status = await handover.StatusAsync(key.ConversationId, council, language, ct);
        if (_shown.GetValueOrDefault(key) == status)
        {
            return;
        }

        _shown[key] = status;
        hub.Live(key, new Activity
        {
            Type = ActivityTypes.Event,
            Id = $"{key.ConversationId}|{Guid.NewGuid():N}",
            Name = EventName,
            Value = JsonSerializer.SerializeToNode(status, JsonSerializerOptions.Web),
            Locale = language.Value,
            Timestamp = clock.GetUtcNow(),
            ChannelId = DirectLineDefaults.ChannelId,
            Conversation = new ConversationAccount { Id = key.ConversationId },
            From = new ChannelAccount { Id = "helpdesk", Role = RoleTypes.Bot },
        });
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Places in the queues were not pushed: {Exception}")]
        public static partial void PushFailed(ILogger logger, string exception);
    }
}
