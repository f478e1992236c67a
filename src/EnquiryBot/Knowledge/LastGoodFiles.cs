using EnquiryBot.Content;

namespace EnquiryBot.Knowledge;

/// <summary>
/// A copy of the knowledge folder as it last loaded without errors, in <c>&lt;data&gt;/last-good</c>: what a restart serves when
/// a file is broken. Each copy lies in a folder of its own and counts only once it is marked complete.
/// </summary>
internal sealed class LastGoodFiles(HouseFolders folders)
{
    private const string Complete = ".complete";

    private readonly string _root = Path.Combine(folders.Data, "last-good");

    /// <summary>The newest complete copy; null when there is none.</summary>
    public string? Newest => !Directory.Exists(_root)
        ? null
        : Directory.EnumerateDirectories(_root)
            .Where(copy => File.Exists(Path.Combine(copy, Complete)))
            .Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Copies the knowledge folder and drops older copies.</summary>
    public void Keep(DateTimeOffset now)
    {
        var copy = Path.Combine(_root, now.UtcTicks.ToString("D20", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var file in FilesOf(folders.Knowledge))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folders.Knowledge, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        File.WriteAllText(Path.Combine(copy, Complete), "");
        foreach (var older in Directory.EnumerateDirectories(_root).Where(d => d != copy))
        {
            Directory.Delete(older, recursive: true);
        }
    }

    /// <summary>The files that the service reads; the golden set is for measuring.</summary>
    public static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".csv")
            .Order(StringComparer.Ordinal);
}
