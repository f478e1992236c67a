using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Cli;

public sealed class CommandRunnerTests
{
    [Theory]
    [InlineData("ask", "hello")]
    [InlineData("ask", "--council", "alderbrook")]
    [InlineData("evaluate")]
    [InlineData("evaluate", "answers", "--golden", "no-such-folder")]
    [InlineData("evaluate", "intents", "--train", "no-such-file.jsonl", "--test", "no-such-file.jsonl", "--json")]
    [InlineData("no-such-command")]
    public async Task Wrong_usage_ends_with_2_and_a_sentence_on_standard_error(params string[] args)
    {
        var run = await CommandLineRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var run = await CommandLineRun.Of("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(["ask", "knowledge", "evaluate"], name => Assert.Contains(name, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_with_faults_ends_with_1_and_each_fault_by_line()
    {
        using var folder = new KnowledgeFolder().Write("rows.jsonl", "{\"text\":\"a\",\"label\":\"x\"}\n{\"text\":\"b\"}\nnot json\n");
        var file = Path.Combine(folder.Path, "rows.jsonl");

        var run = await CommandLineRun.Of("evaluate", "intents", "--train", file, "--test", file, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("(2): error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("(3): error:", run.Error, StringComparison.Ordinal);
    }
}
