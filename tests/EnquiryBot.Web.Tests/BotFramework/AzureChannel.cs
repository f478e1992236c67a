using System.Net;
using System.Text.Json.Nodes;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.BotFramework;

/// <summary>The whole service beside an Azure channel of our own: what citizens write goes in by the front door, what they are sent is kept.</summary>
internal sealed class AzureChannel : IAsyncDisposable
{
    private AzureChannel(FakeBotService service) => (Service, App) = (service, Start(service, null));

    public FakeBotService Service { get; }

    public TestApp App { get; private set; }

    /// <summary>The words that the channel took, in their order.</summary>
    public IReadOnlyList<string> Said => [.. Service.Sent.Select(activity => (string?)activity["text"] ?? "")];

    public static async Task<AzureChannel> StartAsync() => new(await FakeBotService.StartAsync());

    /// <summary>A citizen writes.</summary>
    public Task<HttpStatusCode> SayAsync(string text, string id, string conversation = "19:teams|1") => SendAsync(text, id, conversation, _ => { });

    public async Task<HttpStatusCode> SendAsync(string text, string id, string conversation, Action<TokenDraft> change)
    {
        using var response = await PostAsync(text, id, conversation, change);
        return response.StatusCode;
    }

    public async Task<HttpResponseMessage> PostAsync(string text, string id, string conversation, Action<TokenDraft> change)
    {
        var draft = new TokenDraft(Service, TimeProvider.System.GetUtcNow());
        (draft.Activity["text"], draft.Activity["id"], draft.Activity["conversation"]!["id"]) = (text, id, conversation);
        change(draft);
        using var request = draft.ToRequest();
        return await App.Client().SendAsync(request);
    }

    public Task UntilSaidAsync(int messages) => Eventually.HoldsAsync(() => Service.Sent.Count() >= messages, $"{messages} messages in the channel");

    /// <summary>Stops the service as a deployment does, and starts it on the same data.</summary>
    public async Task RestartAsync()
    {
        var data = App.DataFolder;
        await App.DisposeAsync();
        App = Start(Service, data);
        _ = App.Address;
    }

    /// <summary>An adviser takes the only ticket.</summary>
    public async Task<Guid> ClaimAsync(StaffMember adviser)
    {
        var open = await App.Services.GetRequiredService<TicketReader>().ListAsync(adviser, CancellationToken.None);
        var ticket = Assert.Single(open).Ticket.Id;
        Assert.Equal(HelpdeskResult.Done, await Helpdesk.ClaimAsync(ticket, adviser, CancellationToken.None));
        return ticket;
    }

    public HelpdeskService Helpdesk => App.Services.GetRequiredService<HelpdeskService>();

    public static StaffMember Sam { get; } = new(
        "sam", "Sam", CouncilId.Parse("alderbrook"), new HashSet<CouncilId> { CouncilId.Parse("alderbrook") }, [LanguageTag.English]);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Service.DisposeAsync();
    }

    private static TestApp Start(FakeBotService service, string? data)
    {
        var app = new TestApp
        {
            Settings =
            {
                ["MicrosoftApp:MicrosoftAppId"] = TokenDraft.AppId, ["MicrosoftApp:MicrosoftAppPassword"] = "the-bots-secret",
                ["MicrosoftApp:Council"] = "alderbrook", ["MicrosoftApp:Issuer"] = FakeBotService.Issuer,
                ["MicrosoftApp:MetadataUrl"] = service.MetadataUrl, ["MicrosoftApp:LoginUrl"] = service.LoginUrl,
                ["MicrosoftApp:AllowInsecureLoopback"] = "true",
            },
        };
        app.DataFolder = data ?? app.DataFolder;
        return app;
    }
}
