using System.Text;
using System.Text.Json;
using EnquiryBot.Content;

namespace EnquiryBot.Quality;

/// <summary>A row with the place that it was read from.</summary>
/// <param name="Row">The row.</param>
/// <param name="File">The file, with the name of its folder.</param>
/// <param name="Line">The line, counted from 1.</param>
public sealed record GoldenEntry(GoldenRow Row, string File, int Line);

/// <summary>The questions that the service is measured with.</summary>
/// <param name="Entries">The rows in the order of files and lines.</param>
public sealed record GoldenSet(IReadOnlyList<GoldenEntry> Entries)
{
    /// <summary>The folder of the set in the knowledge folder.</summary>
    public const string FolderName = "golden";

    /// <summary>The rows.</summary>
    public IEnumerable<GoldenRow> Rows => Entries.Select(e => e.Row);

    /// <summary>Reads a file, or every *.jsonl file of a folder in the order of their names. Empty lines are passed over.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="faults">Where faults go, each with file and line; a faulty row is left out.</param>
    public static GoldenSet Read(string path, FaultList faults)
    {
        var full = Path.GetFullPath(path);
        var isFolder = Directory.Exists(full);
        var folder = isFolder ? full : Path.GetDirectoryName(full)!;
        IEnumerable<string> names = isFolder
            ? Directory.EnumerateFiles(full, "*.jsonl").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
            : [Path.GetFileName(full)];

        var entries = new List<GoldenEntry>();
        foreach (var name in names)
        {
            ReadFile(Path.GetDirectoryName(folder) ?? folder, $"{Path.GetFileName(folder)}/{name}", entries, faults);
        }

        return new GoldenSet(entries);
    }

    /// <summary>
    /// The part of the set that a row belongs to, by its id alone, so that nobody chooses: tuning when the sum of the UTF-8
    /// bytes of the id is even. A twin goes with the row that it is a twin of.
    /// </summary>
    public static GoldenSplit SplitOf(string id, string? twin) =>
        Encoding.UTF8.GetBytes(twin ?? id).Sum(b => b) % 2 == 0 ? GoldenSplit.Tuning : GoldenSplit.Final;

    private static void ReadFile(string parent, string file, List<GoldenEntry> entries, FaultList faults)
    {
        if (EditorFile.Read(parent, file, faults) is not { } text)
        {
            return;
        }

        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]) && ReadRow(lines[i], message => faults.Error(file, i + 1, message)) is { } row)
            {
                entries.Add(new GoldenEntry(row, file, i + 1));
            }
        }
    }

    private static GoldenRow? ReadRow(string line, Action<string> report)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return new GoldenRowReader(document.RootElement, report).Read();
        }
        catch (JsonException e)
        {
            report($"This is not valid JSON, at character {e.BytePositionInLine + 1}.");
            return null;
        }
    }
}
