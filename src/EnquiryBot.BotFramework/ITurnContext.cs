using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>A hook around sending; call <paramref name="next"/> to let the activities go, leave it to hold them back.</summary>
/// <param name="turnContext">The turn.</param>
/// <param name="activities">What is about to be sent, already addressed.</param>
/// <param name="next">The hooks registered later, then the adapter.</param>
public delegate Task<ResourceResponse[]> SendActivitiesHandler(
    ITurnContext turnContext, List<Activity> activities, Func<Task<ResourceResponse[]>> next);

/// <summary>A hook around changing an activity.</summary>
/// <param name="turnContext">The turn.</param>
/// <param name="activity">The new content.</param>
/// <param name="next">The hooks registered later, then the adapter.</param>
public delegate Task<ResourceResponse> UpdateActivityHandler(
    ITurnContext turnContext, Activity activity, Func<Task<ResourceResponse>> next);

/// <summary>A hook around withdrawing an activity.</summary>
/// <param name="turnContext">The turn.</param>
/// <param name="reference">Which activity.</param>
/// <param name="next">The hooks registered later, then the adapter.</param>
public delegate Task DeleteActivityHandler(ITurnContext turnContext, ConversationReference reference, Func<Task> next);

/// <summary>One turn: the activity that came in and the ways to answer it.</summary>
public interface ITurnContext
{
    /// <summary>The adapter that runs the turn.</summary>
    BotAdapter Adapter { get; }

    /// <summary>What middleware and bot leave for each other during this turn.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>The activity that came in.</summary>
    Activity Activity { get; }

    /// <summary>Whether anything but a trace was sent in this turn.</summary>
    bool Responded { get; }

    /// <summary>Sends a text.</summary>
    /// <param name="textReplyToSend">The text, not empty.</param>
    /// <param name="speak">What to say aloud instead.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    Task<ResourceResponse> SendActivityAsync(
        string textReplyToSend, string? speak = null, string inputHint = InputHints.AcceptingInput,
        CancellationToken cancellationToken = default);

    /// <summary>Sends an activity, addressed as a reply to this turn's. The channel's id is written to it.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends several in order. The channel's ids are written to them.</summary>
    /// <param name="activities">At least one.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <returns>One response an activity.</returns>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Replaces an activity that was sent earlier.</summary>
    /// <param name="activity">The new content with the old id.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="NotSupportedException">The channel cannot do it.</exception>
    Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Withdraws an activity of this conversation.</summary>
    /// <param name="activityId">Its id.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="NotSupportedException">The channel cannot do it.</exception>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Withdraws an activity.</summary>
    /// <param name="conversationReference">Which one.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="NotSupportedException">The channel cannot do it.</exception>
    Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default);

    /// <summary>Adds a hook around sending, inside those registered before.</summary>
    /// <param name="handler">The hook.</param>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>Adds a hook around changing, inside those registered before.</summary>
    /// <param name="handler">The hook.</param>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>Adds a hook around withdrawing, inside those registered before.</summary>
    /// <param name="handler">The hook.</param>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}

/// <summary>A turn whose activity is known to be of one kind.</summary>
/// <typeparam name="T">The kind.</typeparam>
public interface ITurnContext<T> : ITurnContext
    where T : IActivity
{
    /// <summary>The activity that came in.</summary>
    new T Activity { get; }
}
