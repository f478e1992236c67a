using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.Channels;

/// <summary>What people say in a conversation, as activities of the Direct Line channel.</summary>
internal sealed class ChannelFeed(DirectLineHub hub, TimeProvider clock) : IConversationFeed
{
    private const string Adviser = "adviser";
    private const string Helpdesk = "helpdesk";

    public ReadOnlyMemory<byte> Encode(string conversationId, CouncilId council, long sequence, Utterance said)
    {
        var activity = MessageFactory.Text(said.Text);
        activity.From = new ChannelAccount { Id = said.Role == MessageRole.Notice ? Helpdesk : Adviser, Name = said.Speaker, Role = RoleTypes.Bot };
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.ChannelId = DirectLineDefaults.ChannelId;
        activity.Timestamp = clock.GetUtcNow();
        activity.Locale = said.Language.Value;
        activity.TextFormat = "plain";
        activity.ChannelData = new JsonObject
        {
            [EnquiryBotHandler.ReplyKey] = new JsonObject
            {
                ["kind"] = KindOf(said.Role), ["speaker"] = said.Speaker, ["notice"] = said.Notice, ["text"] = said.Text,
            },
        };
        return new ActivityToAppend { Key = new ConversationKey(council.Value, conversationId), Activity = activity, Inbound = false }.Stamp(sequence).Json;
    }

    public void Committed(string conversationId, CouncilId council, long sequence, ReadOnlyMemory<byte> activity) =>
        hub.Committed(new ConversationKey(council.Value, conversationId), new StoredActivity(sequence, activity));

    private static string KindOf(MessageRole role) => role switch
    {
        MessageRole.Adviser => "adviser",
        MessageRole.Notice => "notice",
        MessageRole.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Citizens and the bot speak through the channel itself."),
    };
}
