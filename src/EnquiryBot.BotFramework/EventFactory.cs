using System.Text.Json;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>Makes the two events that hand a conversation to a person. The Agents SDK calls it HandoffEventFactory.</summary>
public static class EventFactory
{
    /// <summary>The event that asks a hub to take the turn's conversation over.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="handoffContext">What the hub needs to know, such as <c>{"Skill": "waste"}</c>.</param>
    /// <param name="transcript">What was said so far; null leaves it out.</param>
    public static IEventActivity CreateHandoffInitiation(
        ITurnContext turnContext, JsonNode handoffContext, Transcript? transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(handoffContext);
        var turn = turnContext.Activity;
        var handoff = Create(HandoffEventNames.InitiateHandoff, handoffContext, turn.Conversation);
        handoff.From = turn.From;
        handoff.RelatesTo = turn.GetConversationReference();
        handoff.ReplyToId = turn.Id;
        handoff.ServiceUrl = turn.ServiceUrl;
        handoff.ChannelId = turn.ChannelId;
        if (transcript is not null)
            handoff.Attachments = [AttachmentOf(transcript)];
        return handoff;
    }

    /// <summary>The event by which a hub says what became of a hand-over.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="state"><c>accepted</c>, <c>failed</c> or <c>completed</c>.</param>
    /// <param name="message">Words to go with it.</param>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);
        var value = new JsonObject { ["state"] = state };
        // Left out and not null: strict readers of the protocol refuse a null.
        if (message is not null)
            value["message"] = message;
        return Create(HandoffEventNames.HandoffStatus, value, conversation);
    }

    private static Activity Create(string name, JsonNode value, ConversationAccount? conversation) => new()
    {
        Type = ActivityTypes.Event,
        Name = name,
        Value = value,
        Id = Guid.NewGuid().ToString(),
        Timestamp = TimeProvider.System.GetUtcNow(),
        Conversation = conversation,
        Attachments = [],
        Entities = [],
    };

    private static Attachment AttachmentOf(Transcript transcript) => new()
    {
        Name = "Transcript",
        ContentType = "application/json",
        Content = JsonSerializer.SerializeToNode(transcript, BotJson.Wire.Transcript),
    };
}
