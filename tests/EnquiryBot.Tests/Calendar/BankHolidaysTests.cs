using System.Globalization;
using System.Text.Json;
using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Calendar;

public sealed class BankHolidaysTests
{
    public static TheoryData<string, string, int, string> Faults => new()
    {
        { "source: made up for tests after GOV.UK\n", "", 1, "The field 'source' is missing" },
        { "checked: 2026-09-01", "checked: in September", 2, "must be a date" },
        { "scotland:", "cornwall:", 6, "'cornwall' is not a known field" },
        { "scotland:", "cornwall:", 1, "The group 'scotland' with the bank holidays of each year is missing" },
        { "2026: [2026-12-25, 2026-12-28]", "2026: [2026-12-25, 28 December]", 4, "'28 December' must be a date of the year 2026" },
        { "2026: [2026-12-25, 2026-12-28]", "2026: [2026-12-25, 2027-12-28]", 4, "'2027-12-28' must be a date of the year 2026" },
        { "2026: [2026-12-25, 2026-12-28]", "2026: [2026-12-25, 2026-12-25]", 4, "The bank holiday 2026-12-25 is there twice" },
        { "2026: [2026-12-25, 2026-12-28]", "2026: []", 4, "The year 2026 has no bank holidays" },
    };

    [NeedsSharedTheory]
    [InlineData(BankHolidayDivision.EnglandAndWales, "england-and-wales")]
    [InlineData(BankHolidayDivision.Scotland, "scotland")]
    [InlineData(BankHolidayDivision.NorthernIreland, "northern-ireland")]
    public void The_shipped_dates_are_those_that_GOV_UK_announced(BankHolidayDivision division, string name)
    {
        var faults = new FaultList();
        using var published = JsonDocument.Parse(File.ReadAllText(Shared.Data("uk", "bank-holidays.json")));
        var years = published.RootElement.GetProperty("divisions").GetProperty($"common.nations.{name}_slug").EnumerateObject()
            .Where(y => y.Value.ValueKind == JsonValueKind.Array && int.Parse(y.Name, CultureInfo.InvariantCulture) >= 2024);
        var expected = years.SelectMany(y => y.Value.EnumerateArray())
            .Select(d => DateOnly.ParseExact(d.GetProperty("date").GetString()!, "dd/MM/yyyy", CultureInfo.InvariantCulture)).Order().ToList();

        var holidays = BankHolidays.Load(HouseFolders.Find(null, null, null).Knowledge, faults);

        Assert.Empty(faults.All);
        Assert.Equal(expected, holidays.In(division).Order());
        Assert.Equal(new DateOnly(expected[^1].Year, 12, 31), holidays.KnownThrough);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_with_its_line(string right, string wrong, int line, string words)
    {
        Assert.Contains(right, KnowledgeFolder.BankHolidays, StringComparison.Ordinal);
        var at = KnowledgeFolder.BankHolidays.IndexOf(right, StringComparison.Ordinal);
        using var folder = new KnowledgeFolder().Write(BankHolidays.FileName, KnowledgeFolder.BankHolidays.Remove(at, right.Length).Insert(at, wrong));

        var faults = folder.FaultsOf((path, list) => BankHolidays.Load(path, list));

        var fault = Assert.Single(faults, f => f.Message.Contains(words, StringComparison.Ordinal));
        Assert.Equal((BankHolidays.FileName, line, FaultSeverity.Error), (fault.File, fault.Line, fault.Severity));
    }

    [Fact]
    public void A_file_that_is_missing_is_a_fault()
    {
        using var folder = new KnowledgeFolder();

        Assert.Contains("The file is missing", Assert.Single(folder.FaultsOf((path, list) => BankHolidays.Load(path, list))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_ends_with_the_division_that_is_known_least()
    {
        var text = KnowledgeFolder.BankHolidays.Replace("  2027: [2027-01-01, 2027-01-04, 2027-12-27, 2027-12-28]\n", "", StringComparison.Ordinal);
        using var folder = new KnowledgeFolder().Write(BankHolidays.FileName, text);

        Assert.Equal(new DateOnly(2026, 12, 31), BankHolidays.Load(folder.Path, new FaultList()).KnownThrough);
    }
}
