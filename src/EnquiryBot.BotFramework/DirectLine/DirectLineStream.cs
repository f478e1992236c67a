using System.Buffers;
using System.Buffers.Text;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>
/// One open WebSocket: first what the store has after the position, then what comes. One activity a frame, because clients
/// interleave frames of several that follow each other quickly.
/// </summary>
internal sealed partial class DirectLineStream(
    WebSocket socket, IActivityStore store, DirectLineSubscription subscription, long position, ILogger<DirectLineStream> logger)
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    // A frame on its way is never cancelled because the client closes: that would abort the socket before its close is answered.
    private CancellationToken _aborted;

    private readonly ArrayBufferWriter<byte> _frame = new(1024);
    private long _position = position;

    public async Task RunAsync(CancellationToken stopping, CancellationToken aborted)
    {
        _aborted = aborted;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        var receiving = ReceiveAsync(end, aborted);
        var status = await SendAsync(stopping, end.Token);
        await CloseAsync(status, receiving);
    }

    // Clients send empty frames to keep the connection; anything else has no meaning here. Not cancelled by the end of the
    // service: a cancelled receive aborts the socket before a close frame can be sent.
    private async Task ReceiveAsync(CancellationTokenSource end, CancellationToken aborted)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), aborted)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            Log.Lost(logger, subscription.Key.ConversationId);
        }

        await end.CancelAsync();
    }

    private async Task<WebSocketCloseStatus> SendAsync(CancellationToken stopping, CancellationToken end)
    {
        try
        {
            if (!await CatchUpAsync(end))
                return WebSocketCloseStatus.NormalClosure;
            while (await subscription.WaitAsync(end))
            {
                while (subscription.TryTake(out var item))
                    await DeliverAsync(item, end);
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            return stopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure;
        }
        catch (Exception error)
        {
            Log.Failed(logger, subscription.Key.ConversationId, error.GetType().Name, error.StackTrace);
            return WebSocketCloseStatus.InternalServerError;
        }

        return WebSocketCloseStatus.NormalClosure;
    }

    private async ValueTask DeliverAsync(StreamItem item, CancellationToken cancellationToken)
    {
        switch (item.Kind)
        {
            case StreamItemKind.KeepAlive:
                await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, _aborted);
                break;
            case StreamItemKind.Live:
                await SendFrameAsync(item.Json, null);
                break;
            case StreamItemKind.Stored when item.Sequence <= _position:
                break;
            case StreamItemKind.Stored when item.Sequence == _position + 1:
                await SendFrameAsync(item.Json, item.Sequence);
                break;
            default:
                await CatchUpAsync(cancellationToken);
                break;
        }
    }

    /// <summary>Sends what the store has after the position; false when the conversation is gone.</summary>
    private async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        ActivityPage? page;
        do
        {
            page = await store.ReadAsync(subscription.Key, _position, DirectLineDefaults.PageSize, cancellationToken);
            foreach (var activity in page?.Activities ?? [])
                await SendFrameAsync(activity.Json, activity.Sequence);
        }
        while (page?.Activities.Count == DirectLineDefaults.PageSize);

        return page is not null;
    }

    private async ValueTask SendFrameAsync(ReadOnlyMemory<byte> json, long? sequence)
    {
        _frame.ResetWrittenCount();
        _frame.Write("{\"activities\":["u8);
        _frame.Write(json.Span);
        _frame.Write("]"u8);
        if (sequence is { } watermark)
        {
            _frame.Write(",\"watermark\":\""u8);
            Utf8Formatter.TryFormat(watermark, _frame.GetSpan(20), out var length);
            _frame.Advance(length);
            _frame.Write("\""u8);
        }

        _frame.Write("}"u8);
        await socket.SendAsync(_frame.WrittenMemory, WebSocketMessageType.Text, true, _aborted);
        _position = sequence ?? _position;
    }

    private async Task CloseAsync(WebSocketCloseStatus status, Task receiving)
    {
        try
        {
            using var timeout = new CancellationTokenSource(CloseTimeout);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, null, timeout.Token);
            await receiving.WaitAsync(timeout.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            Log.Lost(logger, subscription.Key.ConversationId);
        }
        finally
        {
            socket.Abort();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The stream of conversation {ConversationId} was lost")]
        public static partial void Lost(ILogger logger, string conversationId);

        [LoggerMessage(Level = LogLevel.Error, Message = "The stream of conversation {ConversationId} was closed: {Error}\n{Places}")]
        public static partial void Failed(ILogger logger, string conversationId, string error, string? places);
    }
}
