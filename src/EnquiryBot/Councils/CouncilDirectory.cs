using System.Collections.Frozen;

namespace EnquiryBot.Councils;

/// <summary>Every council of the service. What it holds is replaced whole: a reader sees the old set or the new one, never a mixture.</summary>
public sealed class CouncilDirectory
{
    private volatile Snapshot _snapshot = new([]);

    /// <summary>All councils, in the order of their ids.</summary>
    public IReadOnlyList<CouncilProfile> All => _snapshot.All;

    /// <summary>Puts a new set in the place of the old one.</summary>
    public void Replace(IEnumerable<CouncilProfile> councils) =>
        _snapshot = new Snapshot([.. councils.OrderBy(c => c.Id.Value, StringComparer.Ordinal)]);

    /// <summary>The council of an id; null when there is none.</summary>
    public CouncilProfile? Find(CouncilId id) => _snapshot.ById.GetValueOrDefault(id);

    /// <summary>The council of an id as a citizen's browser sent it; null when there is none.</summary>
    public CouncilProfile? Find(string? id) => CouncilId.TryParse(id, out var parsed) ? Find(parsed) : null;

    /// <summary>The council that serves a postcode district (outward code) in one of the tiers; null when none does.</summary>
    public CouncilProfile? Serving(string postcodeDistrict, IReadOnlyCollection<CouncilTier> tiers) =>
        _snapshot.ByDistrict.TryGetValue(postcodeDistrict, out var councils) ? councils.FirstOrDefault(c => tiers.Contains(c.Tier)) : null;

    /// <summary>
    /// The council in one of the tiers that has a place which the text names as whole words, in either case: of several
    /// places the longest, so that "Great Tarling" is not taken for "Tarling". Null when the text names none.
    /// </summary>
    public CouncilProfile? NamedIn(string text, IReadOnlyCollection<CouncilTier> tiers) =>
        _snapshot.Places.Where(p => tiers.Contains(p.Council.Tier) && PlaceNames.Names(text, p.Place)).Select(p => p.Council).FirstOrDefault();

    /// <summary>
    /// The councils that provide a service of these tiers to citizens of a council: itself, its county, or its districts.
    /// Empty when the service is none of theirs.
    /// </summary>
    public IReadOnlyList<CouncilProfile> ProvidersFor(CouncilProfile council, IReadOnlyCollection<CouncilTier> tiers)
    {
        if (tiers.Contains(council.Tier))
        {
            return [council];
        }

        return [.. All.Where(c => tiers.Contains(c.Tier) && (c.Id == council.Parent || c.Parent == council.Id))];
    }

    private sealed class Snapshot(IReadOnlyList<CouncilProfile> all)
    {
        public IReadOnlyList<CouncilProfile> All { get; } = all;

        public FrozenDictionary<CouncilId, CouncilProfile> ById { get; } = all.ToFrozenDictionary(c => c.Id);

        public FrozenDictionary<string, CouncilProfile[]> ByDistrict { get; } = all
            .SelectMany(c => c.PostcodeDistricts.Distinct(StringComparer.OrdinalIgnoreCase), (Council, District) => (Council, District))
            .GroupBy(p => p.District, p => p.Council, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

        public (string Place, CouncilProfile Council)[] Places { get; } =
            [.. all.SelectMany(c => c.Places, (c, place) => (place, c)).OrderByDescending(p => p.place.Length)];
    }
}
