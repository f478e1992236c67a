using System.Net;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.BotFramework.Connector;
using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>The endpoint with a bot of the test on a real Kestrel at loopback, beside a <see cref="FakeBotService"/>.</summary>
internal sealed class BotFrameworkHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotFrameworkHost(WebApplication app, FakeBotService service)
    {
        (_app, Service) = (app, service);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeBotService Service { get; }

    public HttpClient Http { get; }

    public TurnBot Bot => Get<TurnBot>();

    public FakeTimeProvider Time => Get<FakeTimeProvider>();

    public FakeLogCollector Logs => Get<FakeLogCollector>();

    public CloudAdapter Adapter => Get<CloudAdapter>();

    public ConnectorClients Connectors => Get<ConnectorClients>();

    public static async Task<BotFrameworkHost> StartAsync(Action<BotFrameworkOptions>? configure = null, string environment = "Development")
    {
        var service = await FakeBotService.StartAsync();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddFakeLogging().SetMinimumLevel(LogLevel.Trace);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        builder.Services.AddSingleton(time).AddSingleton<TimeProvider>(time).AddSingleton<TurnBot>();
        builder.Services.AddBotFramework(options =>
        {
            (options.MicrosoftAppId, options.MicrosoftAppPassword) = (TokenDraft.AppId, "the-bots-secret");
            (options.Issuer, options.MetadataUrl, options.LoginUrl) = (FakeBotService.Issuer, service.MetadataUrl, service.LoginUrl);
            options.AllowInsecureLoopback = true;
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapBotFramework("/api/messages", services => services.GetRequiredService<TurnBot>());
        await app.StartAsync();
        return new BotFrameworkHost(app, service);
    }

    public TokenDraft Draft(Action<TokenDraft>? change = null)
    {
        var draft = new TokenDraft(Service, Time.GetUtcNow());
        change?.Invoke(draft);
        return draft;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(Action<TokenDraft>? change = null)
    {
        using var request = Draft(change).ToRequest();
        using var response = await Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Service.DisposeAsync();
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}

/// <summary>Counts its turns and does in each what the test says.</summary>
internal sealed class TurnBot : ActivityHandler
{
    public int Turns { get; private set; }

    public Func<ITurnContext, Task> OnTurn { get; set; } = _ => Task.CompletedTask;

    public Func<InvokeResponse?>? OnInvoke { get; set; }

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Turns++;
        await OnTurn(turnContext);
        await base.OnTurnAsync(turnContext, cancellationToken);
    }

    protected override Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        OnInvoke is null ? base.OnInvokeActivityAsync(turnContext, cancellationToken) : Task.FromResult(OnInvoke());
}
