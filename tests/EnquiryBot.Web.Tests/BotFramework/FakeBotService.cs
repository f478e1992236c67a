using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>What the Bot Framework runs, at loopback with keys of our own: key documents, the login service, a channel's Connector.</summary>
internal sealed class FakeBotService : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.example";

    private readonly WebApplication _app;
    private int _tokens;

    private FakeBotService(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public string MetadataUrl => $"{Address}/metadata";

    public string LoginUrl => $"{Address}/login";

    /// <summary>The channel's address as activities name it.</summary>
    public string ServiceUrl => $"{Address}/connector/";

    /// <summary>The published keys; replace them for a rollover.</summary>
    public IReadOnlyList<ChannelKey> Keys { get; set; } = [ChannelKey.Create("key-1", "webchat", "msteams")];

    /// <summary>How often the keys were fetched.</summary>
    public int KeyFetches { get; private set; }

    /// <summary>Requests for the bot's own tokens, as forms.</summary>
    public ConcurrentQueue<(string Path, IFormCollection Form)> Logins { get; } = new();

    /// <summary>What the Connector was sent.</summary>
    public ConcurrentQueue<ConnectorCall> Calls { get; } = new();

    /// <summary>What the Connector answers next; after the last one it takes everything.</summary>
    public ConcurrentQueue<ConnectorAnswer> Answers { get; } = new();

    /// <summary>While true the Connector answers 503.</summary>
    public bool IsDown { get; set; }

    public IEnumerable<JsonNode> Sent => Calls.Where(call => call.Accepted).Select(call => call.Body!);

    public static async Task<FakeBotService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var service = new FakeBotService(app);
        app.MapGet("/metadata", () => Results.Json(new { issuer = Issuer, jwks_uri = $"{service.Address}/keys" }));
        app.MapGet("/keys", service.PublishKeys);
        app.MapPost("/login/{tenant}/oauth2/v2.0/token", (Delegate)service.LogInAsync);
        app.Map("/connector/{**path}", service.ConnectAsync);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult PublishKeys()
    {
        KeyFetches++;
        return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => (JsonNode)key.ToJson())]) }.ToJsonString(), "application/json");
    }

    private async Task<IResult> LogInAsync(HttpContext http)
    {
        Logins.Enqueue((http.Request.Path, await http.Request.ReadFormAsync()));
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"bot-token-{Interlocked.Increment(ref _tokens)}" });
    }

    private async Task ConnectAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync();
        var answer = IsDown ? new ConnectorAnswer(HttpStatusCode.ServiceUnavailable, "")
            : Answers.TryDequeue(out var planned) ? planned
            : new ConnectorAnswer(HttpStatusCode.OK, """{"id":"channel-id"}""");
        Calls.Enqueue(new ConnectorCall(
            http.Request.Method, http.Features.Get<IHttpRequestFeature>()!.RawTarget, http.Request.Headers.Authorization,
            text.Length == 0 ? null : JsonNode.Parse(text), (int)answer.Status < 300));
        http.Response.StatusCode = (int)answer.Status;
        if (answer.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (answer.Location is { } location)
            http.Response.Headers.Location = location;
        await http.Response.WriteAsync(answer.Body);
    }
}

/// <summary>A call that the Connector got: the path as it was written, with its escapes.</summary>
internal sealed record ConnectorCall(string Method, string Path, string? Authorization, JsonNode? Body, bool Accepted);

/// <summary>What the Connector is to answer.</summary>
internal sealed record ConnectorAnswer(HttpStatusCode Status, string Body, int? RetryAfter = null, string? Location = null);
