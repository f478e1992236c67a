using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>What runs at the inner end of the pipeline: usually a bot's <see cref="IBot.OnTurnAsync"/>.</summary>
/// <param name="turnContext">The turn.</param>
/// <param name="cancellationToken">Cancelled when the service stops.</param>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>Connects a bot to a channel: runs its turns through the middleware and sends what it says.</summary>
public abstract class BotAdapter
{
    /// <summary>Under this key of the turn's state lies the answer to an invoke.</summary>
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    /// <summary>
    /// Called when middleware or bot throw, around the whole pipeline. Null lets the exception through;
    /// an exception thrown here goes through too.
    /// </summary>
    public Func<ITurnContext, Exception, Task>? OnTurnError { get; set; }

    /// <summary>The middleware around every turn.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    /// <summary>Adds middleware at the inner end.</summary>
    /// <param name="middleware">The middleware.</param>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Sends activities in order.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="activities">Addressed activities.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <returns>One response an activity.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Replaces an activity that was sent earlier.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="activity">The new content with the old id.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="NotSupportedException">The channel cannot do it.</exception>
    public abstract Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Withdraws an activity.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="reference">Which one.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    /// <exception cref="NotSupportedException">The channel cannot do it.</exception>
    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Opens a turn in a conversation without a message from the citizen.</summary>
    /// <param name="botId">The bot's id in the channel.</param>
    /// <param name="reference">The conversation.</param>
    /// <param name="callback">What to do in the turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    public virtual async Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using var context = new TurnContext(this, reference.GetContinuationActivity());
        await RunPipelineAsync(context, callback, cancellationToken);
    }

    /// <summary>Runs the middleware and the callback, guarded by <see cref="OnTurnError"/>.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="callback">The bot.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected async Task RunPipelineAsync(
        ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken);
        }
        catch (Exception error) when (OnTurnError is not null)
        {
            await OnTurnError(turnContext, error);
        }
    }
}
