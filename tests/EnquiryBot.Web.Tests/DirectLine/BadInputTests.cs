using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.DirectLine;

public sealed class BadInputTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;
    private Talk _talk = null!;

    public async Task InitializeAsync()
    {
        _host = await DirectLineHost.StartAsync();
        _talk = await _host.TalkAsync();
        await _talk.ReadUntilAsync("welcome");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{\"type\":\"message\"} trailing")]
    [InlineData("{\"type\":\"message\",\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"type\":\"message\",\"text\":{\"a\":1}}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"clientActivityID\":\"\\ud800\"}}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"\\ud800\":1}}")]
    [InlineData("{\"type\":\"message\",\"unknown\":{\"\\ud800\":\"\\udc00\"}}")]
    [InlineData("{\"type\":\"message\",\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"text\":\"no type\"}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"nonsense\"}")]
    [InlineData("{\"type\":\"Message\",\"text\":\"types compare ordinally\"}")]
    [InlineData("{\"type\":\"conversationUpdate\",\"membersAdded\":[{\"id\":\"x\"}]}")]
    [InlineData("{\"type\":\"trace\",\"name\":\"x\"}")]
    [InlineData("{\"type\":\"handoff\"}")]
    [InlineData("{\"type\":\"event\",\"name\":\"handoff.status\",\"value\":{\"state\":\"completed\"}}")]
    [InlineData("{\"type\":\"event\",\"name\":\"Handoff.Initiate\"}")]
    public async Task What_is_no_activity_of_a_client_is_400_BadArgument_and_not_stored(string body)
    {
        StartTests.AssertError(await _talk.PostAsync(body), HttpStatusCode.BadRequest, "BadArgument");

        Assert.Single((await _talk.ReadAsync()).Activities);
        Assert.Single(_host.Bot.Seen);
    }

    [Fact]
    public async Task Broken_UTF8_is_400()
    {
        foreach (var field in new[] { "text", "value", "unknown" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineHost.Base}{_talk.Path}/activities");
            request.Headers.Authorization = new("Bearer", _talk.Token);
            request.Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes($$"""{"type":"message","{{field}}":"""), (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}']);
            using var response = await _host.Http.SendAsync(request);
            Assert.Equal((field, HttpStatusCode.BadRequest), (field, response.StatusCode));
        }
    }

    [Fact]
    public async Task Deep_nesting_is_400() =>
        StartTests.AssertError(
            await _talk.PostAsync($$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}"""), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [InlineData(10_000, HttpStatusCode.OK)]
    [InlineData(10_001, HttpStatusCode.BadRequest)]
    public async Task A_text_may_have_ten_thousand_characters(int length, HttpStatusCode expected)
    {
        var (status, body) = await _talk.PostAsync(new JsonObject { ["type"] = "message", ["text"] = new string('ŵ', length) }.ToJsonString());

        Assert.Equal(expected, status);
        if (expected != HttpStatusCode.OK)
            Assert.Contains("10,000 characters", (string)body!["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, DirectLineDefaults.MaxBodyBytes, HttpStatusCode.OK)]
    [InlineData(false, DirectLineDefaults.MaxBodyBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(true, DirectLineDefaults.MaxBodyBytes, HttpStatusCode.OK)]
    [InlineData(true, DirectLineDefaults.MaxBodyBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(false, 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_have_256_kB_with_and_without_a_length(bool chunked, int length, HttpStatusCode expected)
    {
        const string Frame = """{"type":"event","name":"e","value":""}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{DirectLineHost.Base}{_talk.Path}/activities");
        request.Headers.Authorization = new("Bearer", _talk.Token);
        request.Headers.TransferEncodingChunked = chunked;
        request.Content = new StringContent(Frame.Insert(Frame.Length - 2, new string('x', length - Frame.Length)), Encoding.UTF8, "application/json");

        using var response = await _host.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        if (expected != HttpStatusCode.OK)
            Assert.Equal("MessageSizeTooBig", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]);
    }

    [Fact]
    public async Task A_client_id_of_129_characters_is_400() => StartTests.AssertError(
        await _talk.PostAsync("""{"type":"message","channelData":{"clientActivityID":"?"}}""".Replace("?", new string('x', 129), StringComparison.Ordinal)), HttpStatusCode.BadRequest, "BadArgument");

    [Theory]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":""}""")]
    [InlineData("""{"type":"message","value":{"choice":"bins"},"channelData":{"postBack":true}}""")]
    [InlineData("""{"type":"message","text":null,"channelData":{"clientActivityID":7}}""")]
    public async Task A_message_without_text_is_normal_input(string body) =>
        Assert.Equal(HttpStatusCode.OK, (await _talk.PostAsync(body)).Status);

    [NeedsSharedFact]
    public async Task Every_naughty_string_is_echoed_as_it_came()
    {
        var strings = JsonNode.Parse(await File.ReadAllTextAsync(Shared.Data("adversarial", "blns.json")))!.AsArray().Select(each => (string)each!).ToList();
        foreach (var text in strings)
            await _talk.SayAsync(text);

        var (echoes, position) = (new List<string>(), "2");
        while (await _talk.ReadAsync(position) is { Activities: { Count: > 0 } page } read)
        {
            echoes.AddRange(page.Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => (string?)activity["text"] ?? ""));
            position = read.Watermark;
        }

        Assert.True(strings.Count > 400, "the list is there");
        Assert.Equal(strings, echoes);
    }
}
