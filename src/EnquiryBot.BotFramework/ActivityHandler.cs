using System.Text.Json;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>A bot with one method for each kind of activity; override those that matter. What is not overridden does nothing.</summary>
public abstract class ActivityHandler : IBot
{
    /// <inheritdoc/>
    public virtual Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (string.IsNullOrEmpty(turnContext.Activity.Type))
            throw new ArgumentException("The activity has no type.", nameof(turnContext));

        return turnContext.Activity.Type switch
        {
            ActivityTypes.Message => OnMessageActivityAsync(As<IMessageActivity>(turnContext), cancellationToken),
            ActivityTypes.MessageUpdate => OnMessageUpdateActivityAsync(As<IMessageUpdateActivity>(turnContext), cancellationToken),
            ActivityTypes.MessageDelete => OnMessageDeleteActivityAsync(As<IMessageDeleteActivity>(turnContext), cancellationToken),
            ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(As<IConversationUpdateActivity>(turnContext), cancellationToken),
            ActivityTypes.MessageReaction => OnMessageReactionActivityAsync(As<IMessageReactionActivity>(turnContext), cancellationToken),
            ActivityTypes.Event => OnEventActivityAsync(As<IEventActivity>(turnContext), cancellationToken),
            ActivityTypes.Invoke => AnswerInvokeAsync(As<IInvokeActivity>(turnContext), cancellationToken),
            ActivityTypes.EndOfConversation => OnEndOfConversationActivityAsync(As<IEndOfConversationActivity>(turnContext), cancellationToken),
            ActivityTypes.Typing => OnTypingActivityAsync(As<ITypingActivity>(turnContext), cancellationToken),
            ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(As<IInstallationUpdateActivity>(turnContext), cancellationToken),
            _ => OnUnrecognizedActivityTypeAsync(turnContext, cancellationToken),
        };
    }

    /// <summary>A message came in.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An earlier message was changed.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An earlier message was withdrawn.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody joined or left; calls the methods for members when somebody other than the bot did.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var (activity, botId) = (turnContext.Activity, turnContext.Activity.Recipient?.Id);
        if (activity.MembersAdded is { } added && added.Any(member => member.Id != botId))
            return OnMembersAddedAsync(added, turnContext, cancellationToken);
        if (activity.MembersRemoved is { } removed && removed.Any(member => member.Id != botId))
            return OnMembersRemovedAsync(removed, turnContext, cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>Somebody other than the bot joined: the place for a welcome.</summary>
    /// <param name="membersAdded">All who joined, perhaps the bot too.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody other than the bot left.</summary>
    /// <param name="membersRemoved">All who left, perhaps the bot too.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reactions changed; calls the methods for those added, then for those removed.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual async Task OnMessageReactionActivityAsync(ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext.Activity.ReactionsAdded is { } added)
            await OnReactionsAddedAsync(added, turnContext, cancellationToken);
        if (turnContext.Activity.ReactionsRemoved is { } removed)
            await OnReactionsRemovedAsync(removed, turnContext, cancellationToken);
    }

    /// <summary>Reactions were given.</summary>
    /// <param name="messageReactions">Which.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reactions were taken back.</summary>
    /// <param name="messageReactions">Which.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An event came in; calls <see cref="OnEventAsync"/>.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => OnEventAsync(turnContext, cancellationToken);

    /// <summary>An event came in. Ignore names that are not known.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A call came in. Answers 501 until it is overridden.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        Task.FromResult<InvokeResponse?>(new InvokeResponse { Status = 501 });

    /// <summary>The conversation ended.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The citizen is writing.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The bot was installed or removed in a channel.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Something of another kind came in; to be ignored.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the service stops.</param>
    protected virtual Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AnswerInvokeAsync(TypedTurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var response = await OnInvokeActivityAsync(turnContext, cancellationToken);
        if (response is null)
            return;
        var value = JsonSerializer.SerializeToNode(response, BotJson.Wire.InvokeResponse);
        await turnContext.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = value }, cancellationToken);
    }

    private static TypedTurnContext<T> As<T>(ITurnContext turnContext)
        where T : IActivity => new(turnContext);
}
