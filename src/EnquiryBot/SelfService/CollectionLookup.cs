using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.SelfService;

/// <summary>A bin that is not collected for some weeks.</summary>
/// <param name="Container">The bin.</param>
/// <param name="Day">When it is collected next.</param>
public sealed record LaterCollection(Container Container, CollectionDay Day);

/// <summary>What is collected next on a round.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="Today">The council's day at which it is told.</param>
/// <param name="Days">The next days, until every bin that is in use now has been named.</param>
/// <param name="Later">Bins whose season has not begun.</param>
/// <param name="Collections">The council's collections.</param>
public sealed record NextCollections(
    string RoundId, DateOnly Today, IReadOnlyList<CollectionDay> Days, IReadOnlyList<LaterCollection> Later, CouncilCollections Collections);

/// <summary>Tells when bins are collected: by a postcode, or by the round that stands for it in a conversation's memory.</summary>
public sealed class CollectionLookup(Latest<CollectionBook> book, TimeProvider clock)
{
    // A bin that comes later than this is out of season: its day alone is told, and none of the weeks before it.
    private const int DaysInUse = 35;

    // Where everything goes out together, "and next week?" is answered too.
    private const int LeastDays = 2;

    /// <summary>The collections of a council; null when it has no rounds here.</summary>
    public CouncilCollections? Of(CouncilProfile council)
    {
        ArgumentNullException.ThrowIfNull(council);
        return book.Value.Find(council.Id);
    }

    /// <summary>The round of a postcode; null when the council has none for it.</summary>
    public string? RoundOf(CouncilProfile council, Postcode postcode) => Of(council)?.At(postcode)?.Id;

    /// <summary>The day that it is where the council is.</summary>
    public DateOnly TodayOf(CouncilProfile council)
    {
        ArgumentNullException.ThrowIfNull(council);
        return DateOnly.FromDateTime(NowAt(council));
    }

    /// <summary>
    /// What is collected next; null when the round is not there any more or no date is known. A collection day is told until
    /// it is over, but once bins had to be out it is not the next one any more.
    /// </summary>
    public NextCollections? Next(CouncilProfile council, string roundId)
    {
        ArgumentNullException.ThrowIfNull(council);
        if (Of(council) is not { } collections || collections.Find(roundId) is not { } round)
        {
            return null;
        }

        var now = NowAt(council);
        var today = DateOnly.FromDateTime(now);
        var known = round.Dates.From(today);
        if (known.Count == 0)
        {
            return null;
        }

        var open = TimeOnly.FromDateTime(now) > collections.OutBy ? today.AddDays(1) : today;
        var next = NextOf(known, open);
        var inUse = next.Where(n => n.Value.Date <= today.AddDays(DaysInUse)).ToList();
        DateOnly[] ends = [known[Math.Min(LeastDays, known.Count) - 1].Date, .. inUse.Select(n => n.Value.Date)];
        var last = ends.Max();
        return new NextCollections(
            roundId,
            today,
            [.. known.Where(d => d.Date <= last)],
            [.. collections.Containers.Where(c => next.TryGetValue(c.Id, out var day) && day.Date > last).Select(c => new LaterCollection(c, next[c.Id]))],
            collections);
    }

    private DateTime NowAt(CouncilProfile council) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), council.TimeZone).DateTime;

    private static Dictionary<string, CollectionDay> NextOf(IReadOnlyList<CollectionDay> days, DateOnly from)
    {
        var next = new Dictionary<string, CollectionDay>(StringComparer.Ordinal);
        foreach (var day in days.Where(d => d.Date >= from))
        {
            foreach (var container in day.Containers)
            {
                next.TryAdd(container, day);
            }
        }

        return next;
    }
}
