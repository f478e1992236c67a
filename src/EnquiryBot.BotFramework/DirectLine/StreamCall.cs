using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>The WebSocket of a client: admission, then a <see cref="DirectLineStream"/>.</summary>
internal sealed class StreamCall(
    IActivityStore store, DirectLineHub hub, DirectLineCallers callers, IHostApplicationLifetime lifetime,
    ILogger<DirectLineStream> logger)
{
    // Pings below the protocol find connections that died without a word; the empty frames are for proxies and clients.
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(30);

    public async Task RunAsync(HttpContext http)
    {
        var conversationId = http.ConversationId();
        if (callers.AdmitToStream(http, conversationId, out var error) is not { } token)
        {
            await error!.WriteAsync(http);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            await DirectLineError.NotWebSocket.WriteAsync(http);
            return;
        }

        // Before the position is read: what is committed from now on is in the mailbox or in the store, or in both.
        using var subscription = hub.Subscribe(token.Key);
        if (subscription is null)
        {
            await DirectLineError.TooManyStreams.WriteAsync(http);
            return;
        }

        if (await store.FindAsync(token.Key, http.RequestAborted) is not { } head)
        {
            await DirectLineError.ConversationNotFound.WriteAsync(http);
            return;
        }

        var position = Math.Min(Watermark.Parse(http) ?? head.LastSequence, head.LastSequence);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = Ping, KeepAliveTimeout = Ping });
        var stream = new DirectLineStream(socket, store, subscription, position, logger);
        await stream.RunAsync(lifetime.ApplicationStopping, http.RequestAborted);
    }
}
