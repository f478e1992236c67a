using EnquiryBot.BotFramework.Connector;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>
/// The half of an adapter that speaks to channels of the Bot Framework: through their Connector. What is sent goes, with the
/// bot's token, to the serviceUrl of the turn: for <see cref="BotAdapter.ContinueConversationAsync"/> it must have come from
/// an authenticated activity.
/// </summary>
public abstract class CloudAdapterBase : BotAdapter
{
    private readonly ConnectorClients _connectors;
    private readonly TimeProvider _time;

    private protected CloudAdapterBase(ConnectorClients connectors, TimeProvider time) => (_connectors, _time) = (connectors, time);

    /// <summary>Sends activities in order; those of a turn that expects its replies in the HTTP answer are kept for it.</summary>
    /// <inheritdoc/>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
            responses[i] = await SendAsync(turnContext, activities[i], cancellationToken);
        return responses;
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return ClientFor(activity.ServiceUrl)
            .UpdateActivityAsync(Needed(activity.Conversation?.Id), Needed(activity.Id), activity, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ClientFor(reference.ServiceUrl)
            .DeleteActivityAsync(Needed(reference.Conversation?.Id), Needed(reference.ActivityId), cancellationToken);
    }

    private async Task<ResourceResponse> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        switch (activity.Type)
        {
            case ActivityTypes.Trace when activity.ChannelId != "emulator":
                return new ResourceResponse { Id = activity.Id ?? "" };
            case ActivityTypes.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(activity.Value?.GetValue<int>() ?? 0), _time, cancellationToken);
                return new ResourceResponse { Id = activity.Id ?? "" };
            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return new ResourceResponse { Id = activity.Id ?? "" };
        }

        if (turnContext.TurnState.Get<ExpectedReplies>() is { } expected)
        {
            activity.Id ??= Guid.NewGuid().ToString();
            expected.Activities.Add(activity);
            return new ResourceResponse { Id = activity.Id };
        }

        var client = ClientFor(activity.ServiceUrl);
        var conversation = Needed(activity.Conversation?.Id);
        return string.IsNullOrEmpty(activity.ReplyToId)
            ? await client.SendToConversationAsync(conversation, activity, cancellationToken)
            : await client.ReplyToActivityAsync(conversation, activity.ReplyToId, activity, cancellationToken);
    }

    private ConnectorClient ClientFor(string? serviceUrl) => _connectors.Create(serviceUrl ?? "");

    private static string Needed(string? id) =>
        !string.IsNullOrEmpty(id) ? id : throw new InvalidOperationException("The activity names no conversation, or not the activity that is meant.");
}
