using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>
/// One turn. Every outgoing activity gets the channel, service address, conversation and sender of the incoming one
/// turned round, and its id as the one replied to. Not safe for use by two threads at once.
/// </summary>
/// <param name="adapter">The adapter that runs the turn.</param>
/// <param name="activity">The activity that came in.</param>
public sealed class TurnContext(BotAdapter adapter, Activity activity) : ITurnContext, IDisposable
{
    private readonly List<SendActivitiesHandler> _onSend = [];
    private readonly List<UpdateActivityHandler> _onUpdate = [];
    private readonly List<DeleteActivityHandler> _onDelete = [];
    private TurnContextStateCollection? _state;

    /// <inheritdoc/>
    public BotAdapter Adapter { get; } = adapter ?? throw new ArgumentNullException(nameof(adapter));

    /// <inheritdoc/>
    public Activity Activity { get; } = activity ?? throw new ArgumentNullException(nameof(activity));

    /// <inheritdoc/>
    public TurnContextStateCollection TurnState => _state ??= [];

    /// <inheritdoc/>
    public bool Responded { get; private set; }

    /// <inheritdoc/>
    public ITurnContext OnSendActivities(SendActivitiesHandler handler) => Add(_onSend, handler);

    /// <inheritdoc/>
    public ITurnContext OnUpdateActivity(UpdateActivityHandler handler) => Add(_onUpdate, handler);

    /// <inheritdoc/>
    public ITurnContext OnDeleteActivity(DeleteActivityHandler handler) => Add(_onDelete, handler);

    /// <inheritdoc/>
    public Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend, string? speak = null, string inputHint = InputHints.AcceptingInput,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textReplyToSend);
        return SendActivityAsync(MessageFactory.Text(textReplyToSend, speak, inputHint), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var responses = await SendActivitiesAsync([activity], cancellationToken);
        return responses is [var first, ..] ? first : new ResourceResponse { Id = "" };
    }

    /// <inheritdoc/>
    public Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
            throw new ArgumentException("At least one activity must be sent.", nameof(activities));

        var reference = Activity.GetConversationReference();
        var addressed = new List<Activity>(activities.Length);
        foreach (var activity in activities)
            addressed.Add(activity.ApplyConversationReference(reference));
        return SendFrom(0, addressed, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return UpdateFrom(0, activity.ApplyConversationReference(Activity.GetConversationReference()), cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(activityId);
        var reference = Activity.GetConversationReference();
        reference.ActivityId = activityId;
        return DeleteFrom(0, reference, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversationReference);
        return DeleteFrom(0, conversationReference, cancellationToken);
    }

    /// <summary>Disposes what was left in the turn's state.</summary>
    public void Dispose() => _state?.Dispose();

    private TurnContext Add<T>(List<T> hooks, T hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        hooks.Add(hook);
        return this;
    }

    private Task<ResourceResponse[]> SendFrom(int index, List<Activity> activities, CancellationToken cancellationToken) =>
        index == _onSend.Count
            ? SendThroughAdapterAsync(activities, cancellationToken)
            : _onSend[index](this, activities, () => SendFrom(index + 1, activities, cancellationToken));

    private Task<ResourceResponse> UpdateFrom(int index, Activity activity, CancellationToken cancellationToken) =>
        index == _onUpdate.Count
            ? Adapter.UpdateActivityAsync(this, activity, cancellationToken)
            : _onUpdate[index](this, activity, () => UpdateFrom(index + 1, activity, cancellationToken));

    private Task DeleteFrom(int index, ConversationReference reference, CancellationToken cancellationToken) =>
        index == _onDelete.Count
            ? Adapter.DeleteActivityAsync(this, reference, cancellationToken)
            : _onDelete[index](this, reference, () => DeleteFrom(index + 1, reference, cancellationToken));

    private async Task<ResourceResponse[]> SendThroughAdapterAsync(List<Activity> activities, CancellationToken cancellationToken)
    {
        var responses = await Adapter.SendActivitiesAsync(this, [.. activities], cancellationToken);
        for (var i = 0; i < activities.Count; i++)
        {
            if (i < responses.Length)
                activities[i].Id = responses[i].Id;
            Responded |= activities[i].Type != ActivityTypes.Trace;
        }

        return responses;
    }
}
