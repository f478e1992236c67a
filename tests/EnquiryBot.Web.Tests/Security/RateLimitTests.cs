using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>Limits by conversation, token and council; an address is only a high ceiling.</summary>
public sealed class RateLimitTests(RateLimitTests.TightApp tight) : IClassFixture<RateLimitTests.TightApp>
{
    private const int ConversationPerMinute = 3;

    [Fact]
    public async Task A_conversation_that_sends_too_much_is_told_to_wait_and_loses_nothing()
    {
        var citizen = await tight.App.BeginAsync("alderbrook");
        var answers = await SendAsync(citizen, ConversationPerMinute);

        using var refused = await citizen.PostAsync(Message());

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("\"conversation\";q=4;w=60", refused.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("\"conversation\";r=0;t=60", refused.Headers.GetValues("RateLimit").Single());
        var error = (await refused.Content.ReadFromJsonAsync<JsonObject>())!["error"]!;
        Assert.Equal("TooManyRequests", (string?)error["code"]);
        Assert.Contains("Wait a minute", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(2 * ConversationPerMinute, (await citizen.ReadAsync()).Count);
    }

    [Fact]
    public async Task Each_answer_says_what_is_left()
    {
        var citizen = await tight.App.BeginAsync("alderbrook");

        var left = new List<string>();
        for (var i = 0; i < ConversationPerMinute; i++)
        {
            using var response = await citizen.PostAsync(Message());
            left.Add(response.Headers.GetValues("RateLimit").Single());
        }

        Assert.Equal(["\"conversation\";r=2;t=60", "\"conversation\";r=1;t=60", "\"conversation\";r=0;t=60"], left);
    }

    [Fact]
    public async Task Another_conversation_from_the_same_address_is_not_held_up()
    {
        var busy = await tight.App.BeginAsync("alderbrook");
        await SendAsync(busy, ConversationPerMinute + 1);

        var other = await tight.App.BeginAsync("alderbrook");

        Assert.Equal("answered", (await other.AskAsync("They missed my bin, how do I tell you?")).Outcome);
    }

    [Fact]
    public async Task Reading_is_never_limited()
    {
        var citizen = await tight.App.BeginAsync("alderbrook");
        await SendAsync(citizen, ConversationPerMinute + 1);

        for (var i = 0; i < 100; i++)
        {
            using var response = await citizen.Client.GetAsync($"/v3/directline/conversations/{citizen.Id}/activities");
            Assert.Equal((HttpStatusCode.OK, false), (response.StatusCode, response.Headers.Contains("RateLimit")));
        }
    }

    [Fact]
    public async Task The_page_without_script_says_so_and_keeps_the_text()
    {
        using var page = new ChatPage(tight.App, "alderbrook");
        await page.OpenAsync();
        for (var i = 0; page.Status == HttpStatusCode.OK && i < 10; i++)
        {
            await page.AskAsync($"When is my bin collected? {i.ToString(CultureInfo.InvariantCulture)}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Wait a minute", page.Shown.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("When is my bin collected?", page.Typed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_council_has_a_limit_of_its_own_for_new_conversations()
    {
        using var app = new TestApp();
        app.Settings["RateLimits:CouncilPerMinute"] = "2";
        var client = app.Client();

        var statuses = new List<HttpStatusCode>();
        foreach (var council in new[] { "alderbrook", "alderbrook", "alderbrook", "fernleigh" })
        {
            using var response = await client.PostAsync($"/widget/{council}/token", null);
            statuses.Add(response.StatusCode);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests, response.Headers.RetryAfter is not null);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], statuses);
    }

    private static JsonObject Message() => new() { ["type"] = "message", ["text"] = "When is my bin collected?" };

    private static async Task<IReadOnlyList<HttpStatusCode>> SendAsync(ConversationDriver citizen, int times)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
        {
            using var response = await citizen.PostAsync(Message());
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }

    /// <summary>An app with a limit that a test reaches: the start of a conversation counts too.</summary>
    public sealed class TightApp : IDisposable
    {
        public TightApp() => App.Settings["RateLimits:ConversationPerMinute"] = (ConversationPerMinute + 1).ToString(CultureInfo.InvariantCulture);

        public TestApp App { get; } = new();

        public void Dispose() => App.Dispose();
    }
}
