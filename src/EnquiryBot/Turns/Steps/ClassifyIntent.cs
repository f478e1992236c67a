using EnquiryBot.Content;
using EnquiryBot.Intents;

namespace EnquiryBot.Turns.Steps;

/// <summary>Finds out what the message is about.</summary>
public sealed class ClassifyIntent(Latest<IntentClassifier> classifier) : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        turn.Intent = classifier.Value.Predict(turn.Question);
        return ValueTask.FromResult<TurnOutcome?>(null);
    }
}
