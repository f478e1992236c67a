using System.Collections.Frozen;
using EnquiryBot.Calendar;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.SelfService;

/// <summary>A bin, bag, box or caddy that is collected from homes.</summary>
/// <param name="Id">The id in files.</param>
/// <param name="Name">What the council's pages call it.</param>
public sealed record Container(string Id, LocalisedText Name);

/// <summary>Homes whose bins are emptied together.</summary>
/// <param name="Id">The id in files, in addresses, and in a conversation's memory instead of the postcode.</param>
/// <param name="Dates">When.</param>
public sealed record CollectionRound(string Id, RoundDates Dates);

/// <summary>When a council empties which bins, and at which postcode: <c>rounds.yaml</c> and <c>lookups/collections.csv</c>.</summary>
public sealed class CouncilCollections
{
    private readonly FrozenDictionary<string, CollectionRound> _rounds;
    private readonly FrozenDictionary<string, string> _roundOfPostcode;

    internal CouncilCollections(IEnumerable<CollectionRound> rounds, IReadOnlyDictionary<string, string> roundOfPostcode)
    {
        _rounds = rounds.ToFrozenDictionary(r => r.Id, StringComparer.Ordinal);
        _roundOfPostcode = roundOfPostcode.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The time by which bins must be out on the day.</summary>
    public required TimeOnly OutBy { get; init; }

    /// <summary>The time on the evening before at which a calendar reminds.</summary>
    public required TimeOnly RemindAt { get; init; }

    /// <summary>The last day that dates are known for.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>The article that says the same for all: the source of what is told.</summary>
    public required string Article { get; init; }

    /// <summary>Words beside the council's places by which that article tells days, such as "railway": who uses them is answered by it.</summary>
    public required IReadOnlyList<string> ArticlePlaces { get; init; }

    /// <summary>What is collected, in the order in which it is told.</summary>
    public required IReadOnlyList<Container> Containers { get; init; }

    /// <summary>The rounds.</summary>
    public IEnumerable<CollectionRound> Rounds => _rounds.Values;

    /// <summary>How many postcodes are known.</summary>
    public int Postcodes => _roundOfPostcode.Count;

    /// <summary>The round of an id; null when there is none (any more).</summary>
    public CollectionRound? Find(string id) => _rounds.GetValueOrDefault(id);

    /// <summary>The round of a postcode; null when the file does not have it.</summary>
    public CollectionRound? At(Postcode postcode) => _roundOfPostcode.TryGetValue(postcode.Normalised, out var id) ? Find(id) : null;
}
