using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>
/// Puts activities into the stream between the real service and the page, as if the service had sent them: for what the
/// shipped knowledge never says, such as hostile text, and for looks that must not depend on how a question is scored.
/// </summary>
/// <param name="clock">The service's clock, for pictures whose times belong together.</param>
public sealed class BotVoice(TimeProvider? clock = null)
{
    private IWebSocketRoute? _stream;
    private int _said;
    private string _status = """{"state":"none"}""";

    /// <summary>Stands in the stream of a page that is about to load, and answers how its hand-over stands.</summary>
    public async Task JoinAsync(IPage page)
    {
        await page.RouteAsync("**/handover?*", route => route.FulfillAsync(new() { ContentType = "application/json", Body = _status }));
        await page.RouteWebSocketAsync(_ => true, stream =>
        {
            stream.ConnectToServer();
            _stream = stream;
        });
    }

    /// <summary>Changes the hand-over.</summary>
    /// <param name="state">waiting or with-adviser.</param>
    /// <param name="text">What the citizen is told.</param>
    /// <param name="contact">ask or given.</param>
    public void HandOver(string state, string text, string contact = "ask")
    {
        var status = new JsonObject { ["state"] = state, ["text"] = text, ["contact"] = contact, ["backToBot"] = true };
        _status = status.ToJsonString();
        Send(new JsonObject { ["type"] = "event", ["name"] = "enquirybot.handover", ["value"] = status });
    }

    /// <summary>Says something as an adviser.</summary>
    public void SayAs(string adviser, string text) => Say(text, new JsonObject { ["kind"] = "adviser", ["speaker"] = adviser });

    /// <summary>Says what happened to the conversation.</summary>
    public void Notify(string notice, string text) => Say(text, new JsonObject { ["kind"] = "notice", ["notice"] = notice });

    /// <summary>Says something.</summary>
    /// <param name="text">The words.</param>
    /// <param name="parts">Parts of the reply beside its text: sources, pages, end.</param>
    /// <param name="choices">What may be pressed.</param>
    public void Say(string text, JsonObject? parts = null, params string[] choices)
    {
        var reply = parts ?? [];
        reply["text"] = text;
        Send(new JsonObject
        {
            ["type"] = "message", ["text"] = text, ["locale"] = "en",
            ["channelData"] = new JsonObject { ["enquirybot"] = reply },
            ["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray([.. choices.Select(c => new JsonObject { ["type"] = "imBack", ["title"] = c, ["value"] = c })]),
            },
        });
    }

    private void Send(JsonObject activity)
    {
        activity["id"] = string.Create(CultureInfo.InvariantCulture, $"said|{++_said}");
        activity["timestamp"] = (clock ?? TimeProvider.System).GetUtcNow().ToString("O");
        activity["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" };
        var stream = _stream ?? throw new InvalidOperationException("The page has not opened its stream.");
        stream.Send(new JsonObject { ["activities"] = new JsonArray(activity) }.ToJsonString());
    }

    /// <summary>Links in the shape of a reply's sources and pages.</summary>
    public static JsonArray Links(params (string Title, string Url, string Note)[] links) => new([.. links.Select(l => new JsonObject
    {
        ["title"] = l.Title, ["url"] = l.Url, ["lastChecked"] = l.Note, ["firstLine"] = l.Note,
    })]);
}
