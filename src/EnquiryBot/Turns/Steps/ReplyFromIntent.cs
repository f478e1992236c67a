using EnquiryBot.Content;
using EnquiryBot.Intents;
using EnquiryBot.Language;

namespace EnquiryBot.Turns.Steps;

/// <summary>Ends the turn where what was said needs no page: small talk, another body's job, a person, nothing for a council.</summary>
public sealed class ReplyFromIntent(Latest<IntentCatalogue> intents) : ITurnStep
{
    // Below these a page may still hold the answer. Declining costs a citizen most when it is wrong, so it needs most.
    private const double SureEnough = 0.5;
    private const double SureToDecline = 0.6;

    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct) =>
        ValueTask.FromResult(turn is { ChosenService: null, Intent.Top: var (intent, probability) } ? Reply(intent, probability) : null);

    private TurnOutcome? Reply(Intent intent, double probability) => intent.Kind switch
    {
        IntentKind.SmallTalk when probability >= SureEnough && PhraseKey.SmallTalk.Contains(intent.Name) =>
            new TurnOutcome.Acknowledged(intent.Name),
        IntentKind.Person when probability >= SureEnough => new TurnOutcome.Signposted(new Signpost.Person()),
        IntentKind.Elsewhere when probability >= SureEnough && intents.Value.FindElsewhere(intent.Name) is { } body =>
            new TurnOutcome.Signposted(new Signpost.Elsewhere(body.Name, body.Body, body.Url)),
        IntentKind.OutOfScope when probability >= SureToDecline => new TurnOutcome.Declined(),
        _ => null,
    };
}
