using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace EnquiryBot.Web.Tests.DirectLine;

/// <summary>The receiving end of a stream.</summary>
internal sealed class StreamClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<StreamClient> OpenAsync(string url, string? origin = null)
    {
        var client = new StreamClient();
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        await client._socket.ConnectAsync(new Uri(url), client._patience.Token);
        return client;
    }

    public static async Task<HttpStatusCode> RefusalAsync(string url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), CancellationToken.None));
        return socket.HttpStatusCode;
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _patience.Token);

    /// <summary>The next frame as text; null when the server closed.</summary>
    public async Task<string?> FrameAsync()
    {
        var buffer = new byte[64 * 1024];
        var frame = new StringBuilder();
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer, _patience.Token);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            Assert.Equal(WebSocketMessageType.Text, read.MessageType);
            frame.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
            if (read.EndOfMessage)
                return frame.ToString();
        }
    }

    /// <summary>The one activity of the next frame that is not empty.</summary>
    public async Task<JsonNode> NextAsync()
    {
        string? frame;
        do
        {
            frame = await FrameAsync();
        }
        while (frame is "");
        return Assert.Single(JsonNode.Parse(frame!)!["activities"]!.AsArray())!;
    }

    /// <summary>The next activity that is a message; events before it are passed over.</summary>
    public async Task<JsonNode> NextMessageAsync()
    {
        JsonNode activity;
        do
        {
            activity = await NextAsync();
        }
        while ((string?)activity["type"] != "message");
        return activity;
    }

    public async Task<string[]> TextsAsync(int count)
    {
        var texts = new string[count];
        for (var i = 0; i < count; i++)
            texts[i] = (string?)(await NextAsync())["text"] ?? "";
        return texts;
    }

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, _patience.Token);

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }
}
