namespace EnquiryBot.BotFramework;

/// <summary>Middleware in the order of registration: the first one registered is the outermost.</summary>
public sealed class MiddlewareSet : IMiddleware
{
    private readonly List<IMiddleware> _middleware = [];

    /// <summary>Adds one at the inner end. To be called before the first turn.</summary>
    /// <param name="middleware">The middleware.</param>
    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(next);
        await RunFrom(0, turnContext, (_, token) => next(token), cancellationToken);
    }

    /// <summary>Runs all middleware around a callback.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="callback">The bot; null to run the middleware alone.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    public Task ReceiveActivityWithStatusAsync(
        ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken) =>
        RunFrom(0, turnContext, callback, cancellationToken);

    private Task RunFrom(int index, ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken) =>
        index == _middleware.Count
            ? callback?.Invoke(turnContext, cancellationToken) ?? Task.CompletedTask
            : _middleware[index].OnTurnAsync(
                turnContext, token => RunFrom(index + 1, turnContext, callback, token), cancellationToken);
}
