namespace EnquiryBot.Testing;

/// <summary>The browser that the journeys run in: installed on the machine, never downloaded.</summary>
public static class Chromium
{
    internal const string Reason =
        "needs Chromium: run tests/run.sh --install, or set ENQUIRYBOT_CHROMIUM to the path of a Chromium or Chrome";

    private static readonly string[] UsualPaths =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>The browser's program, or null when there is none. A path that was set and is wrong finds none either.</summary>
    public static string? PathOrNull { get; } = Find(Environment.GetEnvironmentVariable("ENQUIRYBOT_CHROMIUM"));

    /// <summary>The browser's program.</summary>
    /// <exception cref="FileNotFoundException">There is none on this machine.</exception>
    public static string ProgramPath => PathOrNull ?? throw new FileNotFoundException(Reason);

    private static string? Find(string? configured) =>
        string.IsNullOrEmpty(configured) ? UsualPaths.FirstOrDefault(File.Exists) : File.Exists(configured) ? configured : null;
}
