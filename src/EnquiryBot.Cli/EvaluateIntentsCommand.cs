using System.CommandLine;
using EnquiryBot.Cli.Support;
using EnquiryBot.Intents;
using EnquiryBot.Quality;

namespace EnquiryBot.Cli;

/// <summary><c>enquirybot evaluate intents</c>: the service's classifier, trained and tested on anybody's data.</summary>
internal static class EvaluateIntentsCommand
{
    public static Command Create()
    {
        var train = FileOption("--train", "Rows {\"text\",\"label\"} to learn from, one JSON object a line.", isRequired: true);
        var test = FileOption("--test", "Rows to judge by.", isRequired: true);
        var validate = FileOption("--validate", "Rows to set thresholds on; without them the training rows are cross-validated.", isRequired: false);
        var outOfScope = new Option<string>("--out-of-scope")
        {
            Description = "The label that stands for none of the others.",
            DefaultValueFactory = _ => IntentTrainer.OutOfScopeLabel,
        };
        var json = CommandOutput.JsonOption();
        var command = new Command("intents", "Train the classifier on your own rows and measure it.") { train, test, validate, outOfScope, json };
        command.SetAction(async (parsed, ct) =>
        {
            var trial = new IntentTrial(
                JsonLines.ReadLabelledTexts(parsed.GetRequiredValue(train).FullName),
                JsonLines.ReadLabelledTexts(parsed.GetRequiredValue(test).FullName),
                parsed.GetValue(validate) is { } file ? JsonLines.ReadLabelledTexts(file.FullName) : [],
                parsed.GetRequiredValue(outOfScope));
            var report = IntentEvaluator.Run(trial, TimeProvider.System, ct);
            await (parsed.GetValue(json) ? parsed.WriteJsonAsync(report) : parsed.WriteLineAsync(Text(report)));
            return 0;
        });
        return command;
    }

    private static Option<FileInfo> FileOption(string name, string description, bool isRequired)
    {
        var option = new Option<FileInfo>(name) { Description = description, Required = isRequired };
        option.AcceptExistingOnly();
        return option;
    }

    private static string Text(IntentReport report) =>
        $"""
        accuracy in scope        {CommandOutput.Percent(report.InScopeAccuracy)}
        accuracy                 {CommandOutput.Percent(report.Accuracy)}
        out of scope, recall     {CommandOutput.Percent(report.OutOfScopeRecall)}
        out of scope, precision  {CommandOutput.Percent(report.OutOfScopePrecision)}
        macro F1                 {CommandOutput.Figure(report.MacroF1)}
        MCC                      {CommandOutput.Figure(report.Mcc)}
        AUROC                    {CommandOutput.Figure(report.Auroc)}
        training                 {report.TrainSeconds:0.0} s
        prediction               {CommandOutput.Figure(report.MicrosecondsPerPrediction)} microseconds
        model                    {report.ModelBytes} bytes
        """;
}
