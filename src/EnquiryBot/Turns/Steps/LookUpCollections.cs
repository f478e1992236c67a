using EnquiryBot.Answers;
using EnquiryBot.Retrieval;
using EnquiryBot.SelfService;

namespace EnquiryBot.Turns.Steps;

/// <summary>
/// Looks up the citizen's own bin days by postcode, which it asks for once in a conversation. What the council's page answers
/// better goes on to it.
/// </summary>
public sealed class LookUpCollections(CollectionLookup lookup, KnowledgeSearch search) : ITurnStep
{
    /// <summary>The LGSL code of bin collections.</summary>
    public const int Service = 524;

    /// <summary>The interaction of asking for bin days.</summary>
    public const string FindOut = "find-out";

    private const int GardenWaste = 530;
    private const double SureEnough = 0.5;

    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct) =>
        ValueTask.FromResult(lookup.Of(turn.Council) is { } collections && IsForLookUp(turn, collections) ? LookUp(turn, collections) : null);

    private TurnOutcome? LookUp(Turn turn, CouncilCollections collections)
    {
        if (turn.Postcode is { } postcode && lookup.RoundOf(turn.Council, postcode) is null)
        {
            turn.After = About(turn) with { Round = null };
            return turn.Council.PostcodeDistricts.Contains(postcode.Outcode, StringComparer.OrdinalIgnoreCase)
                ? new TurnOutcome.PostcodeUnknown(OpeningOf(turn, collections) is { } page ? PageSuggestion.Of(page) : null)
                : new TurnOutcome.Signposted(new Signpost.OutsideArea());
        }

        if (turn.After.Round is { } round && lookup.Next(turn.Council, round) is { } next)
        {
            turn.After = About(turn);
            return new TurnOutcome.Completed(next, OpeningOf(turn, collections) is { } source ? Citation.Of(source) : null);
        }

        if (turn.After.Round is not null || turn.Before.PostcodeAsked)
        {
            return null;
        }

        turn.After = About(turn) with { PostcodeAsked = true, PostcodeQuestion = turn.Question.Value };
        return new TurnOutcome.PostcodeWanted();
    }

    private static bool IsForLookUp(Turn turn, CouncilCollections collections)
    {
        if (turn.AnswersPostcode)
        {
            return true;
        }

        var (question, isGiven) = (turn.Question, turn.Postcode is not null);
        if (!isGiven && BinDayQuestion.NamesPlace(question, turn.Council, collections))
        {
            return false;
        }

        if (turn is { ChosenService: null, Before.Service: Service }
            && ((isGiven && BinDayQuestion.IsOnlyPostcode(question)) || ((isGiven || turn.After.Round is not null) && BinDayQuestion.IsFollowUp(question))))
        {
            return true;
        }

        return IsAboutCollections(turn, isGiven)
            && (isGiven ? !BinDayQuestion.IsForThePage(question) : BinDayQuestion.AsksForDay(question));
    }

    // Garden waste has its own page; its next day is told to whoever gives a postcode.
    private static bool IsAboutCollections(Turn turn, bool isGiven)
    {
        if (turn.ChosenService is { } chosen)
        {
            return chosen == Service;
        }

        return turn.Intent is { Top.Intent: { Interaction: FindOut, Service: { } service } } intent
            && (service == Service || (isGiven && service == GardenWaste && BinDayQuestion.AsksForDay(turn.Question)))
            && intent.OfService(service) >= SureEnough;
    }

    private static TurnMemory About(Turn turn) => turn.After with { Topic = turn.Question.Value, Service = Service, UnansweredInRow = 0 };

    private Passage? OpeningOf(Turn turn, CouncilCollections collections) =>
        search.Opening(turn.Council.Id, turn.Language, collections.Article) ?? search.Opening(turn.Council.Id, turn.Council.Languages[0], collections.Article);
}
