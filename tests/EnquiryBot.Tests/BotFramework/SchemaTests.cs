using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.BotFramework;

public sealed class SchemaTests
{
    [NeedsSharedFact]
    public void Every_published_transcript_survives_reading_and_writing()
    {
        var files = Directory.GetFiles(Path.Combine(Shared.Folder, "specs", "botframework", "transcripts"), "*.transcript", SearchOption.AllDirectories);
        var count = 0;

        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            var activities = JsonSerializer.Deserialize(text, BotJson.Wire.IListActivity)!;
            var again = JsonSerializer.SerializeToNode(activities, BotJson.Wire.IListActivity);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), again), file);
            count += activities.Count;
        }

        Assert.Equal((18, 213), (files.Length, count));
    }

    [Theory]
    [InlineData("""{"type":"message","new":{"a":[1,null]},"from":{"id":"u","mood":"kind"},"conversation":{"id":"c","floor":3},"properties":{"p":1}}""")]
    [InlineData("""{"type":"message","attachments":[{"contentType":"x","size":4}],"entities":[{"type":"e","@id":"","deep":{"b":true}}]}""")]
    [InlineData("""{"type":"event","name":"n","value":"a string","channelData":[1,2]}""")]
    [InlineData("""{"type":"message","suggestedActions":{"to":[],"actions":[{"type":"imBack","title":"t","value":"t","colour":"red"}]}}""")]
    [InlineData("""{"type":"message","localTimestamp":"2026-05-01T12:00:00.125+01:00","timestamp":"2026-05-01T11:00:00.125Z"}""")]
    public void Fields_that_the_schema_does_not_know_are_kept(string json) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Rewrite(json)));

    [Fact]
    public void A_null_is_never_written() =>
        Assert.Equal("""{"type":"message"}""", Rewrite("""{"type":"message","text":null,"value":null,"channelData":null}""").ToJsonString());

    [Fact]
    public void The_caller_is_dropped_on_receipt()
    {
        var activity = JsonSerializer.Deserialize("""{"type":"message","callerId":"urn:botframework:azure"}""", BotJson.Wire.Activity)!;

        Assert.Null(activity.CallerId);
        Assert.Equal("""{"type":"message"}""", JsonSerializer.Serialize(activity, BotJson.Wire.Activity));
    }

    [Theory]
    [InlineData("""{"type":"message","type":"event"}""")]
    [InlineData("""{"type":"message","channelData":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":7}""")]
    public void What_cannot_be_read_one_way_only_is_refused(string json) =>
        Assert.True(
            Record.Exception(() => JsonSerializer.Deserialize(json, BotJson.Wire.Activity)) is JsonException or ArgumentException);

    [Fact]
    public void Unknown_fields_can_be_read_changed_and_written()
    {
        var entity = JsonSerializer.Deserialize("""{"type":"message","entities":[{"type":"e","a":1}]}""", BotJson.Wire.Activity)!.Entities![0];
        entity.Properties!["b"] = "two";
        var made = new Entity { Type = "https://schema.org/Message", Properties = new JsonObject { ["@id"] = "", ["citation"] = new JsonArray(1) } };

        var json = JsonSerializer.Serialize(new Activity { Type = "message", Entities = [entity, made] }, BotJson.ForClients);

        Assert.Equal(
            """{"type":"message","entities":[{"type":"e","a":1,"b":"two"},{"type":"https://schema.org/Message","@id":"","citation":[1]}]}""", json);
    }

    [Fact]
    public void Suggested_actions_always_say_for_whom() =>
        Assert.Contains("\"to\":[]", JsonSerializer.Serialize(
            new Activity { Type = "message", SuggestedActions = new SuggestedActions() }, BotJson.Wire.Activity), StringComparison.Ordinal);

    [Fact]
    public void Welsh_and_pounds_are_readable_and_markup_is_not()
    {
        var json = JsonSerializer.Serialize(new Activity { Type = "message", Text = "Tŷ £5 <script>" }, BotJson.Wire.Activity);

        Assert.Contains("Tŷ £5", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Clients_do_not_see_what_lies_between_channel_and_bot()
    {
        var activity = new Activity
        {
            Type = "message",
            ServiceUrl = "urn:x",
            Recipient = new ChannelAccount { Id = "bot" },
            Conversation = new ConversationAccount { Id = "c", TenantId = "site" },
        };

        Assert.Equal("""{"type":"message","conversation":{"id":"c"}}""", JsonSerializer.Serialize(activity, BotJson.ForClients));
        Assert.Contains("tenantId", JsonSerializer.Serialize(activity, BotJson.Wire.Activity), StringComparison.Ordinal);
    }

    private static JsonNode Rewrite(string json) => JsonSerializer.SerializeToNode(
        JsonSerializer.Deserialize(json, BotJson.Wire.Activity)!, BotJson.Wire.Activity)!;
}
