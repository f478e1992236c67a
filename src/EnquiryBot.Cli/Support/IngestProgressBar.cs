using EnquiryBot.Knowledge.Import;
using Spectre.Console;

namespace EnquiryBot.Cli.Support;

/// <summary>Shows how far an ingestion is: a bar when a person watches, nothing when standard error is a file or another program.</summary>
internal static class IngestProgressBar
{
    public static Task<IReadOnlyList<IngestSummary>> ShowAsync(TextWriter error, Func<IProgress<IngestProgress>?, Task<IReadOnlyList<IngestSummary>>> run)
    {
        if (error != Console.Error || Console.IsErrorRedirected)
        {
            return run(null);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(bar =>
            {
                var task = bar.AddTask("Pages");
                return run(new Bar(task));
            });
    }

    private sealed class Bar(ProgressTask task) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Done;
            task.Description = Markup.Escape($"{value.Done} of {value.Total} pages");
        }
    }
}
