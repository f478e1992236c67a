using EnquiryBot.BotFramework.Schema;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.BotFramework;

/// <summary>
/// Shows that an answer is on its way: a typing activity after a delay, then one every period, until the first message
/// of the turn goes out (a typing activity after it would leave the dots standing for 5 s) or the turn ends.
/// </summary>
/// <param name="delay">How long the bot may think unseen.</param>
/// <param name="period">The pause between two typing activities; clients show one for 3 to 5 s.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where a typing activity that could not be sent is noted; the turn goes on.</param>
public sealed partial class ShowTypingMiddleware(
    TimeSpan delay, TimeSpan period, TimeProvider time, ILogger<ShowTypingMiddleware> logger) : IMiddleware
{
    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken);
            return;
        }

        await using var typing = new Typing(this, turnContext, cancellationToken);
        turnContext.OnSendActivities(async (_, activities, send) =>
        {
            if (activities.Exists(activity => activity.Type == ActivityTypes.Message))
                await typing.DisposeAsync();
            return await send();
        });
        await next(cancellationToken);
    }

    private async Task SendAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var typing = new Activity { Type = ActivityTypes.Typing };
        typing.ApplyConversationReference(turnContext.Activity.GetConversationReference());
        try
        {
            // Past the turn's own hooks: a typing activity is not an answer, Responded must stay false.
            await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken);
        }
        catch (Exception error)
        {
            Log.TypingNotSent(logger, error.GetType().Name);
        }
    }

    // A timer, not a cancelled Task.Delay: nearly every turn ends before the delay, and an exception each would cost more than the turn.
    private sealed class Typing : IAsyncDisposable
    {
        private readonly ITimer _timer;
        private Task _sending = Task.CompletedTask;

        public Typing(ShowTypingMiddleware owner, ITurnContext turnContext, CancellationToken cancellationToken) =>
            _timer = owner._time.CreateTimer(
                _ => _sending = _sending.IsCompleted ? owner.SendAsync(turnContext, cancellationToken) : _sending,
                null, owner._delay, owner._period);

        public async ValueTask DisposeAsync()
        {
            await _timer.DisposeAsync();
            await _sending;
        }
    }

    private readonly TimeSpan _delay = delay;
    private readonly TimeSpan _period = period;
    private readonly TimeProvider _time = time;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A typing activity could not be sent: {Error}")]
        public static partial void TypingNotSent(ILogger logger, string error);
    }
}
