using System.Collections.Concurrent;
using EnquiryBot.BotFramework.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>
/// Runs the bot for Direct Line conversations, in this process. A turn outlives the request that began it: a citizen who
/// closes the page still gets the reply stored. Registered middleware (<see cref="IMiddleware"/>) runs around every turn;
/// the bot itself (<see cref="IBot"/>) comes from a service scope of its own for each turn.
/// </summary>
public sealed partial class DirectLineAdapter : BotAdapter
{
    private const int ArrivalGates = 1024;

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _running = new(StringComparer.Ordinal);

    // By conversation. A few unrelated ones share a gate; that costs them no more than the wait for a commit.
    private readonly SemaphoreSlim[] _arrivals = [.. Enumerable.Range(0, ArrivalGates).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly IActivityStore _store;
    private readonly DirectLineHub _hub;
    private readonly DirectLineOptions _options;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationToken _stopped;

    /// <summary>Made by the service container.</summary>
    /// <param name="store">Where activities are kept.</param>
    /// <param name="hub">Takes typing.</param>
    /// <param name="options">The bot's id and name.</param>
    /// <param name="scopes">Gives each turn its scope.</param>
    /// <param name="time">The clock.</param>
    /// <param name="lifetime">Turns are cancelled when the process has stopped, not before.</param>
    /// <param name="logger">Takes failures, never words of a citizen.</param>
    public DirectLineAdapter(
        IActivityStore store, DirectLineHub hub, IOptions<DirectLineOptions> options, IServiceScopeFactory scopes,
        TimeProvider time, IHostApplicationLifetime lifetime, ILogger<DirectLineAdapter> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(lifetime);
        (_store, _hub, _options, _scopes, _time, _logger) = (store, hub, options.Value, scopes, time, logger);
        _stopped = lifetime.ApplicationStopped;
    }

    /// <inheritdoc/>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
            responses[i] = new ResourceResponse { Id = await SendAsync(turnContext, activities[i], cancellationToken) };
        return responses;
    }

    /// <summary>Direct Line has no such call.</summary>
    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line cannot change an activity that was sent; send another one.");

    /// <summary>Direct Line has no such call.</summary>
    /// <inheritdoc/>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line cannot withdraw an activity that was sent.");

