using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.DirectLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>The citizen's side of a hand-over, over HTTP as the widget asks for it.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private const string AskForPerson = "I want to talk to someone";

    // A Monday at 10 in the morning; Alderbrook is open from 8:30.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
    private TestApp _app = null!;

    public Task InitializeAsync()
    {
        _app = new TestApp { ReplaceServices = services => services.AddSingleton<TimeProvider>(_clock) };
        _app.Settings["Knowledge:ReloadSeconds"] = "0";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Who_asks_for_a_person_sees_the_place_in_the_queue_and_a_reference()
    {
        var (first, second) = (await _app.BeginAsync("alderbrook"), await _app.BeginAsync("alderbrook"));
        await first.AskAsync(AskForPerson);

        Assert.Equal("none", (string?)(await StatusAsync(second))["state"]);
        var reply = await second.AskAsync(AskForPerson);
        var status = await StatusAsync(second);

        Assert.Equal("handed-over", reply.Outcome);
        Assert.Equal(("waiting", 2, true, "ask", true), Facts(status));
        Assert.Equal($"You are number 2 in the queue for Customer services. Your reference is {status["reference"]}.", (string?)status["text"]);
        Assert.Contains((string)status["text"]!, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_of_who_waits_changes_live_when_somebody_before_is_claimed()
    {
        var (first, second) = (await _app.BeginAsync("alderbrook"), await _app.BeginAsync("alderbrook"));
        await first.AskAsync(AskForPerson);
        await second.AskAsync(AskForPerson);
        await using var stream = await ListenAsync(second);
        var before = await NextStatusAsync(stream, "number 2");

        await new AdviserDriver(_app).ClaimAsync(first.Id);
        var after = await NextStatusAsync(stream, "next in the queue");

        Assert.Equal((2, 1), ((int)before["place"]!, (int)after["place"]!));
        Assert.DoesNotContain(await second.ReadAsync(), a => (string?)a["type"] == "event");
    }

    [Fact]
    public async Task An_adviser_joins_replies_and_closes_and_the_citizen_hears_each_live()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);
        var adviser = new AdviserDriver(_app);

        await adviser.ClaimAsync(citizen.Id);
        var status = await StatusAsync(citizen);
        await adviser.ReplyAsync(citizen.Id, "Hello, how can I help?");
        await adviser.CloseAsync(citizen.Id);

        Assert.Equal("with-adviser", (string?)status["state"]);
        Assert.Contains("You are talking to Sam", (string?)status["text"], StringComparison.Ordinal);
        var parts = (await citizen.ReadAsync()).Select(a => a["channelData"]?["enquirybot"]).Where(p => p?["kind"] is not null).ToList();
        Assert.Equal(["adviser-joined", null, "closed"], parts.Select(p => (string?)p!["notice"]));
        Assert.Equal(("Sam, Customer services", "Hello, how can I help?"), ((string?)parts[1]!["speaker"], (string?)parts[1]!["text"]));
        Assert.Equal("none", (string?)(await StatusAsync(citizen))["state"]);
    }

    [Fact]
    public async Task At_three_in_the_morning_of_a_bank_holiday_the_words_are_true()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 12, 28, 3, 0, 0, TimeSpan.Zero));
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);

        var closed = await StatusAsync(citizen);

        Assert.Equal((false, null), ((bool)closed["open"]!, (int?)closed["place"]));
        Assert.Contains("Customer services is closed now and back at 8:30am on Monday 4 January", (string?)closed["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_team_opens_who_waits_is_told_the_place_without_asking()
    {
        _clock.SetUtcNow(new DateTimeOffset(2027, 1, 4, 8, 28, 30, TimeSpan.Zero));
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);
        await using var stream = await ListenAsync(citizen);
        await NextStatusAsync(stream, "closed now");

        var open = await NextStatusAsync(stream, "next in the queue");

        Assert.True((bool)open["open"]!);
    }

    [Fact]
    public async Task Contact_details_are_asked_for_once()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);

        using var empty = await PostAsync(citizen, "contact", new JsonObject { ["name"] = "Alex" });
        using var wrong = await PostAsync(citizen, "contact", new JsonObject { ["email"] = "alex@", ["phone"] = "12" });
        using var right = await PostAsync(citizen, "contact", new JsonObject { ["email"] = "alex@mailbox.example" });

        var faults = (await wrong.Content.ReadFromJsonAsync<JsonObject>())!["error"]!;
        Assert.Equal((HttpStatusCode.BadRequest, "BadContact"), (wrong.StatusCode, (string?)faults["code"]));
        Assert.Equal(["email", "phone"], faults["fields"]!.AsObject().Select(f => f.Key));
        Assert.Contains("name@example.com", (string?)faults["fields"]!["email"], StringComparison.Ordinal);
        Assert.Contains("email address or a phone number", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("given", (string?)(await right.Content.ReadFromJsonAsync<JsonObject>())!["contact"]);
        Assert.Equal("given", (string?)(await StatusAsync(citizen))["contact"]);
    }

    [Fact]
    public async Task Status_and_faults_are_in_the_language_that_is_asked_for()
    {
        var citizen = await _app.BeginAsync("brohelyg");
        await citizen.AskAsync("Hoffwn siarad â pherson", locale: "cy");

        using var faults = await citizen.Client.PostAsJsonAsync("/widget/brohelyg/handover/contact?lang=cy", new JsonObject());
        var welsh = await citizen.Client.GetFromJsonAsync<JsonObject>("/widget/brohelyg/handover?lang=cy");
        var english = await citizen.Client.GetFromJsonAsync<JsonObject>("/widget/brohelyg/handover?lang=en");

        Assert.Contains("Rhowch gyfeiriad", (string?)(await faults.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["fields"]!["email"], StringComparison.Ordinal);
        Assert.Contains("Eich cyfeirnod yw", (string?)welsh!["text"], StringComparison.Ordinal);
        Assert.Contains("Your reference is", (string?)english!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"email\": 7}")]
    [InlineData("{\"email\"")]
    [InlineData("LONG")]
    public async Task A_body_that_is_no_contact_details_is_refused(string body)
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);
        var text = body == "LONG" ? $$"""{"email": "{{new string('x', 5_000)}}"}""" : body;

        using var response = await citizen.Client.PostAsync(
            "/widget/alderbrook/handover/contact", new StringContent(text, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("BadRequest", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["error"]!["code"]);
    }

    [Fact]
    public async Task The_citizen_may_go_back_to_the_bot_and_it_answers_again()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync(AskForPerson);

        using var response = await PostAsync(citizen, "return", []);
        using var again = await PostAsync(citizen, "return", []);
        var answer = await citizen.AskAsync("How much does a bulky waste collection cost?");

        Assert.Equal("none", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["state"]);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("answered", answer.Outcome);
        Assert.Single(await citizen.ReadAsync(), a => (string?)a["channelData"]?["enquirybot"]?["notice"] == "returned-to-bot");
    }

    [Fact]
    public async Task An_answer_that_did_not_help_leads_to_a_person()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        var answer = await citizen.AskAsync("How much does a bulky waste collection cost?");

        using var response = await citizen.PostAsync(new JsonObject
        {
            ["type"] = "event", ["name"] = "enquirybot.feedback",
            ["value"] = new JsonObject { ["activityId"] = (string?)answer.Activity["id"], ["helped"] = false },
        });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("waiting", (string?)(await StatusAsync(citizen))["state"]);
    }

    [Fact]
    public async Task A_token_of_another_council_opens_nothing()
    {
        var citizen = await _app.BeginAsync("fernleigh");

        using var response = await citizen.Client.GetAsync("/widget/alderbrook/handover");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static (string?, int?, bool, string?, bool) Facts(JsonObject status) =>
        ((string?)status["state"], (int?)status["place"], (bool)status["open"]!, (string?)status["contact"], (bool)status["backToBot"]!);

    private static async Task<JsonObject> StatusAsync(ConversationDriver citizen) =>
        (await citizen.Client.GetFromJsonAsync<JsonObject>("/widget/alderbrook/handover?lang=en"))!;

    private static Task<HttpResponseMessage> PostAsync(ConversationDriver citizen, string what, JsonObject body) =>
        citizen.Client.PostAsJsonAsync($"/widget/alderbrook/handover/{what}?lang=en", body);

    private async Task<StreamClient> ListenAsync(ConversationDriver citizen)
    {
        var stream = await StreamClient.OpenAsync(citizen.StreamUrl.AbsoluteUri);
        var hub = _app.Services.GetRequiredService<DirectLineHub>();
        await Eventually.HoldsAsync(() => hub.HasListeners(new ConversationKey("alderbrook", citizen.Id)), "the stream to be heard");
        return stream;
    }

    // The queues are swept every minute, which says to a stream what was not said to it.
    private async Task<JsonNode> NextStatusAsync(StreamClient stream, string words)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        while (true)
        {
            var activity = await stream.NextAsync();
            if ((string?)activity["name"] == "enquirybot.handover" && ((string)activity["value"]!["text"]!).Contains(words, StringComparison.Ordinal))
            {
                return activity["value"]!;
            }
        }
    }
}
