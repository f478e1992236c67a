using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Testing;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Councils;

/// <summary>When a council is open, as its <c>council.yaml</c> says: nights, closures, bank holidays.</summary>
public sealed class CouncilHoursTests
{
    private const string File = "alderbrook/council.yaml";
    private const string Monday = "  monday: [\"08:30-12:00\", \"13:00-17:00\"]";

    /// <summary>What stands in the place of line 20, Monday's; the line and the words of the fault.</summary>
    public static TheoryData<string, int, string> Faults => new()
    {
        { "  monday: [\"22:00-09:00\"]\n  tuesday: [\"08:30-17:00\"]", 20, "'22:00-09:00' runs past midnight into '08:30-17:00' of tuesday: end it earlier, or begin tuesday later." },
        { "  monday: [\"08:30-17:00\"]\n  sunday: [\"22:00-08:31\"]", 21, "'22:00-08:31' runs past midnight into '08:30-17:00' of monday: end it earlier, or begin monday later." },
        { "  monday: [\"22:00-06:00\", \"23:00-24:00\"]", 20, "'23:00-24:00' overlaps another interval of the day: make them one, or end one before the other begins." },
        { "  Monday: [\"22:00-06:00\"]", 20, "'Monday' is not a day: monday, tuesday, wednesday, thursday, friday, saturday, sunday." },
        { Closures("{date: 2026-12-28}", "{from: 2026-12-27, to: 2026-12-29}"), 23, "2026-12-28 is already in another entry of 'closures': each day can be in one only." },
        { Closures("{date: 2026-12-24, hours: [\"8 to 12\"]}"), 22, "'8 to 12' must be a time from and a time to, such as \"08:30-17:00\", or \"22:00-06:00\" for a night." },
        { Closures("{date: 2026-12-24, hours: [\"08:00-12:00\", \"11:00-13:00\"]}"), 22, "'11:00-13:00' overlaps another interval of the day: make them one, or end one before the other begins." },
        { Closures("{from: 2026-12-24, to: 2026-12-25, hours: [\"08:00-12:00\", \"22:00-09:00\"]}"), 22, "'22:00-09:00' runs past midnight into '08:00-12:00' of the next day: end it earlier, or write each day as an entry of its own." },
        { Closures("{from: 2026-12-29, to: 2026-12-24}"), 22, "The last day, 2026-12-24, is before the first, 2026-12-29: exchange them." },
        { Closures("{date: 24 December}"), 22, "'date' must be a date such as 2026-09-30." },
        { Closures("{date: }"), 22, "The field 'date' is missing." },
        { Closures("{from: 2026-12-24}"), 22, "Write either 'date' for one day, or 'from' and 'to' for the first and the last of several." },
        { Closures("{date: 2026-12-24, to: 2026-12-26}"), 22, "Write either 'date' for one day, or 'from' and 'to' for the first and the last of several." },
        { Closures("{hours: []}"), 22, "Write either 'date' for one day, or 'from' and 'to' for the first and the last of several." },
        { Closures("{date: 2026-12-24, reason: Christmas}"), 22, "'reason' is not a known field here. Known fields: date, from, to, hours." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_with_its_line_and_what_to_do(string hours, int line, string message)
    {
        using var folder = KnowledgeFolder.WithCouncils().Write(File, With(hours));

        var fault = Assert.Single(folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list)));

        Assert.Equal(new FileFault(File, line, message), fault);
    }

    [Fact]
    public void A_night_may_end_when_the_next_day_begins()
    {
        var council = Read("  monday: [\"08:30-17:00\", \"22:00-08:30\"]\n  tuesday: [\"08:30-24:00\"]");

        Assert.Equal(At("2026-11-25 00:00"), council.OpeningHours.ClosesNext(At("2026-11-23 22:00")));
    }

    [Fact]
    public void Closures_and_bank_holidays_of_the_nation_close_the_council()
    {
        var hours = Read(Closures("{date: 2026-12-21, hours: [\"08:30-12:00\"]}", "{from: 2027-01-04, to: 2027-01-11}")).OpeningHours;

        Assert.False(hours.IsOpen(At("2026-12-21 14:00")));
        Assert.True(hours.IsOpen(At("2026-12-21 11:00")));
        Assert.Equal(At("2027-01-18 08:30"), hours.OpensNext(At("2026-12-21 12:00"))); // Monday, 28 December is a bank holiday
        Assert.Equal("Europe/London", hours.TimeZone.Id);
    }

    [Theory]
    [InlineData("england", true)]
    [InlineData("wales", true)]
    [InlineData("scotland", false)]
    [InlineData("northern-ireland", true)]
    public void Each_nation_has_its_own_bank_holidays(string nation, bool isOpenOnSaintAndrewsDay)
    {
        using var folder = KnowledgeFolder.WithCouncils()
            .Write(File, KnowledgeFolder.District.Replace("nation: england", $"nation: {nation}", StringComparison.Ordinal));

        var council = CouncilFile.ReadAll(folder.Path, new FaultList()).Single(c => c.Id.Value == "alderbrook");

        Assert.Equal(isOpenOnSaintAndrewsDay, council.OpeningHours.IsOpen(At("2026-11-30 10:00")));
        Assert.False(council.OpeningHours.IsOpen(At("2026-12-28 10:00")));
    }

    private static string Closures(params string[] entries) => $"{Monday}\nclosures:\n{string.Join('\n', entries.Select(e => $"  - {e}"))}";

    private static string With(string hours) => KnowledgeFolder.District.Replace(Monday, hours, StringComparison.Ordinal);

    private static CouncilProfile Read(string hours)
    {
        using var folder = KnowledgeFolder.WithCouncils().Write(File, With(hours));
        var faults = new FaultList();
        var councils = CouncilFile.ReadAll(folder.Path, faults);
        Assert.Empty(faults.All);
        return councils.Single(c => c.Id.Value == "alderbrook");
    }
}
