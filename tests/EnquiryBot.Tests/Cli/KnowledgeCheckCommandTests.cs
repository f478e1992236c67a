using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Cli;

public sealed class KnowledgeCheckCommandTests
{
    [Fact]
    public async Task Every_fault_is_a_line_with_file_and_line_and_an_error_fails()
    {
        using var folder = KnowledgeFolder.WithCouncils()
            .Write("shared/faulty.md", "---\ntitle: A page\nurl: https://www.example.org/page\nservice: 99999\n---\nText.\n");

        var run = await CommandLineRun.Of("knowledge", "check", "--folder", folder.Path);

        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains(lines, l => l.StartsWith("shared/faulty.md(4): error:", StringComparison.Ordinal));
        Assert.Matches("^[0-9]+ errors?, [0-9]+ warnings? in 3 councils, 1 article file and 0 golden rows\\.$", lines[^1]);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_shipped_knowledge_passes()
    {
        var run = await CommandLineRun.Of("knowledge", "check");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("0 errors", run.Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }
}
