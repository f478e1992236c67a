using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Turns.Steps;

/// <summary>Asks the council's own pages: an answer, pages that may help, a question back, or nothing found.</summary>
public sealed class Enquire(EnquiryPipeline pipeline, KnowledgeSearch search, Latest<ServiceCatalogue> services) : ITurnStep
{
    /// <inheritdoc />
    public async ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        var topic = TopicOf(turn);
        var result = await pipeline.AskAsync(
            new EnquiryRequest(turn.Council.Id, turn.Language, turn.Question, topic, Prior(turn, topic is not null)), ct);
        turn.Enquiry = result;

        var outcome = OutcomeOf(turn, result);
        var found = outcome is not TurnOutcome.Unanswered && result.Suggestions is [var first, ..] ? first.Service : null;
        turn.After = turn.After with
        {
            Topic = FollowUp.Carry(turn.Question, topic).Value,
            Service = found ?? turn.After.Service,
            UnansweredInRow = outcome is TurnOutcome.Unanswered ? turn.Before.UnansweredInRow + 1 : 0,
            Choices = outcome is TurnOutcome.Clarified clarified ? clarified.Choices : [],
            ChoiceQuestion = outcome is TurnOutcome.Clarified ? turn.Question.Value : null,
        };
        return outcome;
    }

    private RedactedText? TopicOf(Turn turn)
    {
        var before = turn.Before.Topic is { } topic ? new RedactedText(topic) : null;
        var words = search.CountTopicWords(CouncilScope.Of(turn.Council.Id), turn.Language, turn.Question);
        return turn.ChosenService is null ? FollowUp.Topic(turn.Question, before, turn.Language, words) : null;
    }

    // A choice settles the service; a follow-up is about the service of the turn before.
    private static Dictionary<int, double> Prior(Turn turn, bool leans)
    {
        if (turn.ChosenService is { } chosen)
        {
            return new Dictionary<int, double> { [chosen] = 1 };
        }

        if (leans && turn.Before.Service is { } before)
        {
            return new Dictionary<int, double> { [before] = 1 };
        }

        var ranked = turn.Intent?.Ranked ?? [];
        return ranked.Where(r => r.Intent.Service is not null)
            .GroupBy(r => r.Intent.Service!.Value)
            .ToDictionary(g => g.Key, g => g.Sum(r => r.Probability));
    }

    private TurnOutcome OutcomeOf(Turn turn, EnquiryResult result) => result.Decision switch
    {
        AnswerDecision.Answer when turn.Council.Switches.Answers => new TurnOutcome.Answered(result.Answer),
        AnswerDecision.AskBack when turn.ChosenService is null && Choices(turn, result) is { Count: > 1 } choices => new TurnOutcome.Clarified(choices),
        AnswerDecision.Nothing => new TurnOutcome.Unanswered(turn.Before.UnansweredInRow > 0),
        _ => new TurnOutcome.Suggested(result.Suggestions),
    };

    private List<RememberedChoice> Choices(Turn turn, EnquiryResult result) =>
        [.. result.Signals.CloseServices.Select(services.Value.Find).OfType<ServiceProfile>().Select(s => new RememberedChoice(s.Name[turn.Language], s.Code))];
}
