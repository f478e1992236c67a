using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>
/// Puts activities into the stream between the real service and the page, as if the service had sent them: for what the
/// shipped knowledge never says, such as hostile text, and for looks that must not depend on how a question is scored.
/// </summary>
public sealed class BotVoice
{
    private IWebSocketRoute? _stream;
    private int _said;

    /// <summary>Stands in the stream of a page that is about to load.</summary>
    public Task JoinAsync(IPage page) => page.RouteWebSocketAsync(_ => true, stream =>
    {
        stream.ConnectToServer();
        _stream = stream;
    });

    /// <summary>Says something.</summary>
    /// <param name="text">The words.</param>
    /// <param name="parts">Parts of the reply beside its text: sources, pages, end.</param>
    /// <param name="choices">What may be pressed.</param>
    public void Say(string text, JsonObject? parts = null, params string[] choices)
    {
        var reply = parts ?? [];
        reply["text"] = text;
        var activity = new JsonObject
        {
            ["type"] = "message", ["id"] = string.Create(CultureInfo.InvariantCulture, $"said|{++_said}"), ["text"] = text, ["locale"] = "en",
            ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"),
            ["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
            ["channelData"] = new JsonObject { ["enquirybot"] = reply },
            ["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray([.. choices.Select(c => new JsonObject { ["type"] = "imBack", ["title"] = c, ["value"] = c })]),
            },
        };
        var stream = _stream ?? throw new InvalidOperationException("The page has not opened its stream.");
        stream.Send(new JsonObject { ["activities"] = new JsonArray(activity) }.ToJsonString());
    }

    /// <summary>Links in the shape of a reply's sources and pages.</summary>
    public static JsonArray Links(params (string Title, string Url, string Note)[] links) => new([.. links.Select(l => new JsonObject
    {
        ["title"] = l.Title, ["url"] = l.Url, ["lastChecked"] = l.Note, ["firstLine"] = l.Note,
    })]);
}
