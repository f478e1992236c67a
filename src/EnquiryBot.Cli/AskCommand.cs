using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Councils;
using EnquiryBot.Quality;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot ask</c>: one question, answered as a citizen would be.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "The question." };
        var council = new Option<string>("--council") { Description = "The id of the council that is asked.", Required = true };
        var history = new Option<string[]>("--history") { Description = "What was written before, oldest first; once for each message." };
        var json = CommandOutput.JsonOption();
        var command = new Command("ask", "Ask a question as a citizen would.") { text, council, history, json };
        command.SetAction((parsed, ct) => RunAsync(
            parsed, parsed.GetRequiredValue(council), parsed.GetValue(history) ?? [], parsed.GetRequiredValue(text), parsed.GetValue(json), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string id, string[] history, string text, bool json, CancellationToken ct)
    {
        await using var engine = await ThrowAwayEngine.StartAsync(ct);
        var councils = engine.Services.GetRequiredService<CouncilDirectory>();
        var council = councils.Find(id)
            ?? throw new UsageException($"There is no council '{id}'. There are: {string.Join(", ", councils.All.Select(c => c.Id))}.");
        var result = await engine.Services.GetRequiredService<Rehearsal>().AskAsync(council, history, text, ct);
        var reply = AskReply.Of(result, council);
        await (json ? parsed.WriteJsonAsync(reply) : parsed.WriteLineAsync(reply.ToText()));
        return 0;
    }
}
