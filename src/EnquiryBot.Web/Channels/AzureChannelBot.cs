using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Web.Pages;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Channels;

/// <summary>
/// Stores what a citizen writes in an Azure channel as a message of a conversation like the widget's, and leaves the rest to
/// the same adapter and bot. It answers as soon as the message is stored: the reply follows through <see cref="AzureChannelSender"/>,
/// also after a restart. A channel that sends an activity again finds it stored, and it is answered once.
/// </summary>
internal sealed class AzureChannelBot(
    DirectLineAdapter adapter, Outbox outbox, AzureChannelSender sender, CouncilDirectory councils,
    IOptions<MicrosoftAppOptions> app, IOptions<DirectLineOptions> channel, TimeProvider clock) : ActivityHandler
{
    // What Message.ClientId holds; ids of channels are far shorter.
    private const int MostIdCharacters = 256;

    // The channel gives up after about 15 s.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        RelayAsync(turnContext, cancellationToken);

    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        EnquiryBotHandler.TakesTurn(((ITurnContext)turnContext).Activity) ? RelayAsync(turnContext, cancellationToken) : Task.CompletedTask;

    private async Task RelayAsync(ITurnContext turnContext, CancellationToken ct)
    {
        var activity = turnContext.Activity;
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
        {
            return;
        }

        var council = AzureChannelRegistration.CouncilOf(app.Value, councils);
        if (activity.Text?.Length > channel.Value.MaxTextLength)
        {
            await turnContext.SendActivityAsync(PageWords.In(PageLanguage.Choose(council, activity.Locale)).TooLong, cancellationToken: ct);
            return;
        }

        var conversation = new OutgoingConversation(Digest(council.Id.Value, activity.ChannelId, activity.Conversation.Id), council.Id);
        await outbox.ReachAsync(conversation, Digest(activity.ChannelId, activity.From?.Id), AddressIn(activity), ct);
        if (activity.DeliveryMode == DeliveryModes.ExpectReplies && sender.Hold(conversation) is { } hold)
        {
            using (hold)
            {
                var receipt = await ReceiveAsync(conversation, activity);
                await WaitAsync(receipt.Turn, ct);
                await sender.DeliverAsync(conversation, (reply, _, token) => turnContext.SendActivityAsync(reply, token), ct);
            }

            return;
        }

        await ReceiveAsync(conversation, activity);
    }

    // A copy, because the channel that stores it writes its own id and names into it.
    private Task<Receipt> ReceiveAsync(OutgoingConversation conversation, Activity activity)
    {
        var copy = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.Wire.Activity), BotJson.Wire.Activity)!;
        copy.Conversation = new ConversationAccount { Id = conversation.Id };
        var id = activity.Id is { Length: > 0 and <= MostIdCharacters } ? activity.Id : null;
        return adapter.ReceiveAsync(new ConversationKey(conversation.Council.Value, conversation.Id), copy, id);
    }

    private async Task WaitAsync(Task<bool> turn, CancellationToken ct)
    {
        try
        {
            await turn.WaitAsync(LongestWait, clock, ct);
        }
        catch (TimeoutException)
        {
            // The reply follows through the Connector.
        }
    }

    // Where to send, without what changes from message to message.
    private static string AddressIn(Activity activity)
    {
        var reference = activity.GetConversationReference();
        (reference.ActivityId, reference.Locale) = (null, null);
        return JsonSerializer.Serialize(reference, BotJson.Wire.ConversationReference);
    }

    private static string Digest(params ReadOnlySpan<string?> parts) =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}
