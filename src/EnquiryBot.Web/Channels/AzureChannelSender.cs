using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Connector;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Channels;

/// <summary>Sends one message of a conversation.</summary>
/// <param name="activity">The message as the channel is to see it.</param>
/// <param name="answers">The channel's id of the message that it answers; null when it answers none.</param>
/// <param name="ct">Cancels the sending.</param>
internal delegate Task SendToChannel(Activity activity, string? answers, CancellationToken ct);

/// <summary>
/// Sends what the <see cref="Outbox"/> holds for citizens in Azure channels: replies of the bot, words of advisers, notices. It
/// wakes after a commit and at the start; each conversation in order, different ones side by side. A channel that is down is
/// tried again, ever more slowly, for a day. Where a process dies between sending and noting it, that message is sent twice
/// under one id: no channel offers more.
/// </summary>
internal sealed partial class AzureChannelSender(
    Outbox outbox, CloudAdapter adapter, CouncilDirectory councils, IOptions<MicrosoftAppOptions> app, IHostApplicationLifetime lifetime,
    TimeProvider clock, ILogger<AzureChannelSender> logger) : BackgroundService
{
    private const int MostBusy = 64;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Task> _busy = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Pause> _paused = new(StringComparer.Ordinal);

    /// <summary>Keeps a conversation's messages back while they are delivered otherwise; null when they are being sent just now.</summary>
    public IDisposable? Hold(OutgoingConversation conversation) =>
        _busy.TryAdd(conversation.Id, Task.CompletedTask) ? new Release(this, conversation.Id) : null;

    /// <summary>Sends what waits in a conversation, in order. The caller holds it.</summary>
    public async Task DeliverAsync(OutgoingConversation conversation, SendToChannel sendAsync, CancellationToken ct)
    {
        while (await outbox.ReadAsync(conversation, ct) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await DeliverAsync(conversation, message, sendAsync, ct);
                // It is sent: that must be noted whatever is cancelled now.
                await outbox.DeliveredAsync(conversation, message.Sequence, CancellationToken.None);
            }
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(app.Value.MicrosoftAppId))
        {
            // A wrong council is named at the start, and not when the first citizen writes.
            _ = AzureChannelRegistration.CouncilOf(app.Value, councils);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await outbox.WaitAsync(await StartAllAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is on its way arrives, so that an orderly stop sends nothing twice.
            await Task.WhenAll(_busy.Values);
        }
    }

    /// <returns>After how long to look again, if nothing wakes the sender before.</returns>
    private async Task<TimeSpan> StartAllAsync(CancellationToken ct)
    {
        try
        {
            var scope = CouncilScope.Of(councils.All.Select(c => c.Id));
            while (_busy.Count < MostBusy)
            {
                // One look at the clock: a pause that ends while this runs is seen by the next round, and not by nobody.
                var pauses = _paused.ToLookup(p => Left(p.Value) > TimeSpan.Zero);
                var resting = pauses[true].ToList();
                var waiting = await outbox.WaitingAsync(scope, [.. _busy.Keys, .. resting.Select(p => p.Key)], ct);
                if (waiting.Count == 0)
                {
                    Forget(pauses[false]);
                    return resting.Select(p => Left(p.Value)).Select(left => left > TimeSpan.Zero ? left : TimeSpan.Zero)
                        .DefaultIfEmpty(Timeout.InfiniteTimeSpan).Min();
                }

                foreach (var conversation in waiting)
                {
                    Start(conversation);
                }
            }

            return Timeout.InfiniteTimeSpan;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.NotRead(logger, e.GetType().Name);
            return FirstPause;
        }
    }

    private void Start(OutgoingConversation conversation)
    {
        if (Hold(conversation) is not { } hold)
        {
            return;
        }

        // It begins when its task is in its place: otherwise it could end, and leave it, before.
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _busy[conversation.Id] = SendAsync(conversation, hold, begin.Task);
        begin.SetResult();
    }

    private async Task SendAsync(OutgoingConversation conversation, IDisposable hold, Task begin)
    {
        await begin;
        using (hold)
        {
            try
            {
                await DeliverAsync(conversation, ToConnector(conversation), lifetime.ApplicationStopped);
                _paused.TryRemove(conversation.Id, out _);
            }
            catch (Exception e)
            {
                var pause = _paused.AddOrUpdate(
                    conversation.Id, _ => new Pause(clock.GetTimestamp(), FirstPause), (_, before) => new Pause(clock.GetTimestamp(), Longer(before.Length)));
                Log.NotSent(logger, conversation.Council.Value, Name(e), pause.Length);
            }
        }
    }

    private SendToChannel ToConnector(OutgoingConversation conversation) => async (activity, answers, ct) =>
    {
        var address = await outbox.AddressOfAsync(conversation, ct) ?? throw new JsonException("The conversation has no address.");
        var reference = JsonSerializer.Deserialize(address, BotJson.Wire.ConversationReference)!;
        reference.ActivityId = answers;
        await adapter.ContinueConversationAsync(
            app.Value.MicrosoftAppId ?? "", reference, (turn, token) => turn.SendActivityAsync(activity, token), ct);
    };

    // A message that the channel will never take must not keep those behind it waiting.
    private async Task DeliverAsync(OutgoingConversation conversation, OutgoingMessage message, SendToChannel sendAsync, CancellationToken ct)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(outbox.Open(message).Span, BotJson.Wire.Activity)!;
            var key = new ConversationKey(conversation.Council.Value, conversation.Id);
            var answers = key.SequenceOf(activity.ReplyToId) is { } sequence ? await outbox.ChannelIdOfAsync(conversation, sequence, ct) : null;
            await sendAsync(ForChannel(activity), answers, ct);
        }
        catch (Exception e) when (IsFinal(e) || (!ct.IsCancellationRequested && clock.GetUtcNow() - message.At > GivenUpAfter))
        {
            Log.GivenUp(logger, conversation.Council.Value, Name(e));
        }
    }

    // Ours alone is what only our clients read; the adviser's name goes into the words, because the sender is always the bot.
    private static Activity ForChannel(Activity activity)
    {
        var parts = (activity.ChannelData as JsonObject)?[EnquiryBotHandler.ReplyKey] as JsonObject;
        if ((string?)parts?["speaker"] is { Length: > 0 } speaker)
        {
            activity.Text = $"{speaker}: {activity.Text}";
        }

        (activity.ChannelData, activity.ReplyToId) = (null, null);
        return activity;
    }

    private static bool IsFinal(Exception e) =>
        e is ErrorResponseException { IsTransient: false } or ArgumentException or CryptographicException or JsonException;

    private static string Name(Exception e) => e is ErrorResponseException refused ? refused.Message : e.GetType().Name;

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;

    // Those that were due and have nothing to send any more: their conversations are deleted.
    private void Forget(IEnumerable<KeyValuePair<string, Pause>> due)
    {
        foreach (var pause in due.Where(p => !_busy.ContainsKey(p.Key)))
        {
            _paused.TryRemove(pause);
        }
    }

    private void Free(string conversationId)
    {
        _busy.TryRemove(conversationId, out _);
        // Something may have been stored since the last look.
        outbox.Wake();
    }

    private TimeSpan Left(Pause pause) => pause.Length - clock.GetElapsedTime(pause.Since);

    private sealed record Pause(long Since, TimeSpan Length);

    private sealed class Release(AzureChannelSender sender, string conversationId) : IDisposable
    {
        public void Dispose() => sender.Free(conversationId);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A message of {Council} could not be sent: {Error} It is tried again in {Pause}")]
        public static partial void NotSent(ILogger logger, string council, string error, TimeSpan pause);

        [LoggerMessage(2, LogLevel.Error, "A message of {Council} is given up, the channel does not take it: {Error}")]
        public static partial void GivenUp(ILogger logger, string council, string error);

        [LoggerMessage(3, LogLevel.Error, "What waits to be sent could not be read: {Error}")]
        public static partial void NotRead(ILogger logger, string error);
    }
}
