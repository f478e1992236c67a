using EnquiryBot.Calendar;
using EnquiryBot.Content;

namespace EnquiryBot.SelfService;

/// <summary>Reads what moves collections in <c>rounds.yaml</c>: exact days, and what a bank holiday on a Monday does.</summary>
internal static class ShiftFields
{
    private const string OneDayLater = "one-day-later";
    private const string AsUsual = "as-usual";

    public static CollectionShifts Read(YamlMap map, IReadOnlyList<WrittenRound> rounds, DateOnly through, IReadOnlySet<DateOnly> holidays)
    {
        var late = LateWeeks(map, holidays);
        var exact = new Dictionary<DateOnly, DateOnly>();
        var usual = new CollectionShifts(new Dictionary<DateOnly, DateOnly>(), late);
        foreach (var shift in map.Maps("shifts"))
        {
            shift.KnowOnly("from", "to");
            if (shift.Date("from") is not { } from || shift.Date("to") is not { } to)
            {
                shift.Error("from", "A shift needs the usual day in 'from' and the new one in 'to'.");
            }
            else if (FaultOf(from, to) is { } fault)
            {
                shift.Error("from", fault);
            }
            else if (!exact.TryAdd(from, to))
            {
                shift.Error("from", $"{Say(from)} is shifted twice.");
            }
        }

        var shifts = new CollectionShifts(exact, late);
        CheckMeetings(map, rounds, shifts, through);
        return shifts;

        string? FaultOf(DateOnly from, DateOnly to)
        {
            if (!rounds.Any(r => r.Weekday == from.DayOfWeek && r.Cycles.Any(c => c.IsDue(from))))
            {
                return $"Nothing is collected on {Say(from)}, so there is nothing to shift.";
            }

            if (usual.Apply(from) == to)
            {
                return $"{Say(from)} is collected on {Say(to)} anyway: the shift changes nothing.";
            }

            return Math.Abs(to.DayNumber - from.DayNumber) > CollectionShifts.MostDays
                ? $"A shift by more than {CollectionShifts.MostDays} days meets the next week's collection."
                : null;
        }
    }

    private static HashSet<DateOnly> LateWeeks(YamlMap map, IReadOnlySet<DateOnly> holidays)
    {
        var rule = map.RequiredText("bankHolidayMondays");
        if (rule is not (OneDayLater or AsUsual or ""))
        {
            map.Error("bankHolidayMondays", $"'{rule}' must be {OneDayLater} (every collection of that week is a day later) or {AsUsual}.");
        }

        return rule == OneDayLater ? [.. holidays.Where(d => d.DayOfWeek == DayOfWeek.Monday)] : [];
    }

    // Two collections of one round on one day: one of the two shifts is a slip.
    private static void CheckMeetings(YamlMap map, IReadOnlyList<WrittenRound> rounds, CollectionShifts shifts, DateOnly through)
    {
        if (shifts.Exact.Count == 0)
        {
            return;
        }

        var first = shifts.Exact.Keys.Min().AddDays(-2 * CollectionShifts.MostDays);
        foreach (var shift in map.Maps("shifts"))
        {
            if (shift.Date("to") is { } to
                && rounds.FirstOrDefault(r => new RoundDates(r.Weekday, r.Cycles, shifts, through).From(first).Count(d => d.Date == to) > 1) is { } round)
            {
                shift.Error("to", $"The round '{round.Id}' is collected twice on {Say(to)}: another shift, or its usual day, falls on it too.");
            }
        }
    }

    private static string Say(DateOnly day) => day.ToString("dddd yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
