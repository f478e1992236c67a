using EnquiryBot.Calendar;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Testing;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Councils;

/// <summary>Queues with hours of their own, queues shared by councils, and teams that are reached out of hours.</summary>
public sealed class CouncilTeamsTests
{
    private const string File = "alderbrook/council.yaml";
    private const string Waste = "services: [524]}";
    private const string Night = "id: night, name: {en: Night team}, phone: 01632 960398";

    private static readonly LanguageTag En = LanguageTag.English;

    /// <summary>What stands in the place of a part of Alderbrook's file; the line and the words of the fault.</summary>
    public static TheoryData<string, string, int, string> Faults => new()
    {
        { Waste, "services: [524], runBy: nowhere}", 22, "There is no council 'nowhere' to run the queue 'waste'." },
        { Waste, "services: [524], runBy: westmarch}", 22, "westmarch does not run a queue 'waste' itself: give it one in its council.yaml, or name the council that does." },
        { Waste, "services: [524], runBy: alderbrook}", 22, "'runBy' must be the id of another council: leave it out when the council runs the queue itself." },
        { Waste, "services: [524], runBy: Bro Helyg}", 22, "'runBy' must be the id of another council: leave it out when the council runs the queue itself." },
        { Waste, "services: [524], runBy: brohelyg, bankHolidays: open}", 22, "'bankHolidays' is said by brohelyg, which runs the queue: take it out here." },
        { Waste, "services: [524], bankHolidays: yes}", 22, "'yes' must be closed, open (all day) or usual (the hours of the weekday)." },
        { Waste, "services: [524], openingHours: {monday: [\"9-5\"]}}", 22, "'9-5' must be a time from and a time to, such as \"08:30-17:00\", or \"22:00-06:00\" for a night." },
        { "allowedOrigins", Teams($"{Night}"), 24, "The group 'openingHours' with the days that it is open is needed." },
        { "allowedOrigins", Teams($"{Night}, openingHours: {{monday: [\"17:00-09:00\"], tuesday: [\"08:00-24:00\"]}}"), 24, "'17:00-09:00' runs past midnight into '08:00-00:00' of tuesday: end it earlier, or begin tuesday later." },
        { "allowedOrigins", Teams($"{Night}, openingHours: {{}}", $"{Night}, openingHours: {{}}"), 24, "The out-of-hours team 'night' is there twice." },
        { "allowedOrigins", Teams("id: night, name: {en: Night team}, openingHours: {}"), 24, "The field 'phone' is missing." },
        { "allowedOrigins", Teams("id: night, name: {en: Night team}, phone: '999', openingHours: {}"), 24, "'999' is not a UK phone number, such as 01632 960100." },
        { "allowedOrigins", Teams($"{Night}, services: [homeless], openingHours: {{}}"), 24, "'homeless' is not an LGSL code: the services of a team are codes such as [524, 528]." },
        { "allowedOrigins", Teams($"{Night}, runBy: westmarch, openingHours: {{}}"), 24, "'runBy' is not a known field here. Known fields: id, name, phone, services, openingHours, closures, bankHolidays." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_reported_with_its_line_and_what_to_do(string right, string wrong, int line, string message)
    {
        using var folder = KnowledgeFolder.WithCouncils().Write(File, KnowledgeFolder.District.Replace(right, wrong, StringComparison.Ordinal));

        var fault = Assert.Single(folder.FaultsOf((path, list) => CouncilFile.ReadAll(path, list)));

        Assert.Equal(new FileFault(File, line, message), fault);
    }

    [Fact]
    public void A_queue_keeps_the_hours_of_its_council_unless_it_has_its_own()
    {
        var council = Read((Waste, "services: [524], openingHours: {monday: [\"07:00-15:00\"]}, bankHolidays: usual}"), ("queues:", "closures: [{date: 2026-12-21}]\nqueues:"));
        var (waste, general) = (council.QueueFor(524), council.QueueFor(null));

        Assert.Equal((At("2026-11-23 07:00"), At("2026-11-23 08:30")), (waste.Hours.OpensNext(At("2026-11-22 12:00")), general.Hours.OpensNext(At("2026-11-22 12:00"))));
        Assert.True(waste.Hours.IsOpen(At("2026-12-28 10:00")));
        Assert.False(general.Hours.IsOpen(At("2026-12-28 10:00")));
        Assert.False(waste.Hours.IsOpen(At("2026-12-21 10:00")));
        Assert.Equal(council.Id, waste.RunBy);
    }

    [Fact]
    public void A_shared_queue_has_the_hours_and_the_number_of_the_team_that_works_it()
    {
        var bilingual = KnowledgeFolder.Bilingual.Replace(Waste, "services: [524], phone: 029 2018 0101, openingHours: {tuesday: [\"09:00-10:00\"]}}", StringComparison.Ordinal);

        var waste = Read([(Waste, "services: [524], runBy: brohelyg}")], bilingual).QueueFor(524);

        Assert.Equal(("brohelyg", "029 2018 0101", "Waste"), (waste.RunBy.Value, waste.Phone, waste.Name[En]));
        Assert.Equal(At("2026-11-24 09:00"), waste.Hours.OpensNext(At("2026-11-23 09:00")));
    }

    [Fact]
    public void A_team_for_nights_works_on_bank_holidays_too_and_knows_nothing_of_the_closures_of_the_council()
    {
        var team = Assert.Single(Read(
            ("queues:", "closures: [{date: 2026-12-21}]\nqueues:"),
            ("allowedOrigins", Teams($"{Night}, services: [524], openingHours: {{monday: [\"17:00-08:30\"]}}"))).OutOfHours);

        Assert.Equal(("night", "Night team", "01632 960398", BankHolidayHours.Open), (team.Id, team.Name[En], team.Phone, team.Hours.OnBankHolidays));
        Assert.Equal([524], team.Services);
        Assert.True(team.Hours.IsOpen(At("2026-12-22 03:00")));
        Assert.True(team.Hours.IsOpen(At("2026-12-28 12:00")));
    }

    [Theory]
    [InlineData(524, "2026-11-23 09:00", "Waste", "01632 960301", false)] // Monday: open, with a number of its own
    [InlineData(524, "2026-11-23 12:30", "Waste", "01632 960301", false)] // the council has lunch, the queue has not
    [InlineData(557, "2026-11-23 09:00", "Customer services", "01632 960300", false)] // the council's main number
    [InlineData(557, "2026-11-23 12:30", "Night team", "01632 960398", true)] // on duty for every service
    [InlineData(524, "2026-11-24 03:00", "Bin crew", "01632 960397", true)] // on duty for this service
    [InlineData(null, "2026-11-24 03:00", "Night team", "01632 960398", true)]
    [InlineData(524, "2026-11-25 12:00", "Alderbrook District Council", "01632 960399", true)] // nobody is on duty
    [InlineData(524, "2026-12-28 03:00", "Bin crew", "01632 960397", true)] // a bank holiday, at three in the morning
    [InlineData(524, "2026-11-23 16:00", "Alderbrook District Council", "01632 960300", false)] // the queue has gone home, the council has not
    public void The_number_to_ring_is_one_that_is_answered(int? service, string at, string name, string phone, bool isOutOfHours)
    {
        var council = Read(
            (Waste, "services: [524], phone: 01632 960301, openingHours: {monday: [\"08:00-15:00\"]}}"),
            ("allowedOrigins", Teams(
                $"{Night}, openingHours: {{monday: [\"12:00-13:00\", \"17:00-08:30\"]}}",
                "id: bins, name: {en: Bin crew}, phone: 01632 960397, services: [524], openingHours: {monday: [\"17:00-08:30\"]}")));

        var line = council.LineAt(service, At(at));

        Assert.Equal((name, phone, isOutOfHours), (line.Name[En], line.Phone, line.IsOutOfHours));
    }

    private static string Teams(params string[] teams) => $"outOfHours: [{string.Join(", ", teams.Select(t => $"{{{t}}}"))}]\nallowedOrigins";

    private static CouncilProfile Read(params (string Right, string Wrong)[] changes) => Read(changes, KnowledgeFolder.Bilingual);

    private static CouncilProfile Read((string Right, string Wrong)[] changes, string bilingual)
    {
        var text = changes.Aggregate(KnowledgeFolder.District, (text, c) => text.Replace(c.Right, c.Wrong, StringComparison.Ordinal));
        using var folder = KnowledgeFolder.WithCouncils().Write(File, text).Write("brohelyg/council.yaml", bilingual);
        var faults = new FaultList();
        var councils = CouncilFile.ReadAll(folder.Path, faults);
        Assert.Empty(faults.All);
        return councils.Single(c => c.Id.Value == "alderbrook");
    }
}
