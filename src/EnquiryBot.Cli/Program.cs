using System.CommandLine;
using EnquiryBot.Cli.Support;

namespace EnquiryBot.Cli;

/// <summary>The command line: its commands.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => RunAsync(args, Console.Out, Console.Error);

    internal static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error) => CommandRunner.RunAsync(
        new RootCommand("EnquiryBot answers enquiries from a council's own pages.")
        {
            AskCommand.Create(),
            IngestCommand.Create(),
            new Command("knowledge", "What the service knows.")
            {
                KnowledgeCheckCommand.Create(),
            },
            new Command("evaluate", "Measure how well the service does.")
            {
                EvaluateAnswersCommand.Create(),
                EvaluateRetrievalCommand.Create(),
                EvaluateSurenessCommand.Create(),
                EvaluateIntentsCommand.Create(),
            },
        },
        args, output, error);
}
