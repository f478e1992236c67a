using System.Diagnostics;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The widget's own tests: a row for each file, run by vitest, so that one suite tells everything.</summary>
public sealed class WidgetUnitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static TheoryData<string> Files => NodeTools.RepositoryOrNull is null
        ? ["the repository"]
        : [.. Directory.GetFiles(Path.Combine(NodeTools.ClientFolder, "tests"), "*.test.ts").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [NeedsNodeTheory, MemberData(nameof(Files))]
    public async Task Passes_in_vitest(string file) =>
        await RunAsync("vitest", "run", "--root", NodeTools.ClientFolder, $"tests/{file}");

    [NeedsNodeFact]
    public async Task The_types_of_the_widget_fit() =>
        await RunAsync("tsc", "--project", Path.Combine(NodeTools.ClientFolder, "tsconfig.json"));

    private static async Task RunAsync(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npx.cmd" : "npx", ["--no-install", tool, .. arguments])
        {
            WorkingDirectory = NodeTools.RepositoryOrNull, RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{tool} was not done after {Patience.TotalMinutes} minutes.");
        }

        Assert.True(process.ExitCode == 0, string.Join('\n', await output));
    }
}
