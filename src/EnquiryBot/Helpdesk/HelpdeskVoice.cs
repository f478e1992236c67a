using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Language;

namespace EnquiryBot.Helpdesk;

/// <summary>Says something in a ticket's conversation, in one transaction with what it goes with.</summary>
public sealed class HelpdeskVoice(ConversationLog conversations, IConversationFeed feed, CouncilDirectory councils, Latest<PhraseBook> phrases)
{
    /// <summary>A notice of the helpdesk in the ticket's language.</summary>
    internal Utterance Notice(Ticket ticket, string notice, string key, params ReadOnlySpan<(string, string)> values) => new(
        MessageRole.Notice, ticket.Language, phrases.Value.Say(key, councils.Find(ticket.Council)!, ticket.Language, values).TrimEnd(), Speaker: null, notice);

    /// <summary>Stores what is said and wakes who listens; a note wakes no citizen.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="said">What is said.</param>
    /// <param name="formId">One that was said before is not said again; what goes with it is then not applied either.</param>
    /// <param name="with">What is committed together with it.</param>
    /// <param name="ct">Cancels before it is stored, not after.</param>
    internal async Task SayAsync(Ticket ticket, Utterance said, string? formId, Action<EnquiryBotDb>? with, CancellationToken ct)
    {
        var toClients = said.Role != MessageRole.Note;
        ReadOnlyMemory<byte> activity = default;
        var stored = await conversations.AppendAsync(
            new NewMessage(ticket.ConversationId, ticket.Council, said.Role, formId, toClients, Answers: null, AwaitsReply: false, with),
            sequence => activity = feed.Encode(ticket.ConversationId, ticket.Council, sequence, said),
            ct) ?? throw new InvalidOperationException("The ticket's conversation is deleted.");
        if (toClients && stored.IsNew)
        {
            feed.Committed(ticket.ConversationId, ticket.Council, stored.Sequence, activity);
        }
    }
}
