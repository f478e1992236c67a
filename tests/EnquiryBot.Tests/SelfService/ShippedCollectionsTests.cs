using EnquiryBot.Calendar;
using EnquiryBot.Councils;
using EnquiryBot.Privacy;

namespace EnquiryBot.Tests.SelfService;

/// <summary>The shipped rounds say what the councils' articles say.</summary>
public sealed class ShippedCollectionsTests
{
    private static readonly DateOnly Start = new(2026, 11, 23);

    /// <summary>Council, round, the usual day, and the day on which it is collected, as the articles have them.</summary>
    public static TheoryData<string, string, string, string> Moves => new()
    {
        { "alderbrook", "villages-a", "2026-12-25", "2026-12-27" },
        { "alderbrook", "villages-b", "2027-01-01", "2027-01-02" },
        { "alderbrook", "villages-a", "2027-03-26", "2027-03-27" },
        { "alderbrook", "alder-cross-a", "2026-12-29", "2026-12-29" },
        { "alderbrook", "alder-cross-a", "2027-05-04", "2027-05-04" },
        { "fernleigh", "villages-a", "2026-12-25", "2026-12-27" },
        { "fernleigh", "north-a", "2026-12-28", "2026-12-29" },
        { "fernleigh", "south-b", "2026-12-29", "2026-12-30" },
        { "fernleigh", "osmere-a", "2026-12-30", "2026-12-31" },
        { "fernleigh", "great-tarling-b", "2026-12-31", "2027-01-02" },
        { "fernleigh", "villages-b", "2027-01-01", "2027-01-03" },
        { "fernleigh", "north-a", "2027-01-04", "2027-01-04" },
        { "fernleigh", "villages-a", "2027-03-26", "2027-03-26" },
        { "fernleigh", "villages-a", "2027-04-02", "2027-04-03" },
        { "fernleigh", "north-b", "2027-08-30", "2027-08-31" },
        { "brohelyg", "trefaes-a", "2026-12-25", "2026-12-24" },
        { "brohelyg", "trefaes-b", "2027-01-01", "2026-12-31" },
        { "brohelyg", "llanhelyg-a", "2026-12-28", "2026-12-28" },
        { "brohelyg", "llanhelyg-c", "2027-05-03", "2027-05-03" },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_collection_is_on_the_day_that_the_article_says(string council, string round, string due, string date) =>
        Assert.Equal(
            DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            Days(council, round).Single(d => d.Due == DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)).Date);

    [Theory]
    [InlineData("alderbrook", "alder-cross", DayOfWeek.Tuesday)]
    [InlineData("alderbrook", "mellbury", DayOfWeek.Wednesday)]
    [InlineData("alderbrook", "stoke-hanley", DayOfWeek.Thursday)]
    [InlineData("alderbrook", "villages", DayOfWeek.Friday)]
    [InlineData("fernleigh", "north", DayOfWeek.Monday)]
    [InlineData("fernleigh", "south", DayOfWeek.Tuesday)]
    [InlineData("fernleigh", "osmere", DayOfWeek.Wednesday)]
    [InlineData("fernleigh", "great-tarling", DayOfWeek.Thursday)]
    [InlineData("brohelyg", "llanhelyg", DayOfWeek.Monday)]
    [InlineData("brohelyg", "pontyrafon", DayOfWeek.Wednesday)]
    [InlineData("brohelyg", "trefaes", DayOfWeek.Friday)]
    public void A_place_has_its_weekday(string council, string place, DayOfWeek weekday)
    {
        var rounds = SomeCollections.Of(council).Rounds.Where(r => r.Id.StartsWith(place, StringComparison.Ordinal)).ToList();

        Assert.True(rounds.Count >= 2);
        Assert.All(rounds, r => Assert.All(r.Dates.From(Start), d => Assert.Equal(weekday, d.Due.DayOfWeek)));
    }

    [Fact]
    public void Every_bin_goes_out_as_often_as_the_articles_say()
    {
        Assert.Equal([1, 2, 2, 2], EveryWeeks("alderbrook", "food", "rubbish", "recycling", "garden"));
        Assert.Equal([1, 1, 2, 2, 2], EveryWeeks("fernleigh", "rubbish", "food", "recycling", "paper", "garden"));
        Assert.Equal([1, 1, 1, 1, 3, 2], EveryWeeks("brohelyg", "food", "plastic", "paper", "glass", "rubbish", "garden"));
    }

    [Fact]
    public void Alternate_bins_go_out_in_turn_and_the_brown_one_with_the_black()
    {
        foreach (var day in SomeCollections.Of("alderbrook").Rounds.SelectMany(r => r.Dates.From(Start)))
        {
            Assert.NotEqual(day.Containers.Contains("rubbish"), day.Containers.Contains("recycling"));
            Assert.True(!day.Containers.Contains("garden") || day.Containers.Contains("rubbish"));
        }

        var garden = SomeCollections.Of("alderbrook").Rounds.SelectMany(r => r.Dates.From(Start)).Where(d => d.Containers.Contains("garden")).ToList();
        Assert.Equal((new DateOnly(2027, 3, 2), new DateOnly(2027, 11, 26)), (garden.Min(d => d.Due), garden.Max(d => d.Due)));
    }

    [Theory]
    [InlineData("alderbrook")]
    [InlineData("fernleigh")]
    [InlineData("brohelyg")]
    public void Postcodes_are_found_however_they_are_written_and_every_round_has_some(string council)
    {
        var collections = SomeCollections.Of(council);
        Assert.True(Postcode.TryParse(council == "brohelyg" ? " hy11aa" : council == "fernleigh" ? "wm5 1aa" : "wm11AA", out var postcode));

        Assert.NotNull(collections.At(postcode));
        Assert.InRange(collections.Postcodes, 60, 120);
    }

    private static IReadOnlyList<CollectionDay> Days(string council, string round) => SomeCollections.Of(council).Find(round)!.Dates.From(Start);

    // The most frequent distance over all rounds; seasons make longer ones.
    private static IEnumerable<int> EveryWeeks(string council, params string[] containers) => containers.Select(container =>
        SomeCollections.Of(council).Rounds.Select(r => r.Dates.From(Start).Where(d => d.Containers.Contains(container)).Select(d => d.Due.DayNumber / 7).ToList())
            .SelectMany(weeks => weeks.Zip(weeks.Skip(1), (a, b) => b - a)).GroupBy(w => w).MaxBy(g => g.Count())!.Key);
}
