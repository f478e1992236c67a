namespace EnquiryBot.Conversations;

/// <summary>What was to be stored with a message was changed by somebody else since it was read. Nothing is stored: read again and decide again.</summary>
public sealed class ConversationChangedException(Exception inner)
    : Exception("Somebody else changed what was to be stored with the message; nothing was stored.", inner);
