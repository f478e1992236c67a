using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.Channels;

/// <summary>
/// Keeps the channel's activities in the conversation log, sealed, and wakes the open streams after each commit. The
/// Direct Line site is the council.
/// </summary>
internal sealed class ChannelActivityStore(ConversationLog log, ConversationHeads heads, DirectLineHub hub) : IActivityStore
{
    public async ValueTask<StartedConversation> StartAsync(ConversationStart start, CancellationToken cancellationToken)
    {
        var council = CouncilId.Parse(start.Key.Site);
        var created = await log.StartAsync(start.Key.ConversationId, council, start.CitizenId, cancellationToken);
        var head = await heads.FindAsync(start.Key.ConversationId, council, cancellationToken);
        return new StartedConversation(created, new BotFramework.DirectLine.ConversationHead(head?.CitizenId ?? start.CitizenId, head?.LastSequence ?? 0));
    }

    public async ValueTask<BotFramework.DirectLine.ConversationHead?> FindAsync(ConversationKey key, CancellationToken cancellationToken) =>
        CouncilId.TryParse(key.Site, out var council) && await heads.FindAsync(key.ConversationId, council, cancellationToken) is { } head
            ? new BotFramework.DirectLine.ConversationHead(head.CitizenId, head.LastSequence)
            : null;

    public async ValueTask<AppendedActivity> AppendAsync(ActivityToAppend activity, CancellationToken cancellationToken)
    {
        var message = new NewMessage(
            activity.Key.ConversationId,
            CouncilId.Parse(activity.Key.Site),
            activity.Inbound ? MessageRole.Citizen : MessageRole.Bot,
            activity.ClientActivityId,
            activity.ToClients,
            Answers: activity.Inbound ? null : activity.Key.SequenceOf(activity.Activity.ReplyToId),
            AwaitsReply: activity.Inbound && EnquiryBotHandler.TakesTurn(activity.Activity),
            With: activity.TurnState?.Get<TurnCommit>()?.Take());

        StoredActivity stored = default;
        var appended = await log.AppendAsync(
            message,
            sequence =>
            {
                stored = activity.Stamp(sequence);
                return stored.Json;
            },
            cancellationToken);

        if (appended is not { } place)
        {
            return new AppendedActivity(AppendStatus.NoSuchConversation, 0);
        }

        if (!place.IsNew)
        {
            return new AppendedActivity(place.AwaitsReply ? AppendStatus.RepeatedUnanswered : AppendStatus.Repeated, place.Sequence);
        }

        if (activity.ToClients)
        {
            hub.Committed(activity.Key, stored);
        }

        return new AppendedActivity(AppendStatus.Stored, place.Sequence);
    }

    public async ValueTask<ActivityPage?> ReadAsync(ConversationKey key, long after, int limit, CancellationToken cancellationToken)
    {
        if (!CouncilId.TryParse(key.Site, out var council)
            || await heads.FindAsync(key.ConversationId, council, cancellationToken) is not { } head)
        {
            return null;
        }

        // Read before the messages: a message that is stored meanwhile is then found by the next reading, never skipped.
        var last = head.LastSequence;
        if (after >= last)
        {
            return new ActivityPage([], last);
        }

        var messages = await log.ReadAsync(key.ConversationId, council, after, limit, cancellationToken);
        return new ActivityPage([.. messages.Select(m => new StoredActivity(m.Sequence, m.Activity))], last);
    }
}
