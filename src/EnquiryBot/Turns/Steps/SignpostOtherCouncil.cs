using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Intents;
using EnquiryBot.Retrieval;
using EnquiryBot.SelfService;

namespace EnquiryBot.Turns.Steps;

/// <summary>
/// Says whose job it is when it is not this council's: a county's service asked of a district, a district's asked of a county,
/// a postcode or place that lies in a neighbour's area.
/// </summary>
public sealed class SignpostOtherCouncil(
    CouncilDirectory councils, Latest<ServiceCatalogue> services, CollectionLookup collections, KnowledgeSearch search) : ITurnStep
{
    private const double SureEnough = 0.5;

    private static readonly IReadOnlyCollection<CouncilTier> AnyTier = [CouncilTier.District, CouncilTier.County, CouncilTier.Unitary];

    /// <inheritdoc />
    public ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct)
    {
        var service = ServiceOf(turn);
        Signpost? to = ByArea(turn, service);
        to ??= ByTier(turn, service);
        return ValueTask.FromResult<TurnOutcome?>(to is null ? null : new TurnOutcome.Signposted(to));
    }

    private ServiceProfile? ServiceOf(Turn turn)
    {
        var code = turn.ChosenService
            ?? (turn.Intent is { Top.Intent.Service: { } top } intent && intent.OfService(top) >= SureEnough ? top : null);
        return code is { } known ? services.Value.Find(known) : null;
    }

    private Signpost.Area? ByArea(Turn turn, ServiceProfile? service)
    {
        var tiers = service?.ProvidedBy ?? AnyTier;
        if (turn.Postcode is { } postcode
            && !turn.Council.PostcodeDistricts.Contains(postcode.Outcode, StringComparer.OrdinalIgnoreCase)
            && councils.Serving(postcode.Outcode, tiers) is { } byPostcode)
        {
            return new Signpost.Area(byPostcode, PageOf(byPostcode, turn));
        }

        return NeighbourNamed(turn) is { } neighbour && tiers.Contains(neighbour.Tier)
            ? new Signpost.Area(neighbour, PageOf(neighbour, turn))
            : null;
    }

    // Only a place of exactly one other council, and none of this one's, in the same sentence.
    private CouncilProfile? NeighbourNamed(Turn turn)
    {
        if (PlaceNames.In(turn.Question.Value, turn.Council).Any())
        {
            return null;
        }

        var named = councils.All
            .Where(c => c.Id != turn.Council.Id && c.Tier == turn.Council.Tier && PlaceNames.In(turn.Question.Value, c).Any())
            .Take(2).ToList();
        return named is [var one] ? one : null;
    }

    private Signpost.Council? ByTier(Turn turn, ServiceProfile? service)
    {
        if (service is null || service.ProvidedBy.Contains(turn.Council.Tier))
        {
            return null;
        }

        var providers = councils.ProvidersFor(turn.Council, service.ProvidedBy);
        if (turn.Postcode is { } postcode && providers.FirstOrDefault(p => p.PostcodeDistricts.Contains(postcode.Outcode)) is { } mine)
        {
            providers = [mine];
        }

        return providers.Count == 0
            ? null
            : new Signpost.Council(providers, service.Name, providers is [var one] ? PageOf(one, turn) : null);
    }

    private PageSuggestion? PageOf(CouncilProfile other, Turn turn)
    {
        // Bin days are on one page, which its collections name; a missed bin is much like it in words.
        if (turn.Intent is { Top.Intent: { Service: LookUpCollections.Service, Interaction: LookUpCollections.FindOut } }
            && collections.Of(other) is { } theirs && search.Opening(other.Id, other.Serve(turn.Language), theirs.Article) is { } opening)
        {
            return PageSuggestion.Of(opening);
        }

        var found = search.Search(new SearchRequest(CouncilScope.Of(other.Id), other.Serve(turn.Language), turn.Question, Take: 1));
        return found.Articles is [{ Best.Coverage: >= 0.3 } best, ..] ? PageSuggestion.Of(best) : null;
    }
}
