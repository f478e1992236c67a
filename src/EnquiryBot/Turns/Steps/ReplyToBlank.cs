namespace EnquiryBot.Turns.Steps;

/// <summary>A message without a letter or digit is asked for its words.</summary>
public sealed class ReplyToBlank : ITurnStep
{
    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct) =>
        ValueTask.FromResult<TurnOutcome?>(turn.Text.Value.Any(char.IsLetterOrDigit) ? null : new TurnOutcome.Clarified([]));
}
