using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.DirectLine;

/// <summary>The channel with an echo bot on a real Kestrel at loopback, and a client that speaks plain HTTP to it.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    public const string Base = "/v3/directline";
    public const string Secret = "a-secret-of-more-than-thirty-two-characters";

    private readonly WebApplication _app;

    private DirectLineHost(WebApplication app)
    {
        _app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    public EchoBot Bot => Service<EchoBot>();

    public MemoryActivityStore Store => Service<MemoryActivityStore>();

    public DirectLineHub Hub => Service<DirectLineHub>();

    public DirectLineAdapter Adapter => Service<DirectLineAdapter>();

    public DirectLineTokens Tokens => Service<DirectLineTokens>();

    public FakeTimeProvider Time => Service<FakeTimeProvider>();

    public FakeLogCollector Logs => Service<FakeLogCollector>();

    public static async Task<DirectLineHost> StartAsync(
        Action<DirectLineOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddFakeLogging().SetMinimumLevel(LogLevel.Trace);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        builder.Services
            .AddSingleton(time).AddSingleton<TimeProvider>(time)
            .AddSingleton<EchoBot>().AddSingleton<IBot>(services => services.GetRequiredService<EchoBot>())
            .AddSingleton<MemoryActivityStore>().AddSingleton<IActivityStore>(services => services.GetRequiredService<MemoryActivityStore>())
            .AddCors(cors => cors.AddPolicy("channel", policy =>
                policy.AllowAnyOrigin().AllowAnyMethod().WithHeaders([.. DirectLineDefaults.CorsHeaders])))
            .AddDirectLine(options =>
            {
                options.SigningKey = [.. Enumerable.Repeat((byte)7, 32)];
                options.Secrets["site"] = Secret;
                configure?.Invoke(options);
            });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseCors();
        app.MapDirectLine("channel");
        await app.StartAsync();
        return new DirectLineHost(app);
    }

    public static DirectLineToken NewToken(string? citizen = "dl_alys", params string[] origins) =>
        DirectLineTokens.NewConversation("site", citizen, origins);

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpMethod method, string path, string? credential, string? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, Base + path);
        if (credential is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<Talk> TalkAsync(string? citizen = "dl_alys")
    {
        var token = NewToken(citizen);
        var (_, body) = await SendAsync(HttpMethod.Post, "/conversations", Tokens.Issue(token), "{}");
        return new Talk(this, token, (string)body!["token"]!, (string)body["streamUrl"]!);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public Task StopAsync() => _app.StopAsync();

    private T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}

/// <summary>One started conversation.</summary>
internal sealed record Talk(DirectLineHost Host, DirectLineToken Content, string Token, string StreamUrl)
{
    public string Id => Content.Key.ConversationId;

    public string Path => $"/conversations/{Id}";

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string json) =>
        Host.SendAsync(HttpMethod.Post, $"{Path}/activities", Token, json);

    public async Task<string> SayAsync(string text)
    {
        var (status, body) = await PostAsync(new JsonObject { ["type"] = "message", ["text"] = text }.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, status);
        return (string)body!["id"]!;
    }

    public async Task<(List<JsonNode> Activities, string Watermark)> ReadAsync(string? watermark = "")
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        var (status, body) = await Host.SendAsync(HttpMethod.Get, $"{Path}/activities{query}", Token);
        Assert.Equal(HttpStatusCode.OK, status);
        return ([.. body!["activities"]!.AsArray().Select(each => each!)], (string)body["watermark"]!);
    }

    /// <summary>Reads until a text has come: the welcome of a start arrives by itself.</summary>
    public async Task<List<JsonNode>> ReadUntilAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var (activities, _) = await ReadAsync();
            if (activities.Exists(activity => (string?)activity["text"] == text))
                return activities;
            await Task.Delay(10, patience.Token);
        }
    }
}
