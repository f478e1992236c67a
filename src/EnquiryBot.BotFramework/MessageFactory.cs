using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework;

/// <summary>Makes messages.</summary>
public static class MessageFactory
{
    /// <summary>A message with a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ssml">What to say aloud instead.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    public static Activity Text(string? text, string? ssml = null, string? inputHint = null) => new()
    {
        Type = ActivityTypes.Message,
        Text = string.IsNullOrEmpty(text) ? null : text,
        Speak = string.IsNullOrEmpty(ssml) ? null : ssml,
        InputHint = inputHint ?? InputHints.AcceptingInput,
    };

    /// <summary>A message with buttons that send their own text.</summary>
    /// <param name="actions">The texts.</param>
    /// <param name="text">The text above the buttons.</param>
    /// <param name="ssml">What to say aloud instead.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    public static IMessageActivity SuggestedActions(
        IEnumerable<string> actions, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return SuggestedActions(
            actions.Select(action => new CardAction { Type = ActionTypes.ImBack, Title = action, Value = action }), text, ssml, inputHint);
    }

    /// <summary>A message with buttons.</summary>
    /// <param name="cardActions">The buttons.</param>
    /// <param name="text">The text above the buttons.</param>
    /// <param name="ssml">What to say aloud instead.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    public static IMessageActivity SuggestedActions(
        IEnumerable<CardAction> cardActions, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(cardActions);
        var message = Text(text, ssml, inputHint);
        message.SuggestedActions = new SuggestedActions { Actions = [.. cardActions] };
        return message;
    }
}
