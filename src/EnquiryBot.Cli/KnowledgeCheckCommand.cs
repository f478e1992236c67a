using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Content;
using EnquiryBot.Knowledge;
using EnquiryBot.Quality;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot knowledge check</c>: every fault of the knowledge folder, golden set included, with file and line.</summary>
internal static class KnowledgeCheckCommand
{
    private const int Hardest = 3;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--folder") { Description = "The knowledge folder, when it is not the one of the settings." };
        folder.AcceptExistingOnly();
        var command = new Command("check", "Print every fault of the knowledge folder with file and line; fails when there is an error.") { folder };
        command.SetAction((parsed, _) => RunAsync(parsed, parsed.GetValue(folder)?.FullName ?? HouseSettings.FindFolders(HouseSettings.Read()).Knowledge));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string folder)
    {
        var faults = new FaultList();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var house = KnowledgeCheck.Run(folder, today, faults);
        var golden = GoldenCheck.Run(folder, house, faults);

        var found = faults.All;
        foreach (var fault in found)
        {
            await parsed.WriteLineAsync(fault.ToString());
        }

        foreach (var language in ReadingStatistics.Of(house.Articles.Articles))
        {
            var age = language.MedianAge is { } years ? $", reading age {CommandOutput.Tenths(years)} (median)" : "";
            await parsed.WriteLineAsync(
                $"{language.Language}: {Count(language.Pages.Count, "page")}, {language.Words} words, {CommandOutput.Tenths(language.SentenceLength)} words a sentence{age}; "
                + $"hardest: {string.Join(", ", language.Pages.Take(Hardest).Select(p => $"{p.File} {CommandOutput.Tenths(p.Age ?? p.SentenceLength)}"))}");
        }

        var errors = found.Count(f => f.Severity == FaultSeverity.Error);
        await parsed.WriteLineAsync(
            $"{Count(errors, "error")}, {Count(found.Count - errors, "warning")} in {Count(house.Councils.Count, "council")}, "
            + $"{Count(house.Articles.Files.Count, "article file")} and {Count(golden.Entries.Count, "golden row")}.");
        return errors > 0 ? CommandRunner.Failure : 0;
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
