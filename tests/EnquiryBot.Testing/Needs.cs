using Xunit;

namespace EnquiryBot.Testing;

/// <summary>The folder of public data that tests measure against; it is not part of the repository.</summary>
public static class Shared
{
    /// <summary>The folder, or null when it is not on this machine.</summary>
    public static string? FolderOrNull { get; } = Find();

    /// <summary>The folder.</summary>
    /// <exception cref="DirectoryNotFoundException">It is not on this machine.</exception>
    public static string Folder => FolderOrNull ?? throw new DirectoryNotFoundException(Needs.SharedReason);

    /// <summary>The path of a file in the folder's <c>data</c>.</summary>
    public static string Data(params ReadOnlySpan<string> parts) => Path.Combine([Folder, "data", .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ENQUIRYBOT_SHARED") is { Length: > 0 } configured)
        {
            return Directory.Exists(configured) ? configured : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EnquiryBot.sln")))
            {
                var beside = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared"));
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}

/// <summary>Why a test is skipped, or null when it runs. With ENQUIRYBOT_FORBID_SKIPS=1 nothing is skipped, so that what is missing fails.</summary>
public static class Needs
{
    internal const string SharedReason = "needs the shared data: set ENQUIRYBOT_SHARED";

    internal static string? Skip(bool isThere, string reason) =>
        isThere || Environment.GetEnvironmentVariable("ENQUIRYBOT_FORBID_SKIPS") == "1" ? null : reason;

    /// <summary>Why a test of the embedded encoder is skipped, or null when its files are here.</summary>
    public static string? SkipWithoutEncoder() => Skip(EncoderFolder.IsThere, EncoderFolder.Reason);

    internal static string? SkipWithoutBrowser() =>
        Skip(Chromium.PathOrNull is not null, Chromium.Reason) ?? Skip(NodeTools.WidgetIsBuilt, NodeTools.WidgetReason);
}

/// <summary>A fact that measures against the shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsSharedFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsSharedFactAttribute() => Skip = Needs.Skip(Shared.FolderOrNull is not null, Needs.SharedReason);
}

/// <summary>A theory that measures against the shared data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsSharedTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsSharedTheoryAttribute() => Skip = Needs.Skip(Shared.FolderOrNull is not null, Needs.SharedReason);
}

/// <summary>A fact that opens the pages in Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsChromiumFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsChromiumFactAttribute() => Skip = Needs.SkipWithoutBrowser();
}

/// <summary>A theory that opens the pages in Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsChromiumTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsChromiumTheoryAttribute() => Skip = Needs.SkipWithoutBrowser();
}

/// <summary>A fact that runs a tool of the widget's sources.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsNodeFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsNodeFactAttribute() => Skip = Needs.Skip(NodeTools.AreThere, NodeTools.Reason);
}

/// <summary>A theory that runs a tool of the widget's sources.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsNodeTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsNodeTheoryAttribute() => Skip = Needs.Skip(NodeTools.AreThere, NodeTools.Reason);
}

/// <summary>The files of the embedded sentence encoder.</summary>
public static class EncoderFolder
{
    internal const string Reason = "needs the files of the sentence encoder: install Node 20, then build again";

    /// <summary>Where the build puts them.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "embeddings", "use-lite");

    internal static bool IsThere { get; } = File.Exists(System.IO.Path.Combine(Path, "vocab.json"));
}

/// <summary>A fact that encodes sentences.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsEncoderFactAttribute : FactAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsEncoderFactAttribute() => Skip = Needs.SkipWithoutEncoder();
}

/// <summary>A theory that encodes sentences.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsEncoderTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides at discovery.</summary>
    public NeedsEncoderTheoryAttribute() => Skip = Needs.SkipWithoutEncoder();
}
