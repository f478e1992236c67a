namespace EnquiryBot.Content;

/// <summary>
/// The folders that the service works with. Each comes from a setting when there is one; else it is looked for from the
/// working folder upwards, then from the program's own folder upwards.
/// </summary>
/// <param name="Knowledge">What the service knows: councils, articles, intents (read only).</param>
/// <param name="Prompts">What models are told (read only).</param>
/// <param name="Data">The one folder that the service writes: database, trained models, keys.</param>
public sealed record HouseFolders(string Knowledge, string Prompts, string Data)
{
    /// <summary>
    /// Where trained models are kept: <c>models</c> in the data folder. A copy of this record with another data folder keeps
    /// it, so that a throw-away store shares what takes seconds to train.
    /// </summary>
    public string Models { get; init; } = Path.Combine(Data, "models");

    /// <summary>Finds the three folders.</summary>
    /// <param name="knowledge">The configured knowledge folder, or null to look for <c>knowledge</c>.</param>
    /// <param name="prompts">The configured prompts folder, or null to look for <c>prompts</c>.</param>
    /// <param name="data">The configured data folder, or null for <c>data</c> beside the knowledge folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no knowledge folder; the message names the setting.</exception>
    public static HouseFolders Find(string? knowledge, string? prompts, string? data)
    {
        var knowledgeFolder = knowledge is null ? Search("knowledge") : Path.GetFullPath(knowledge);
        if (knowledgeFolder is null || !Directory.Exists(knowledgeFolder))
        {
            throw new DirectoryNotFoundException(
                $"There is no knowledge folder{(knowledge is null ? "" : $" at {knowledgeFolder}")}. Set Folders:Knowledge to the folder that holds services.yaml and the councils.");
        }

        var beside = Path.GetDirectoryName(knowledgeFolder)!;
        return new HouseFolders(
            knowledgeFolder,
            prompts is null ? Path.Combine(beside, "prompts") : Path.GetFullPath(prompts),
            data is null ? Path.Combine(beside, "data") : Path.GetFullPath(data));
    }

    private static string? Search(string name) =>
        Upwards(Environment.CurrentDirectory).Concat(Upwards(AppContext.BaseDirectory))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "services.yaml")));

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
