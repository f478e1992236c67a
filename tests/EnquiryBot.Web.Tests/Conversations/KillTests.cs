using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Content;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>What was shown as sent, or as a reply, survives the death of the process at any moment.</summary>
public sealed class KillTests : IDisposable
{
    private const int Citizens = 6;

    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
    private readonly HttpClient _client = new();

    [Fact]
    public async Task A_killed_service_starts_again_with_every_message_and_reply_and_answers_each_message_once()
    {
        await TrainAsync();
        var talks = new List<Talk>();
        var kills = new[] { 10, 50 };
        foreach (var until in kills)
        {
            using var service = await StartAsync();
            var fresh = await Task.WhenAll(Enumerable.Range(0, Citizens).Select(_ => Talk.BeginAsync(_client, service.Address)));
            talks.AddRange(fresh);
            var acknowledged = 0;
            var asking = fresh.Select(talk => talk.AskUntilItBreaksAsync(() => Interlocked.Increment(ref acknowledged))).ToList();

            await Eventually.HoldsAsync(() => Volatile.Read(ref acknowledged) >= until, $"{until} messages");
            await service.KillAsync();
            await Task.WhenAll(asking);
        }

        using var last = await StartAsync();
        foreach (var talk in talks)
        {
            var stored = await Eventually.SeeAsync(() => talk.ReadWhenAnsweredAsync(last.Address), "all replies after the restart");
            talk.AssertNothingIsLost(stored);
        }

        Assert.Equal(kills.Length * Citizens, talks.Count);
        Assert.All(talks, talk => Assert.NotEmpty(talk.Acknowledged));
    }

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    // The model is trained (or taken from the cache of this run) by an app that is stopped in order.
    private async Task TrainAsync()
    {
        await using var app = new TestApp { DataFolder = _data };
        Assert.NotEmpty(app.Address);
    }

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartAsync(HouseFolders.Find(null, null, null).Knowledge, _data);

    private sealed class Talk(HttpClient client, string id, string token)
    {
        private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);
        private Uri _address = null!;

        /// <summary>The texts that the service acknowledged, by the id that it gave them.</summary>
        public Dictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

        public static async Task<Talk> BeginAsync(HttpClient client, Uri service)
        {
            using var issued = await client.PostAsync(new Uri(service, "/widget/alderbrook/token"), null);
            var body = (await issued.Content.ReadFromJsonAsync<JsonObject>())!;
            var talk = new Talk(client, (string)body["conversationId"]!, (string)body["token"]!) { _address = service };
            using var started = await talk.SendAsync(HttpMethod.Post, "/v3/directline/conversations", new JsonObject());
            started.EnsureSuccessStatusCode();
            return talk;
        }

        public async Task AskUntilItBreaksAsync(Action acknowledged)
        {
            try
            {
                for (var i = 0; i < 25; i++)
                {
                    await AskAsync($"How much is it to collect {i} old sofas?");
                    acknowledged();
                    foreach (var reply in (await ReadAsync()).Where(a => a["replyToId"] is not null))
                    {
                        _shown[(string)reply["id"]!] = reply.ToJsonString();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The service was killed: what it had answered until now is what counts.
            }
        }

        /// <summary>The conversation, once every message has a reply; null before.</summary>
        public async Task<IReadOnlyList<JsonObject>?> ReadWhenAnsweredAsync(Uri service)
        {
            _address = service;
            var stored = await ReadAsync();
            var open = stored.Where(a => a["replyToId"] is null).Select(a => (string)a["id"]!).Except(stored.Select(a => (string?)a["replyToId"] ?? ""));
            return open.Any() ? null : stored;
        }

        public void AssertNothingIsLost(IReadOnlyList<JsonObject> stored)
        {
            var byId = stored.ToDictionary(a => (string)a["id"]!);
            Assert.All(Acknowledged, message => Assert.Equal(message.Value, (string?)byId[message.Key]["text"]));
            Assert.All(_shown, reply => Assert.Equal(reply.Value, byId[reply.Key].ToJsonString()));
            var answered = stored.Select(a => (string?)a["replyToId"]).OfType<string>().ToList();
            Assert.Equal(stored.Where(a => a["replyToId"] is null).Select(a => (string)a["id"]!), answered);
        }

        private async Task AskAsync(string text)
        {
            using var response = await SendAsync(
                HttpMethod.Post, $"/v3/directline/conversations/{id}/activities", new JsonObject { ["type"] = "message", ["text"] = text });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = await response.Content.ReadFromJsonAsync<JsonObject>();
            Acknowledged[(string)body!["id"]!] = text;
        }

        private async Task<IReadOnlyList<JsonObject>> ReadAsync()
        {
            using var response = await SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{id}/activities?watermark=0", null);
            response.EnsureSuccessStatusCode();
            return [.. (await response.Content.ReadFromJsonAsync<JsonObject>())!["activities"]!.AsArray().Select(a => a!.AsObject())];
        }

        private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonObject? body)
        {
            using var request = new HttpRequestMessage(method, new Uri(_address, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = body is null ? null : JsonContent.Create(body);
            return await client.SendAsync(request);
        }
    }
}
