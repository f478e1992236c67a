using System.CommandLine;
using System.Text.Json;
using EnquiryBot.Cli.Support;
using EnquiryBot.Quality;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot evaluate sureness</c>: learns how sure the service may be from the tuning half of the golden set.</summary>
internal static class EvaluateSurenessCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var golden = GoldenRows.PathOption();
        var learn = new Option<FileInfo>("--learn")
        {
            Description = "Write the coefficients to this file: src/EnquiryBot/Answers/sureness.json, from where the next build takes them.",
        };
        var command = new Command("sureness", "Cross-validate on the tuning half how well the service knows when it is right, and learn it anew.") { golden, learn };
        command.SetAction(async (parsed, ct) =>
        {
            var judged = await EvaluateAnswersCommand.AskAsync(GoldenRows.Read(parsed.GetValue(golden)?.FullName, GoldenSplit.Tuning), ct);
            await parsed.WriteLineAsync("Cross-validated in ten parts, twins together:");
            await EvaluateAnswersCommand.WriteCurveAsync(parsed, AnswerCurve.Of(SurenessFit.CrossValidate(judged)));
            var text = JsonSerializer.Serialize(SurenessFit.Learn(judged), Indented);
            await (parsed.GetValue(learn) is { } file ? File.WriteAllTextAsync(file.FullName, text + "\n", ct) : parsed.WriteLineAsync(text));
            return 0;
        });
        return command;
    }
}
