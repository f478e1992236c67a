namespace EnquiryBot.Testing;

/// <summary>Node and the npm packages of the repository: what builds the widget and runs its own tests.</summary>
public static class NodeTools
{
    internal const string Reason = "needs Node 20 and the npm packages: install Node, then run `npm ci` or tests/run.sh --install";

    internal const string WidgetReason = "needs the built widget: install Node 20, then build again";

    /// <summary>The root of the repository, or null when the tests run without it.</summary>
    public static string? RepositoryOrNull { get; } = FindRepository();

    /// <summary>The folder of the widget's sources.</summary>
    /// <exception cref="DirectoryNotFoundException">The tests run outside the repository.</exception>
    public static string ClientFolder => Path.Combine(
        RepositoryOrNull ?? throw new DirectoryNotFoundException("The tests run outside the repository."), "src", "EnquiryBot.Web", "Client");

    /// <summary>Whether node is on the path and the npm packages are installed.</summary>
    public static bool AreThere { get; } =
        RepositoryOrNull is { } root && File.Exists(Path.Combine(root, "node_modules", ".package-lock.json")) && IsOnPath("node");

    /// <summary>Whether the widget was built into the folder that the tests run from.</summary>
    public static bool WidgetIsBuilt { get; } = File.Exists(Path.Combine(AppContext.BaseDirectory, "client", "widget.js"));

    private static string? FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EnquiryBot.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")));
}
