using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Content;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Conversations;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>An adviser's reply that the page showed as sent survives the death of the process, and is sent once.</summary>
public sealed class AdviserKillTests : IDisposable
{
    private const int RepliesBeforeTheKill = 12;

    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
    private readonly CookieContainer _cookies = new();
    private readonly List<string> _acknowledged = [];
    private List<KeyValuePair<string, string>> _lastForm = [];

    [Fact]
    public async Task A_killed_service_keeps_every_reply_that_was_shown_as_sent_and_a_form_sent_again_is_stored_once()
    {
        await using (var app = new TestApp { DataFolder = _data })
        {
            // It trains the model, or takes it from the cache of this run.
            Assert.NotEmpty(app.Address);
        }

        using var service = await ServiceProcess.StartAsync(HouseFolders.Find(null, null, null).Knowledge, _data);
        var (id, token) = await AskForPersonAsync(service.Address);
        using var adviser = new StaffBrowser(ClientOf(service.Address));
        var page = await TakeOverAsync(adviser);
        var replying = ReplyUntilItBreaksAsync(adviser, page);
        await Eventually.HoldsAsync(() => { lock (_acknowledged) { return _acknowledged.Count >= RepliesBeforeTheKill; } }, "replies");
        await service.KillAsync();
        await replying;

        using var again = await ServiceProcess.StartAsync(HouseFolders.Find(null, null, null).Knowledge, _data);
        using var sameAdviser = new StaffBrowser(ClientOf(again.Address));
        await sameAdviser.SendAsync(page, _lastForm);
        Assert.Equal(HttpStatusCode.OK, sameAdviser.Status);
        var stored = await RepliesAsync(again.Address, id, token);
        var lastTyped = _lastForm.Single(f => f.Key == "Reply").Value;
        Assert.Equal(_acknowledged.Append(lastTyped).Distinct(), stored);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task<(string Id, string Token)> AskForPersonAsync(Uri service)
    {
        using var client = new HttpClient { BaseAddress = service };
        using var issued = await client.PostAsync("/widget/alderbrook/token", null);
        var token = (await issued.Content.ReadFromJsonAsync<JsonObject>())!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
        using var started = await client.PostAsJsonAsync("/v3/directline/conversations", new JsonObject());
        started.EnsureSuccessStatusCode();
        var id = (string)token["conversationId"]!;
        using var sent = await client.PostAsJsonAsync(
            $"/v3/directline/conversations/{id}/activities", new JsonObject { ["type"] = "message", ["text"] = "Can I speak to a person please?" });
        sent.EnsureSuccessStatusCode();
        return (id, (string)token["token"]!);
    }

    private static async Task<string> TakeOverAsync(StaffBrowser adviser)
    {
        await adviser.OpenAsync("/staff/helpdesk");
        await adviser.PressAsync($"button[name=person][value={StaffBrowser.Sam}]");
        var page = adviser.Shown.QuerySelector("main a[href^='/staff/helpdesk/']")!.GetAttribute("href")!;
        await adviser.OpenAsync(page);
        await adviser.PressAsync("#claim");
        return page;
    }

    private async Task ReplyUntilItBreaksAsync(StaffBrowser adviser, string page)
    {
        try
        {
            for (var i = 1; i <= 500; i++)
            {
                var words = $"Reply number {i}.";
                _lastForm = adviser.Fields("form.eb-write button", ("Reply", words));
                await adviser.SendAsync(page, _lastForm);
                Assert.Equal(HttpStatusCode.OK, adviser.Status);
                lock (_acknowledged)
                {
                    _acknowledged.Add(words);
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // The service was killed: what it had answered until now is what counts.
        }
    }

    private static async Task<List<string>> RepliesAsync(Uri service, string id, string token)
    {
        using var client = new HttpClient { BaseAddress = service };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var all = new List<JsonObject>();
        var watermark = "0";
        while (true)
        {
            var set = (await client.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{id}/activities?watermark={watermark}"))!;
            if (set["activities"]!.AsArray() is not { Count: > 0 } activities)
            {
                return [.. all.Where(a => (string?)a["channelData"]?["enquirybot"]?["kind"] == "adviser").Select(a => (string)a["text"]!)];
            }

            all.AddRange(activities.Select(a => a!.AsObject()));
            watermark = (string)set["watermark"]!;
        }
    }

    private HttpClient ClientOf(Uri service) => new(new HttpClientHandler { CookieContainer = _cookies }) { BaseAddress = service };
}
