using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Intents;
using EnquiryBot.Language;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Turns.Steps;

/// <summary>Ends the turn where what was said needs no page: small talk, another body's job, a person, nothing for a council.</summary>
public sealed class ReplyFromIntent(Latest<IntentCatalogue> intents, KnowledgeSearch search) : ITurnStep
{
    // Below these a page may still hold the answer. Declining costs a citizen most when it is wrong, so it needs most; and
    // so does any reply without a look at the pages when the message has two words that pages of the council are about.
    private const double SureEnough = 0.5;
    private const double SureToDecline = 0.6;
    private const double SureAgainstPages = 0.8;
    private const int Topical = 2;

    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct) => ValueTask.FromResult(
        PersonRequest.IsIn(turn.Text) ? Person() : FromIntent(turn));

    private TurnOutcome? FromIntent(Turn turn) =>
        turn is { ChosenService: null, Intent.Top: var (intent, probability) } && Reply(intent) is var (outcome, least) && !GoesOn(turn, outcome)
            && probability >= (outcome is TurnOutcome.HandedOver || !IsTopical(turn) ? least : SureAgainstPages)
                ? outcome
                : null;

    private static TurnOutcome.HandedOver Person() => new(EscalationPolicy.Decide(new EscalationSignals { AskedForPerson = true })!);

    private (TurnOutcome Outcome, double Least)? Reply(Intent intent) => intent.Kind switch
    {
        IntentKind.SmallTalk when PhraseKey.SmallTalk.Contains(intent.Name) => (new TurnOutcome.Acknowledged(intent.Name), SureEnough),
        IntentKind.Person => (Person(), SureEnough),
        IntentKind.Elsewhere when intents.Value.FindElsewhere(intent.Name) is { } body =>
            (new TurnOutcome.Signposted(new Signpost.Elsewhere(body.Name, body.Body, body.Url)), SureEnough),
        IntentKind.OutOfScope => (new TurnOutcome.Declined(), SureToDecline),
        _ => null,
    };

    private bool IsTopical(Turn turn) => TopicWords(turn) >= Topical;

    // "Thanks. And by when?" and "no wait, make it a Saturday" go on with what the pages were asked before.
    private bool GoesOn(Turn turn, TurnOutcome outcome) =>
        turn.Before.Topic is not null
        && (outcome is TurnOutcome.Declined || (outcome is TurnOutcome.Acknowledged && turn.Question.Value.Contains('?')))
        && FollowUp.Of(turn.Question, turn.Language, TopicWords(turn)) != Leaning.Stands;

    private int TopicWords(Turn turn) => search.CountTopicWords(CouncilScope.Of(turn.Council.Id), turn.Language, turn.Question);
}
