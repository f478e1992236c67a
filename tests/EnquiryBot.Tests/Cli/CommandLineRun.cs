using System.Text.Json.Nodes;
using EnquiryBot.Cli;

namespace EnquiryBot.Tests.Cli;

/// <summary>A command as a shell would run it, with what it printed.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as the one JSON object that it must be.</summary>
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    public static async Task<CommandLineRun> Of(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await EnquiryBot.Cli.Program.RunAsync(args, output, error);
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }
}
