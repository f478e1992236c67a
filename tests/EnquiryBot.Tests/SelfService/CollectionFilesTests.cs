using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.SelfService;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.SelfService;

/// <summary>What an editor can get wrong in <c>rounds.yaml</c> and <c>collections.csv</c>, each with its file and line.</summary>
public sealed class CollectionFilesTests
{
    private const string RoundsFile = "alderbrook/rounds.yaml";
    private const string PostcodeFile = "alderbrook/lookups/collections.csv";

    private const string Rounds = """
        article: bin-collection-days
        outBy: "06:30"
        remindAt: "19:00"
        through: 2027-12-17
        containers:
          - {id: black, name: {en: black bin}}
          - {id: food, name: {en: caddy}}
        rounds:
          - id: town
            weekday: friday
            collections:
              - {container: black, every: 2, on: 2026-12-25}
              - {container: food, every: 1, on: 2026-12-25, seasons: [{from: 2026-01-01, to: 2027-12-31}]}
        bankHolidayMondays: as-usual
        shifts:
          - {from: 2026-12-25, to: 2026-12-27}
          - {from: 2027-01-01, to: 2027-01-02}
        """;

    private const string Postcodes = "postcode,round\nWM1 1AA,town\n\nwm21ab,town\n";

    public static TheoryData<string, string, int, string> InRounds => new()
    {
        { "article: bin-collection-days", "articel: x", 1, "not a known field" },
        { "article: bin-collection-days", "article:", 1, "'article' is missing" },
        { "\"06:30\"", "half past six", 2, "must be a time" },
        { "remindAt: \"19:00\"", "remindAt: 7pm", 3, "must be a time" },
        { "through: 2027-12-17", "through: soon", 4, "must be a date" },
        { "{id: food, name: {en: caddy}}", "{id: black, name: {en: caddy}}", 7, "is there twice" },
        { "{id: food, name: {en: caddy}}", "{id: food, name: {cy: cadi}}", 7, "needs a text in 'en'" },
        { "id: town", "id: Town Centre", 9, "lower-case letters" },
        { "weekday: friday", "weekday: 5", 10, "must be a day of the week" },
        { "weekday: friday", "weekday: monday", 12, "is a Friday, but the round is collected on Monday" },
        { "container: black,", "container: blue,", 12, "no container 'blue'" },
        { "container: food,", "container: black,", 13, "on this round twice" },
        { "every: 2", "every: 0", 12, "number of weeks" },
        { ", on: 2026-12-25}", "}", 12, "'on' is missing" },
        { "to: 2027-12-31}", "to: 2025-12-31}", 13, "ends before it begins" },
        { "to: 2027-12-31}", "to: 2027-01-31}, {from: 2027-01-31, to: 2027-03-01}", 13, "overlaps" },
        { "bankHolidayMondays: as-usual", "bankHolidayMondays: later", 14, "must be one-day-later" },
        { "bankHolidayMondays: as-usual", "", 1, "'bankHolidayMondays' is missing" },
        { "{from: 2026-12-25,", "{from: 2026-12-24,", 16, "Nothing is collected on Thursday 2026-12-24" },
        { "to: 2026-12-27}", "to: 2026-12-25}", 16, "changes nothing" },
        { "to: 2026-12-27}", "to: 2027-01-05}", 16, "more than 6 days" },
        { "{from: 2027-01-01, to: 2027-01-02}", "{from: 2026-12-25, to: 2026-12-28}", 17, "is shifted twice" },
        { "to: 2027-01-02}", "to: 2026-12-27}", 17, "collected twice on Sunday 2026-12-27" },
        { "{from: 2027-01-01, to: 2027-01-02}", "{from: 2027-01-01}", 17, "the new one in 'to'" },
    };

    public static TheoryData<string, int, string> InPostcodes => new()
    {
        { "postcode;round\nWM1 1AA,town\n", 1, "first line must be" },
        { "postcode,round\nWM1 1AA;town\n", 2, "must be a whole postcode" },
        { "postcode,round\nWM1,town\n", 2, "must be a whole postcode" },
        { "postcode,round\nWM1 1AA,town\nWM5 1AA,town\n", 3, "none of the postcodeDistricts" },
        { "postcode,round\nWM1 1AA,village\n", 2, "no round 'village'" },
        { "postcode,round\nWM1 1AA,town\nwm11aa,town\n", 3, "it is on line 2 too" },
        { "postcode,round\n", 1, "no postcode" },
    };

    [Fact]
    public void Files_without_fault_are_read()
    {
        var (book, faults) = Read(Rounds, Postcodes);

        Assert.Empty(faults);
        Assert.Equal(2, book.Find(CouncilId.Parse("alderbrook"))!.Postcodes);
        Assert.Null(book.Find(CouncilId.Parse("westmarch")));
    }

    [Theory]
    [MemberData(nameof(InRounds))]
    public void A_mistake_in_the_rounds_is_reported_with_its_line(string right, string wrong, int line, string words)
    {
        Assert.Contains(right, Rounds, StringComparison.Ordinal);

        var (_, faults) = Read(Rounds.Replace(right, wrong, StringComparison.Ordinal), Postcodes);

        Assert.Contains(faults, f => f.File == RoundsFile && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(InPostcodes))]
    public void A_mistake_in_the_postcodes_is_reported_with_its_line(string file, int line, string words)
    {
        var (_, faults) = Read(Rounds, file);

        Assert.Contains(faults, f => f.File == PostcodeFile && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_never_repeats_a_postcode()
    {
        var (_, faults) = Read(Rounds, "postcode,round\nWM1 1AA,town\nWM1 1AA,town\nWM1 1AB,nowhere\n");

        Assert.Equal(2, faults.Count);
        Assert.DoesNotContain(faults, f => f.Message.Contains("WM1 1A", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Rounds, null, PostcodeFile)]
    [InlineData(null, Postcodes, RoundsFile)]
    public void Each_file_needs_the_other(string? rounds, string? postcodes, string missing)
    {
        var (_, faults) = Read(rounds, postcodes);

        Assert.Equal((missing, 1), (faults[0].File, faults[0].Line));
        Assert.Contains("belong together", faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shifts_of_bank_holiday_weeks_are_known_to_exact_ones()
    {
        var late = Rounds.Replace("as-usual", "one-day-later", StringComparison.Ordinal);

        // Friday 1 January 2027 follows the bank holiday of Monday 28 December: the rule alone makes it the 2nd.
        var (_, faults) = Read(late, Postcodes);

        Assert.Contains(faults, f => f.Line == 17 && f.Message.Contains("changes nothing", StringComparison.Ordinal));
    }

    private static (CollectionBook Book, IReadOnlyList<FileFault> Faults) Read(string? rounds, string? postcodes)
    {
        using var folder = KnowledgeFolder.WithCouncils();
        _ = rounds is null ? folder : folder.Write(RoundsFile, rounds);
        _ = postcodes is null ? folder : folder.Write(PostcodeFile, postcodes);
        var faults = new FaultList();
        var book = CollectionBook.Load(folder.Path, CouncilFile.ReadAll(folder.Path, faults), faults);
        return (book, faults.All);
    }
}
