using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Data;
using EnquiryBot.Helpdesk;
using EnquiryBot.Insights;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Helpdesk;
using Microsoft.EntityFrameworkCore;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>What was shown as sent, as a reply or as handed over survives the death of the process at any moment, and none of it is done twice.</summary>
public sealed partial class KillTests : IDisposable
{
    private const string AskForPerson = "Can I speak to a person please?";

    // After how many questions each citizen asks for a person; the last two never do.
    private static readonly int[] Patience = [1, 2, 3, 6, 8, int.MaxValue, int.MaxValue];

    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));
    private readonly HttpClient _client = new();

    [Fact]
    public async Task A_killed_service_starts_again_with_every_message_reply_and_ticket_and_does_nothing_twice()
    {
        await TrainAsync();
        var talks = new List<Talk>();
        var kills = new[] { 12, 50 };
        foreach (var until in kills)
        {
            using var service = await StartAsync();
            var fresh = await Task.WhenAll(Patience.Select(patience => Talk.BeginAsync(_client, service.Address, patience)));
            talks.AddRange(fresh);
            var acknowledged = 0;
            var asking = fresh.Select(talk => talk.AskUntilItBreaksAsync(() => Interlocked.Increment(ref acknowledged))).ToList();

            await Eventually.HoldsAsync(() => Volatile.Read(ref acknowledged) >= until, $"{until} messages");
            await service.KillAsync();
            await Task.WhenAll(asking);
        }

        var messages = 0;
        using (var last = await StartAsync())
        {
            foreach (var talk in talks)
            {
                var stored = await Eventually.SeeAsync(() => talk.ReadWhenAnsweredAsync(last.Address), "all replies after the restart");
                talk.AssertNothingIsLost(stored);
                messages += stored.Count(a => a["replyToId"] is null);
            }

            await last.KillAsync();
        }

        Assert.All(talks, talk => Assert.NotEmpty(talk.Acknowledged));
        await AssertOneTicketEachAsync(talks, messages);
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

    // From the file itself, by an app that answers what the last kill left.
    private async Task AssertOneTicketEachAsync(List<Talk> talks, int messages)
    {
        await using var app = new TestApp { DataFolder = _data };
        Assert.NotEmpty(app.Address);
        var desk = new Desk(app);
        await Eventually.SeeAsync(
            async () => await desk.ReadAsync(db => db.Set<Message>().AnyAsync(m => m.AwaitsReply)) ? null : "", "every message settled");

        var tickets = await desk.ReadAsync(db => db.Set<Ticket>().ToListAsync());
        var handed = talks.Where(t => t.Reference is not null).ToList();
        Assert.True(handed.Count > 2, $"Only {handed.Count} were handed over.");
        Assert.Equal(
            handed.Select(t => (t.Id, t.Reference)).Order(), tickets.Select(t => (t.ConversationId, (string?)t.Reference)).Order());
        var opened = await desk.ReadAsync(db => db.Set<AuditEvent>().Where(e => e.Action == "ticket.opened").Select(e => e.Subject).ToListAsync());
        Assert.Equal(tickets.Select(t => t.Id.ToString()).Order(), opened.Order());
        Assert.Equal(messages, await desk.ReadAsync(db => db.Set<TurnRecord>().CountAsync()));
        var held = await desk.ReadAsync(db => db.Set<Conversation>().Where(c => c.HeldBy != null).Select(c => c.HeldBy!.Value).ToListAsync());
        Assert.Equal(tickets.Select(t => t.Id).Order(), held.Order());
    }

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartAsync(HouseFolders.Find(null, null, null).Knowledge, _data);

    private sealed partial class Talk(HttpClient client, string id, string token, int patience)
    {
        private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);
        private Uri _address = null!;

        public string Id => id;

        /// <summary>The reference of the ticket that the citizen was given; null when no person was asked for.</summary>
        public string? Reference { get; private set; }

        /// <summary>The texts that the service acknowledged, by the id that it gave them.</summary>
        public Dictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

        public static async Task<Talk> BeginAsync(HttpClient client, Uri service, int patience)
        {
            using var issued = await client.PostAsync(new Uri(service, "/widget/alderbrook/token"), null);
            var body = (await issued.Content.ReadFromJsonAsync<JsonObject>())!;
            var talk = new Talk(client, (string)body["conversationId"]!, (string)body["token"]!, patience) { _address = service };
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
                    await AskAsync(i == patience ? AskForPerson : $"How much is it to collect {i} old sofas?");
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

        /// <summary>The conversation, once every message has a reply that the bot owes one to; null before.</summary>
        public async Task<IReadOnlyList<JsonObject>?> ReadWhenAnsweredAsync(Uri service)
        {
            _address = service;
            var stored = await ReadAsync();
            return OwedIn(stored).Except(RepliedIn(stored)).Any() ? null : stored;
        }

        public void AssertNothingIsLost(IReadOnlyList<JsonObject> stored)
        {
            var byId = stored.ToDictionary(a => (string)a["id"]!);
            Assert.All(Acknowledged, message => Assert.Equal(message.Value, (string?)byId[message.Key]["text"]));
            Assert.All(_shown, reply => Assert.Equal(reply.Value, byId[reply.Key].ToJsonString()));
            Assert.Equal(OwedIn(stored), RepliedIn(stored));
            Reference = stored.Select(a => Ticket().Match((string?)a["text"] ?? "")).FirstOrDefault(m => m.Success)?.Value;
            Assert.Equal(stored.Any(a => (string?)a["text"] == AskForPerson), Reference is not null);
        }

        // The bot answers up to the wish for a person, that included; from there on people do.
        private static List<string> OwedIn(IReadOnlyList<JsonObject> stored)
        {
            var messages = stored.Where(a => a["replyToId"] is null).ToList();
            var wish = messages.FindIndex(a => (string?)a["text"] == AskForPerson);
            return [.. messages.Take(wish < 0 ? messages.Count : wish + 1).Select(a => (string)a["id"]!)];
        }

        private static List<string> RepliedIn(IReadOnlyList<JsonObject> stored) => [.. stored.Select(a => (string?)a["replyToId"]).OfType<string>()];

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

        [GeneratedRegex("ALD-[2-9A-Z]{4}-[2-9A-Z]{3}")]
        private static partial Regex Ticket();
    }
}
