using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.Tests.BotFramework;

/// <summary>The two events of a hand-over, compared with what Microsoft's SDK writes.</summary>
public sealed class EventFactoryTests
{
    private static readonly Activity Asked = new()
    {
        Type = "message", Id = "a1", Text = "a person please", ChannelId = "webchat", ServiceUrl = "https://smba.example/", Locale = "cy",
        Conversation = new ConversationAccount { Id = "c1" }, From = new ChannelAccount { Id = "citizen" }, Recipient = new ChannelAccount { Id = "bot" },
    };

    [Fact]
    public void An_initiation_has_the_shape_that_hubs_expect()
    {
        using var turn = new TurnContext(new RecordingAdapter(), Asked);

        var handoff = EventFactory.CreateHandoffInitiation(turn, new JsonObject { ["Skill"] = "waste" });

        AssertShape(
            """
            {"type":"event","name":"handoff.initiate","id":"*","timestamp":"*","value":{"Skill":"waste"},
             "serviceUrl":"https://smba.example/","channelId":"webchat","from":{"id":"citizen"},"conversation":{"id":"c1"},
             "replyToId":"a1","attachments":[],"entities":[],
             "relatesTo":{"activityId":"a1","user":{"id":"citizen"},"bot":{"id":"bot"},"conversation":{"id":"c1"},
                          "channelId":"webchat","locale":"cy","serviceUrl":"https://smba.example/"}}
            """,
            handoff);
    }

    [Fact]
    public void A_transcript_travels_as_one_attachment()
    {
        using var turn = new TurnContext(new RecordingAdapter(), Asked);
        var transcript = new Transcript { Activities = [new Activity { Type = "message", Text = "Pwy sy'n helpu?" }] };

        var handoff = (Activity)EventFactory.CreateHandoffInitiation(turn, new JsonObject(), transcript);

        var attachment = Assert.Single(handoff.Attachments!);
        Assert.Equal(("Transcript", "application/json"), (attachment.Name, attachment.ContentType));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"activities":[{"type":"message","text":"Pwy sy'n helpu?"}]}"""), attachment.Content));
    }

    [Theory]
    [InlineData("accepted", null, """{"state":"accepted"}""")]
    [InlineData("failed", "nobody is in", """{"state":"failed","message":"nobody is in"}""")]
    [InlineData("completed", "", """{"state":"completed","message":""}""")]
    public void A_status_has_the_shape_that_bots_expect(string state, string? message, string value)
    {
        var status = EventFactory.CreateHandoffStatus(new ConversationAccount { Id = "c1" }, state, message);

        AssertShape(
            $$"""
            {"type":"event","name":"handoff.status","id":"*","timestamp":"*","value":{{value}},"conversation":{"id":"c1"},
             "attachments":[],"entities":[]}
            """,
            status);
    }

    [Fact]
    public void Two_events_have_different_ids()
    {
        var conversation = new ConversationAccount { Id = "c1" };

        Assert.NotEqual(
            EventFactory.CreateHandoffStatus(conversation, "accepted").Id, EventFactory.CreateHandoffStatus(conversation, "accepted").Id);
    }

    [Fact]
    public void What_must_be_there_must_be_there()
    {
        using var turn = new TurnContext(new RecordingAdapter(), Asked);

        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffInitiation(null!, new JsonObject()));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffInitiation(turn, null!));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(null!, "accepted"));
        Assert.Throws<ArgumentNullException>(() => EventFactory.CreateHandoffStatus(new ConversationAccount(), null!));
    }

    private static void AssertShape(string expected, IActivity activity)
    {
        var written = JsonSerializer.SerializeToNode((Activity)activity, BotJson.Wire.Activity)!.AsObject();
        Assert.True(Guid.TryParse((string?)written["id"], out _) && DateTimeOffset.TryParse((string?)written["timestamp"], out _));
        (written["id"], written["timestamp"]) = ("*", "*");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), written), written.ToJsonString());
    }
}