    /// <summary>
    /// Runs the bot for an inbound activity that was stored but never answered, after a crash for instance. When its turn is
    /// running already this waits for that one.
    /// </summary>
    /// <param name="key">The conversation.</param>
    /// <param name="activity">The activity as it was stored, with its id.</param>
    /// <returns>False when the bot failed; the failure is in the log.</returns>
    public Task<bool> ResumeAsync(ConversationKey key, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id);
        return RunOnceAsync(key, activity);
    }

    /// <summary>Stores what a citizen sent, then starts the bot's turn. For the channel's own endpoints and for pages of the host that send without script.</summary>
    /// <param name="key">The conversation; it has been started.</param>
    /// <param name="activity">The activity, its sender set.</param>
    /// <param name="clientActivityId">The client's own id of it, so that a repeated send is stored once.</param>
    public async Task<Receipt> ReceiveAsync(ConversationKey key, Activity activity, string? clientActivityId)
    {
        Stamp(activity, RoleTypes.User);
        if (activity.Type == ActivityTypes.Typing)
        {
            activity.Id = LiveId(key);
            return new Receipt(AppendStatus.Stored, activity.Id, RunOnceAsync(key, activity));
        }

        // One at a time is stored and begins its turn, so that turns begin in the order of the messages.
        var arrival = _arrivals[(uint)string.GetHashCode(key.ConversationId, StringComparison.Ordinal) % ArrivalGates];
        await arrival.WaitAsync(_stopped);
        try
        {
            return await StoreAndRunAsync(key, activity, clientActivityId);
        }
        finally
        {
            arrival.Release();
        }
    }

    private async Task<Receipt> StoreAndRunAsync(ConversationKey key, Activity activity, string? clientActivityId)
    {
        var appended = await _store.AppendAsync(
            new ActivityToAppend { Key = key, Activity = activity, Inbound = true, ClientActivityId = clientActivityId }, _stopped);
        if (appended.Status is AppendStatus.NoSuchConversation or AppendStatus.ConversationEnded)
            return new Receipt(appended.Status, "", Task.FromResult(true));

        activity.Id = key.ActivityId(appended.Sequence);
        var turn = appended.Status == AppendStatus.Repeated ? Task.FromResult(true) : RunOnceAsync(key, activity);
        return new Receipt(appended.Status, activity.Id, turn);
    }

    /// <summary>Tells the bot that a citizen began a conversation. The turn runs on by itself: a welcome comes on the stream.</summary>
    internal async Task AnnounceAsync(ConversationStart start)
    {
        var citizen = new ChannelAccount { Id = start.CitizenId };
        var update = new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Conversation = new ConversationAccount { Id = start.Key.ConversationId },
            From = citizen,
            MembersAdded = [new ChannelAccount { Id = start.CitizenId, Role = RoleTypes.User }],
            Locale = start.Locale,
        };
        Stamp(update, RoleTypes.User);
        await _store.AppendAsync(new ActivityToAppend { Key = start.Key, Activity = update, Inbound = true }, _stopped);
        _ = Task.Run(() => RunOnceAsync(start.Key, update), _stopped);
    }

    private Task<bool> RunOnceAsync(ConversationKey key, Activity activity)
    {
        var id = activity.Id!;
        return _running.GetOrAdd(id, _ => new Lazy<Task<bool>>(() => RunAsync(key, activity, id))).Value;
    }

    private async Task<bool> RunAsync(ConversationKey key, Activity activity, string id)
    {
        activity.ServiceUrl = DirectLineDefaults.ServiceUrl;
        activity.ChannelId = DirectLineDefaults.ChannelId;
        activity.Recipient = new ChannelAccount { Id = _options.BotId, Name = _options.BotName, Role = RoleTypes.Bot };
        activity.Conversation = new ConversationAccount { Id = key.ConversationId, TenantId = key.Site };
        try
        {
            await using var scope = _scopes.CreateAsyncScope();
            using var context = new TurnContext(this, activity);
            await RunPipelineAsync(context, scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync, _stopped);
            return true;
        }
        catch (Exception error)
        {
            // The kind of error and where, not its message: that of a foreign exception could quote what the citizen wrote.
            Log.TurnFailed(_logger, id, error.GetType().Name, error.StackTrace);
            return false;
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task<string> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        switch (activity.Type)
        {
            case ActivityTypes.Trace:
                return activity.Id ?? "";
            case ActivityTypes.Delay:
                await Task.Delay(TimeSpan.FromMilliseconds(activity.Value?.GetValue<int>() ?? 0), _time, cancellationToken);
                return activity.Id ?? "";
            case ActivityTypesEx.InvokeResponse:
                turnContext.TurnState.Set(InvokeResponseKey, activity);
                return activity.Id ?? "";
        }

        var key = KeyOf(turnContext.Activity);
        Stamp(activity, RoleTypes.Bot);
        if (activity.Type == ActivityTypes.Typing)
            return SendLive(key, activity);

        var appended = await _store.AppendAsync(new ActivityToAppend { Key = key, Activity = activity, Inbound = false, TurnState = turnContext.TurnState }, cancellationToken);
        return appended.Status == AppendStatus.Stored
            ? key.ActivityId(appended.Sequence)
            : throw new InvalidOperationException($"The reply could not be stored: {appended.Status}.");
    }

    private string SendLive(ConversationKey key, Activity activity)
    {
        activity.Id = LiveId(key);
        // Clients sort by this number; an unnumbered typing activity would lift what follows above later messages.
        if (key.SequenceOf(activity.ReplyToId) is { } sequence)
            ActivityToAppend.StampSequenceId(activity, sequence);
        _hub.Live(key, activity);
        return activity.Id;
    }

    private void Stamp(Activity activity, string role)
    {
        activity.Timestamp = Now();
        activity.ChannelId = DirectLineDefaults.ChannelId;
        activity.From ??= new ChannelAccount { Id = _options.BotId, Name = _options.BotName };
        activity.From.Role = role;
    }

    private DateTimeOffset Now() =>
        DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());

    private static ConversationKey KeyOf(Activity inbound) =>
        inbound.Conversation is { Id: { } id, TenantId: { } site }
            ? new ConversationKey(site, id)
            : throw new InvalidOperationException("The turn does not belong to a Direct Line conversation.");

    private static string LiveId(ConversationKey key) => $"{key.ConversationId}|{Guid.NewGuid():N}";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of {ActivityId} failed: {Error}\n{Places}")]
        public static partial void TurnFailed(ILogger logger, string activityId, string error, string? places);
    }
}

/// <summary>What became of an activity that a client posted.</summary>
/// <param name="Status">Whether it is stored.</param>
/// <param name="Id">Its id.</param>
/// <param name="Turn">The bot's turn; false when the bot failed.</param>
public readonly record struct Receipt(AppendStatus Status, string Id, Task<bool> Turn);
