namespace EnquiryBot.BotFramework;

/// <summary>The rest of the pipeline, the bot at its end.</summary>
/// <param name="cancellationToken">Passed on to what follows.</param>
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>Code around every turn. What stands before the call of next runs before the bot, what stands after it afterwards.</summary>
public interface IMiddleware
{
    /// <summary>Takes part in a turn.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="next">The rest of the pipeline; not calling it keeps the activity from the bot.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
