using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EnquiryBot.Testing;

/// <summary>A citizen in a conversation, over HTTP.</summary>
/// <param name="client">Carries the conversation's token.</param>
/// <param name="started">What the start of the conversation answered.</param>
public sealed class ConversationDriver(HttpClient client, JsonObject started)
{
    /// <summary>The client that carries the conversation's token.</summary>
    public HttpClient Client => client;

    /// <summary>The conversation.</summary>
    public string Id { get; } = (string)started["conversationId"]!;

    /// <summary>The token that the start gave.</summary>
    public string Token { get; } = (string)started["token"]!;

    /// <summary>Where the stream is.</summary>
    public Uri StreamUrl { get; } = new((string)started["streamUrl"]!);

    /// <summary>Sends an activity as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity) =>
        client.PostAsJsonAsync($"/v3/directline/conversations/{Id}/activities", activity);

    /// <summary>Sends a message and reads the reply to it.</summary>
    /// <exception cref="InvalidOperationException">The message was refused, or got no reply.</exception>
    public async Task<BotReply> AskAsync(string text, string? locale = null)
    {
        var replies = await SayAsync(text, locale);
        return replies is [var reply] ? reply : throw new InvalidOperationException($"There are {replies.Count} replies.");
    }

    /// <summary>Sends a message and reads what the bot replies to it: nothing while a person holds the conversation.</summary>
    /// <exception cref="InvalidOperationException">The message was refused.</exception>
    public async Task<IReadOnlyList<BotReply>> SayAsync(string text, string? locale = null)
    {
        var message = new JsonObject
        {
            ["type"] = "message", ["text"] = text, ["locale"] = locale,
            ["from"] = new JsonObject { ["id"] = "citizen" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = Guid.NewGuid().ToString("N") },
        };
        var id = await SendAsync(message);
        return [.. (await ReadAsync()).Where(a => (string?)a["replyToId"] == id).Select(a => new BotReply(a))];
    }

    /// <summary>Sends an activity and returns its id once the bot's turn is over.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> SendAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return response.StatusCode == HttpStatusCode.OK
            ? (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["id"]!
            : throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Reads all activities after a watermark.</summary>
    public async Task<IReadOnlyList<JsonObject>> ReadAsync(string watermark = "")
    {
        var set = await client.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{Id}/activities?watermark={watermark}");
        return [.. set!["activities"]!.AsArray().Select(a => a!.AsObject())];
    }
}

/// <summary>A reply of the bot.</summary>
/// <param name="Activity">The activity as a client reads it.</param>
public sealed record BotReply(JsonObject Activity)
{
    private JsonObject Parts => Activity["channelData"]!["enquirybot"]!.AsObject();

    /// <summary>The outcome's name.</summary>
    public string Outcome => (string)Parts["outcome"]!;

    /// <summary>The words.</summary>
    public string Text => (string)Parts["text"]!;

    /// <summary>The language tag.</summary>
    public string Language => (string)Activity["locale"]!;

    /// <summary>Titles of the pages that it is quoted from.</summary>
    public IReadOnlyList<string> Sources => Titles("sources");

    /// <summary>Titles of the pages that may help.</summary>
    public IReadOnlyList<string> Pages => Titles("pages");

    /// <summary>What may be answered with one touch.</summary>
    public IReadOnlyList<string> Choices =>
        [.. Activity["suggestedActions"]?["actions"]?.AsArray().Select(a => (string)a!["title"]!) ?? []];

    private IReadOnlyList<string> Titles(string key) => [.. Parts[key]!.AsArray().Select(p => (string)p!["title"]!)];
}
