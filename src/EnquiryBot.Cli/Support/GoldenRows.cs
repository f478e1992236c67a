using System.CommandLine;
using EnquiryBot.Content;
using EnquiryBot.Quality;

namespace EnquiryBot.Cli.Support;

/// <summary>The rows of the golden set that a command asks.</summary>
internal static class GoldenRows
{
    public static Option<FileSystemInfo> PathOption()
    {
        var option = new Option<FileSystemInfo>("--golden") { Description = "A golden file, or a folder of them, when it is not the one in the knowledge folder." };
        option.AcceptExistingOnly();
        return option;
    }

    public static Option<GoldenSplit?> SplitOption() =>
        new("--split") { Description = "Only one part: tuning (may be looked at while thresholds are set) or final (only measures)." };

    /// <summary>Reads the rows; faults in the files stop the command with all of them.</summary>
    public static List<GoldenRow> Read(string? path, GoldenSplit? split)
    {
        var faults = new FaultList();
        var set = GoldenSet.Read(path ?? Path.Combine(HouseSettings.FindFolders(HouseSettings.Read()).Knowledge, GoldenSet.FolderName), faults);
        faults.ThrowOnErrors();
        return [.. set.Rows.Where(r => split is null || r.Split == split)];
    }
}
