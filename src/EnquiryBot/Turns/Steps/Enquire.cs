using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Privacy;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Turns.Steps;

/// <summary>Asks the council's own pages: an answer, pages that may help, a question back, or nothing found.</summary>
public sealed class Enquire(EnquiryPipeline pipeline, KnowledgeSearch search, Latest<ServiceCatalogue> services, TimeProvider clock) : ITurnStep
{
    private const double Doubt = 0.1;

    /// <summary>A message that may lean on the turn before must be answered so much more surely with it than by itself.</summary>
    private const double Surer = 0.05;

    /// <inheritdoc />
    public async ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        var result = await AskAsync(turn, ct);
        turn.Enquiry = result;

        var outcome = OutcomeOf(turn, result);
        var found = outcome is not TurnOutcome.Unanswered && result.Suggestions is [var first, ..] ? first.Service : null;
        turn.After = turn.After with
        {
            Topic = FollowUp.Carry(turn.Question, result.Request.Topic).Value,
            Service = found ?? turn.After.Service,
            UnansweredInRow = outcome is TurnOutcome.Unanswered ? turn.Before.UnansweredInRow + 1 : 0,
            Choices = outcome is TurnOutcome.Clarified clarified ? clarified.Choices : [],
            ChoiceQuestion = outcome is TurnOutcome.Clarified ? turn.Question.Value : null,
        };
        return outcome;
    }

    private async Task<EnquiryResult> AskAsync(Turn turn, CancellationToken ct)
    {
        var before = turn.Before.Topic is { } topic ? new RedactedText(topic) : null;
        var leaning = before is null || turn.ChosenService is not null
            ? Leaning.Stands
            : FollowUp.Of(turn.Question, turn.Language, search.CountTopicWords(CouncilScope.Of(turn.Council.Id), turn.Language, turn.Question));
        var alone = leaning == Leaning.Leans ? null : await AskAsync(turn, null, ct);
        if (alone is not null && (leaning == Leaning.Stands || alone.Decision == AnswerDecision.Answer))
        {
            // What is answered by itself needs nothing from before; to look again would cost as much as the first look.
            return alone;
        }

        // Wording that allows both is read the way that the pages answer.
        var with = await AskAsync(turn, before, ct);
        return alone is null || with.Signals.Confidence > alone.Signals.Confidence + Surer ? with : alone;
    }

    private Task<EnquiryResult> AskAsync(Turn turn, RedactedText? topic, CancellationToken ct) => pipeline.AskAsync(
        new EnquiryRequest(turn.Council.Id, turn.Language, turn.Question, topic, Prior(turn, topic is not null))
        {
            RiskyServices = services.Value.Careful,
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), turn.Council.TimeZone).DateTime),
        },
        ct);

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

        return ServicesOf(turn.Intent?.Ranked ?? []);
    }

    // What came this far is no small talk and not another body's job: what the classifier gave to those is shared out among
    // the services. The doubt keeps a message that sounds like nothing from becoming sure of the least unlikely service.
    private static Dictionary<int, double> ServicesOf(IReadOnlyList<RankedIntent> ranked)
    {
        var services = ranked.Where(r => r.Intent.Service is not null).ToList();
        var all = services.Sum(r => r.Probability) + Doubt;
        return services.GroupBy(r => r.Intent.Service!.Value).ToDictionary(g => g.Key, g => g.Sum(r => r.Probability) / all);
    }

    private TurnOutcome OutcomeOf(Turn turn, EnquiryResult result) => result.Decision switch
    {
        AnswerDecision.Answer when turn.Council.Switches.Answers && !IsOneWord(turn) && !IsAboutAnotherPlace(turn, result.Answer) => new TurnOutcome.Answered(result.Answer),
        AnswerDecision.AskBack when turn.ChosenService is null && Choices(turn, result) is { Count: > 1 } choices => new TurnOutcome.Clarified(choices),
        AnswerDecision.Nothing => new TurnOutcome.Unanswered(),
        _ => new TurnOutcome.Suggested(result.Suggestions),
    };

    // "Library hours in Stoke Hanley?" is not answered by the hours in Alder Cross, however well the words fit.
    private static bool IsAboutAnotherPlace(Turn turn, ComposedAnswer answer)
    {
        var asked = PlaceNames.In(turn.Question.Value, turn.Council).ToList();
        var told = PlaceNames.In(answer.Text, turn.Council).Where(place => place != turn.Council.ShortName[turn.Language]).ToList();
        return asked.Count > 0 && told.Count > 0 && !asked.Exists(told.Contains);
    }

    // "Permit" names a topic and asks nothing that could be answered.
    private static bool IsOneWord(Turn turn) =>
        turn.ChosenService is null && !turn.Question.Value.AsSpan().Trim().ContainsAny(' ', '\n', '\t');

    private List<RememberedChoice> Choices(Turn turn, EnquiryResult result) =>
        [.. result.Signals.CloseServices.Select(services.Value.Find).OfType<ServiceProfile>().Select(s => new RememberedChoice(s.Name[turn.Language], s.Code))];
}
