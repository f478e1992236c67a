using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Councils;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Pages;

/// <summary>The conversations of the page without script: found by their cookie, carried by the same channel as the widget's.</summary>
internal sealed class ChatConversations(
    ChatSessions sessions, IActivityStore store, DirectLineAdapter adapter, IOptions<DirectLineOptions> channel)
{
    private const int MostShown = 500;
    private const int MostFormIdCharacters = 64;

    /// <summary>Characters of the longest message.</summary>
    public int MaxTextLength => channel.Value.MaxTextLength;

    /// <summary>The conversation that the browser's cookie names; null when there is none. It may have been deleted since.</summary>
    public DirectLineToken? Find(HttpContext http, CouncilId council) => sessions.Read(http, council);

    /// <summary>Forgets the conversation in this browser.</summary>
    public void Leave(HttpContext http, CouncilId council) => sessions.End(http, council);

    /// <summary>The newest messages of the browser's conversation.</summary>
    public async Task<IReadOnlyList<ChatMessage>> ReadAsync(HttpContext http, CouncilId council, CancellationToken ct) =>
        sessions.Read(http, council) is { } session
        && await store.FindAsync(session.Key, ct) is { } head
        && await store.ReadAsync(session.Key, Math.Max(0, head.LastSequence - MostShown), MostShown, ct) is { } page
            ? [.. page.Activities.Select(ChatMessage.Of).OfType<ChatMessage>()]
            : [];

    /// <summary>Sends a message, in a new conversation when there is none, and waits a little for the reply.</summary>
    /// <param name="http">The request.</param>
    /// <param name="council">The council.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="text">The message.</param>
    /// <param name="formId">Made with the form: a form that is sent twice is stored once.</param>
    /// <param name="ct">Cancels before the message is stored.</param>
    public async Task SendAsync(HttpContext http, CouncilId council, LanguageTag language, string text, string? formId, CancellationToken ct)
    {
        var session = sessions.Read(http, council);
        if (session is null || await store.FindAsync(session.Key, ct) is null)
        {
            session = sessions.Begin(http, council);
            await store.StartAsync(new ConversationStart(session.Key, session.CitizenId, language.Value), ct);
        }

        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            Locale = language.Value,
            From = new ChannelAccount { Id = session.CitizenId },
            Conversation = new ConversationAccount { Id = session.Key.ConversationId },
            ChannelData = new JsonObject { ["clientActivityID"] = formId },
        };
        var receipt = await adapter.ReceiveAsync(session.Key, activity, string.IsNullOrEmpty(formId) || formId.Length > MostFormIdCharacters ? null : formId);
        await Task.WhenAny(receipt.Turn, Task.Delay(channel.Value.BotWait, http.RequestAborted));
    }
}
