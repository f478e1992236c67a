using System.Collections.Immutable;

namespace EnquiryBot.Councils;

/// <summary>
/// The councils whose data may be read here. Every query carries one; an empty scope reads nothing. A citizen's turn has
/// exactly one council, an adviser of a shared service may have several.
/// </summary>
public sealed class CouncilScope
{
    private readonly ImmutableHashSet<CouncilId> _councils;

    private CouncilScope(ImmutableHashSet<CouncilId> councils) => _councils = councils;

    /// <summary>Reads nothing.</summary>
    public static CouncilScope None { get; } = new([]);

    /// <summary>The councils.</summary>
    public IReadOnlyCollection<CouncilId> Councils => _councils;

    /// <summary>One council.</summary>
    public static CouncilScope Of(CouncilId council) => new([council]);

    /// <summary>Several councils.</summary>
    public static CouncilScope Of(IEnumerable<CouncilId> councils) => new([.. councils]);

    /// <summary>Whether a council's data may be read.</summary>
    public bool Contains(CouncilId council) => _councils.Contains(council);
}
