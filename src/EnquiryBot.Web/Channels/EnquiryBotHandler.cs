using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;
using EnquiryBot.Privacy;
using EnquiryBot.Turns;

namespace EnquiryBot.Web.Channels;

/// <summary>The bot: hands every message to the engine and its reply back to the channel.</summary>
internal sealed partial class EnquiryBotHandler(
    TurnProcessor turns, CouncilDirectory councils, Latest<PhraseBook> phrases, ILogger<EnquiryBotHandler> logger) : ActivityHandler
{
    /// <summary>The key in channelData under which our own clients find the reply in parts.</summary>
    public const string ReplyKey = "enquirybot";

    private const string FeedbackEvent = "enquirybot.feedback";

    /// <summary>Whether the bot owes a reply to an activity of a citizen.</summary>
    public static bool TakesTurn(Activity activity) => activity.Type == ActivityTypes.Message || IsNotHelpful(activity);

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        // A card's button comes without text but with a value.
        var activity = turnContext.Activity;
        var text = activity.Text ?? (activity.Value is JsonValue value && value.TryGetValue<string>(out var said) ? said : "");
        return TakeTurnAsync(turnContext, text, notHelpful: false, cancellationToken);
    }

    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        IsNotHelpful(((ITurnContext)turnContext).Activity) ? TakeTurnAsync(turnContext, "", notHelpful: true, cancellationToken) : Task.CompletedTask;

    private static bool IsNotHelpful(Activity activity) =>
        activity is { Type: ActivityTypes.Event, Name: FeedbackEvent, Value: JsonObject value }
        && value["helped"] is JsonValue helped && helped.TryGetValue<bool>(out var yes) && !yes;

    private async Task TakeTurnAsync(ITurnContext turnContext, string text, bool notHelpful, CancellationToken cancellationToken)
    {
        var activity = turnContext.Activity;
        var key = new ConversationKey(activity.Conversation!.TenantId!, activity.Conversation.Id!);
        var council = councils.Find(key.Site) ?? throw new InvalidOperationException($"There is no council '{key.Site}' any more.");
        var request = new TurnRequest(
            key.ConversationId, council, key.SequenceOf(activity.Id) ?? 0, new CitizenText(text), activity.Locale, notHelpful);
        var sending = false;
        try
        {
            var result = await turns.HandleAsync(
                request,
                (reply, with, ct) =>
                {
                    sending = true;
                    turnContext.TurnState.Set(new TurnCommit(with));
                    return turnContext.SendActivityAsync(ToActivity(reply), ct);
                },
                cancellationToken);
            if (result is { Outcome: TurnOutcome.HandedOver { Ticket: { } ticket }, Turn.TicketChange.Kind: TicketChangeKind.Opened })
            {
                await turnContext.SendActivityAsync(HandoffEvents.Initiation(turnContext, ticket), cancellationToken);
            }
        }
        catch (Exception e) when (!sending && !cancellationToken.IsCancellationRequested)
        {
            // Whatever failed, the citizen is told whom to ring. The type only: a message may carry what a citizen wrote.
            Log.TurnFailed(logger, council.Id.Value, e.GetType().FullName ?? "");
            await turnContext.SendActivityAsync(ToActivity(Failed(council, activity.Locale)), cancellationToken);
        }
    }

    private TurnReply Failed(CouncilProfile council, string? locale)
    {
        var language = LanguageTag.TryParse(locale, out var asked) ? council.Serve(asked) : council.Languages[0];
        return ReplyComposer.Compose(new TurnOutcome.Failed(nameof(TurnProcessor)), council, language, phrases.Value);
    }

    private static Activity ToActivity(TurnReply reply)
    {
        var activity = MessageFactory.Text(Markdown(reply));
        activity.Locale = reply.Language.Value;
        activity.TextFormat = "markdown";
        activity.ChannelData = new JsonObject { [ReplyKey] = Parts(reply) };
        if (reply.Choices.Count > 0)
        {
            activity.SuggestedActions = new SuggestedActions
            {
                To = [],
                Actions = [.. reply.Choices.Select(c => new CardAction { Type = ActionTypes.ImBack, Title = c, Value = c })],
            };
        }

        if (reply.Sources.Count > 0)
        {
            activity.Entities = [CitationEntity.Of(reply.Sources)];
        }

        return activity;
    }

    private static JsonObject Parts(TurnReply reply) => new()
    {
        ["outcome"] = reply.Outcome,
        ["urgent"] = reply.IsUrgent ? true : null,
        ["text"] = reply.Text,
        ["end"] = reply.End.Length == 0 ? null : reply.End,
        ["sources"] = new JsonArray([.. reply.Sources.Select(s => (JsonNode)new JsonObject
        {
            ["title"] = s.Title, ["url"] = s.Url, ["lastChecked"] = s.LastChecked,
        })]),
        ["files"] = reply.Files.Count == 0 ? null : new JsonArray([.. reply.Files.Select(f => (JsonNode)new JsonObject
        {
            ["title"] = f.Title, ["url"] = f.Path,
        })]),
        ["pages"] = new JsonArray([.. reply.Pages.Select(p => (JsonNode)new JsonObject
        {
            ["title"] = p.Title, ["url"] = p.Url, ["firstLine"] = p.FirstLine,
        })]),
    };

    // For clients that know Markdown only: the same words, with links. They do not know where this service is, so that its
    // files, which are named from its root, would lead nowhere.
    private static string Markdown(TurnReply reply)
    {
        var text = new StringBuilder(reply.Text);
        foreach (var page in reply.Pages)
        {
            text.Append("\n\n[").Append(page.Title).Append("](").Append(page.Url).Append(") ").Append(page.FirstLine);
        }

        for (var i = 0; i < reply.Sources.Count; i++)
        {
            text.Append(i == 0 ? "\n\n" : "\n").Append('[').Append(i + 1).Append("]: ").Append(reply.Sources[i].Url)
                .Append(" \"").Append(reply.Sources[i].Title.Replace('"', '\'')).Append('"');
        }

        return reply.End.Length == 0 ? text.ToString() : text.Append("\n\n").Append(reply.End).ToString();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A turn failed for {Council}: {Exception}")]
        public static partial void TurnFailed(ILogger logger, string council, string exception);
    }
}
