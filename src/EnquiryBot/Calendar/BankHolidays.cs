using System.Collections.Frozen;
using System.Globalization;
using EnquiryBot.Content;

namespace EnquiryBot.Calendar;

/// <summary>The parts of the United Kingdom that have bank holidays of their own.</summary>
public enum BankHolidayDivision
{
    /// <summary>England and Wales.</summary>
    EnglandAndWales,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}

/// <summary>The bank holidays of the United Kingdom, from <c>knowledge/bank-holidays.yaml</c>.</summary>
public sealed class BankHolidays
{
    /// <summary>The name of the file in the knowledge folder.</summary>
    public const string FileName = "bank-holidays.yaml";

    private static readonly (string Key, BankHolidayDivision Division)[] Divisions =
    [
        ("england-and-wales", BankHolidayDivision.EnglandAndWales),
        ("scotland", BankHolidayDivision.Scotland),
        ("northern-ireland", BankHolidayDivision.NorthernIreland),
    ];

    private readonly FrozenDictionary<BankHolidayDivision, FrozenSet<DateOnly>> _days;

    private BankHolidays(Dictionary<BankHolidayDivision, HashSet<DateOnly>> days)
    {
        _days = days.ToFrozenDictionary(d => d.Key, d => d.Value.ToFrozenSet());
        var lastYears = days.Values.Select(d => d.Count == 0 ? DateOnly.MinValue.Year : d.Max().Year).ToList();
        KnownThrough = new DateOnly(lastYears.Count == 0 ? DateOnly.MinValue.Year : lastYears.Min(), 12, 31);
    }

    /// <summary>The last day that the file can tell of in every division; a later day counts as an ordinary one.</summary>
    public DateOnly KnownThrough { get; }

    /// <summary>The bank holidays of a division.</summary>
    public IReadOnlySet<DateOnly> In(BankHolidayDivision division) => _days[division];

    /// <summary>Reads the file; with errors in the list the result must not be used.</summary>
    /// <param name="folder">The knowledge folder.</param>
    /// <param name="faults">Where faults go.</param>
    public static BankHolidays Load(string folder, FaultList faults)
    {
        var days = Divisions.ToDictionary(d => d.Division, _ => new HashSet<DateOnly>());
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            faults.Error(FileName, 1, "The file is missing: it holds the bank holidays, on which councils close.");
            return new BankHolidays(days);
        }

        if (EditorFile.Read(folder, FileName, faults) is not { } text || YamlMap.Parse(text, FileName, faults) is not { } map)
        {
            return new BankHolidays(days);
        }

        map.KnowOnly(["source", "checked", .. Divisions.Select(d => d.Key)]);
        map.RequiredText("source");
        map.Date("checked");
        foreach (var (key, division) in Divisions)
        {
            if (map.Map(key) is { } years)
            {
                ReadYears(years, days[division], faults);
            }
            else if (!map.Has(key))
            {
                map.Error(key, $"The group '{key}' with the bank holidays of each year is missing.");
            }
        }

        return new BankHolidays(days);
    }

    private static void ReadYears(YamlMap years, HashSet<DateOnly> days, FaultList faults)
    {
        foreach (var year in years.Keys)
        {
            foreach (var (text, line) in years.TextsWithLines(year))
            {
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    || !text.StartsWith($"{year}-", StringComparison.Ordinal))
                {
                    faults.Error(years.File, line, $"'{text}' must be a date of the year {year}, such as {year}-12-25.");
                }
                else if (!days.Add(day))
                {
                    faults.Error(years.File, line, $"The bank holiday {text} is there twice.");
                }
            }

            if (!years.TextsWithLines(year).Any())
            {
                years.Error(year, $"The year {year} has no bank holidays: write them as [{year}-01-01, {year}-12-25].");
            }
        }
    }
}
