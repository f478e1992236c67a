using EnquiryBot.Councils;

namespace EnquiryBot.Conversations;

/// <summary>What people or the helpdesk say in a conversation.</summary>
/// <param name="Role">Adviser, notice or note.</param>
/// <param name="Language">The language of the words.</param>
/// <param name="Text">The words, plain.</param>
/// <param name="Speaker">The adviser's name as it is shown; null for a notice.</param>
/// <param name="Notice">What the notice is about, such as <c>adviser-joined</c>; null for words of an adviser.</param>
public sealed record Utterance(MessageRole Role, LanguageTag Language, string Text, string? Speaker, string? Notice);

/// <summary>The channel, as far as the engine speaks through it: it knows how a message looks on the wire and who listens now.</summary>
public interface IConversationFeed
{
    /// <summary>The activity of something said at a place of a conversation, as UTF-8 JSON.</summary>
    ReadOnlyMemory<byte> Encode(string conversationId, CouncilId council, long sequence, Utterance said);

    /// <summary>Wakes whoever listens to the conversation: the activity is stored.</summary>
    void Committed(string conversationId, CouncilId council, long sequence, ReadOnlyMemory<byte> activity);
}
