namespace EnquiryBot.BotFramework;

/// <summary>Something that answers activities. One call is one turn.</summary>
public interface IBot
{
    /// <summary>Handles one activity.</summary>
    /// <param name="turnContext">The activity and the way to answer it.</param>
    /// <param name="cancellationToken">Cancelled when the service stops, not when the citizen leaves.</param>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
