using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EnquiryBot.Benchmarks;

/// <summary>A citizen with an open WebSocket who asks and waits for the reply to arrive on it.</summary>
internal sealed class Citizen : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new();
    private readonly string _conversation;
    private Task _reading = Task.CompletedTask;

    /// <summary>Whether a person was brought in: the bot is silent now.</summary>
    public bool IsHandedOver { get; private set; }

    private Citizen(HttpClient http, string conversation) => (_http, _conversation) = (http, conversation);

    public static async Task<Citizen> BeginAsync(Uri service, string council, bool withSocket)
    {
        var http = new HttpClient { BaseAddress = service };
        var token = await (await http.PostAsync($"/widget/{council}/token", null)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token!["token"]!);
        var started = await (await http.PostAsJsonAsync("/v3/directline/conversations", new JsonObject())).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>();
        var citizen = new Citizen(http, (string)started!["conversationId"]!);
        if (withSocket)
        {
            await citizen._socket.ConnectAsync(new Uri((string)started["streamUrl"]!), CancellationToken.None);
            citizen._reading = citizen.ReadAsync();
        }

        return citizen;
    }

    /// <summary>Asks and waits until the reply is there: on the socket, or with the answer to the POST when there is none.</summary>
    public async Task AskAsync(string text)
    {
        var client = Guid.NewGuid().ToString("N");
        var arrived = _waiting.GetOrAdd(client, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var response = await _http.PostAsJsonAsync($"/v3/directline/conversations/{_conversation}/activities", new JsonObject
        {
            ["type"] = "message", ["text"] = text, ["from"] = new JsonObject { ["id"] = "citizen" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = client },
        });
        response.EnsureSuccessStatusCode();
        if (_socket.State == WebSocketState.Open)
        {
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _http.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var echoes = new Dictionary<string, string>();
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                Take(buffer.AsMemory(0, length), echoes);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The end of the run.
        }
    }

    private void Take(ReadOnlyMemory<byte> frame, Dictionary<string, string> echoes)
    {
        if (frame.IsEmpty)
        {
            return;
        }

        using var set = JsonDocument.Parse(frame);
        foreach (var activity in set.RootElement.GetProperty("activities").EnumerateArray())
        {
            if (activity.GetProperty("type").GetString() != "message")
            {
                continue;
            }

            if (activity.TryGetProperty("replyToId", out var question) && echoes.Remove(question.GetString()!, out var client))
            {
                IsHandedOver = activity.GetProperty("channelData").GetProperty("enquirybot").GetProperty("outcome").ValueEquals("handed-over");
                _waiting.TryRemove(client, out var arrived);
                arrived?.TrySetResult();
            }
            else if (activity.GetProperty("channelData").TryGetProperty("clientActivityID", out var own))
            {
                echoes[activity.GetProperty("id").GetString()!] = own.GetString()!;
            }
        }
    }
}
