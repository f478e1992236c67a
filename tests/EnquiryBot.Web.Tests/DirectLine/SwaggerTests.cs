using System.Net;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using NJsonSchema;

namespace EnquiryBot.Web.Tests.DirectLine;

/// <summary>What the endpoints say is what the published definition of Direct Line 3.0 allows.</summary>
public sealed class SwaggerTests
{
    [NeedsSharedFact]
    public async Task Every_answer_has_the_published_shape()
    {
        await using var host = await DirectLineHost.StartAsync();
        var talk = await host.TalkAsync();
        foreach (var text in new[] { "hello", "event", "buttons", "type" })
            await talk.SayAsync(text);
        await using var stream = await StreamClient.OpenAsync(talk.StreamUrl);

        await AssertValidAsync("Conversation", (await host.SendAsync(HttpMethod.Post, "/conversations", talk.Token)).Body);
        await AssertValidAsync("Conversation", (await host.SendAsync(HttpMethod.Get, talk.Path, talk.Token)).Body);
        await AssertValidAsync("Conversation", (await host.SendAsync(HttpMethod.Post, "/tokens/refresh", talk.Token)).Body);
        await AssertValidAsync("Conversation", (await host.SendAsync(HttpMethod.Post, "/tokens/generate", DirectLineHost.Secret)).Body);
        await AssertValidAsync("ActivitySet", (await host.SendAsync(HttpMethod.Get, talk.Path + "/activities", talk.Token)).Body);
        await AssertValidAsync("ActivitySet", JsonNode.Parse((await stream.FrameAsync())!));
        await AssertValidAsync("ResourceResponse", (await talk.PostAsync("""{"type":"message","text":"a"}""")).Body);
        await AssertValidAsync("ErrorResponse", (await talk.PostAsync("{")).Body);
    }

    [NeedsSharedFact]
    public async Task The_check_itself_finds_a_wrong_shape()
    {
        var schema = await SchemaAsync("ActivitySet");

        Assert.NotEmpty(schema.Validate("""{"activities":{}}"""));
        Assert.NotEmpty(schema.Validate("""{"activities":[{"type":7}]}"""));
    }

    private static async Task AssertValidAsync(string definition, JsonNode? body)
    {
        var schema = await SchemaAsync(definition);

        Assert.Empty(schema.Validate(body!.ToJsonString()).Select(fault => fault.ToString()));
        Assert.DoesNotContain("null", body.ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<JsonSchema> SchemaAsync(string definition)
    {
        var swagger = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Shared.Folder, "specs", "botframework", "directline-3.0.json")))!;
        var definitions = swagger["definitions"]!.DeepClone();
        // Declared as objects, in practice anything.
        foreach (var (type, property) in new[] { ("CardAction", "value"), ("Activity", "value"), ("Activity", "channelData"), ("Attachment", "content") })
            definitions[type]!["properties"]![property] = new JsonObject();
        var root = definitions[definition]!.DeepClone();
        root["definitions"] = definitions;
        return await JsonSchema.FromJsonAsync(root.ToJsonString());
    }
}
