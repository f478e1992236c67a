using System.Text.Json;
using EnquiryBot.Intents;
using EnquiryBot.Quality;
using EnquiryBot.Tests.Intents;

namespace EnquiryBot.Tests.Quality;

public sealed class IntentEvaluatorTests
{
    private static readonly string[] _fields =
    [
        "inScopeAccuracy", "accuracy", "outOfScopeRecall", "outOfScopePrecision", "macroF1", "mcc", "auroc", "trainSeconds",
        "microsecondsPerPrediction", "modelBytes",
    ];

    [Fact]
    public void The_report_has_exactly_the_documented_fields()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(Run(SomePhrases.All)));

        Assert.Equal(_fields, json.RootElement.EnumerateObject().Select(f => f.Name));
        Assert.All(json.RootElement.EnumerateObject(), f => Assert.Equal(JsonValueKind.Number, f.Value.ValueKind));
    }

    [Fact]
    public void What_was_trained_on_is_nearly_all_right()
    {
        var report = Run(SomePhrases.All);

        Assert.InRange(report.InScopeAccuracy!.Value, 0.9, 1);
        Assert.InRange(report.OutOfScopeRecall!.Value, 0.9, 1);
        Assert.InRange(report.Auroc!.Value, 0.95, 1);
        Assert.InRange(report.ModelBytes, 10_000, 1_000_000);
    }

    [Fact]
    public void A_row_in_scope_that_is_rejected_is_wrong()
    {
        var report = Run([new("qqq zzz", "57/pay"), new("pay my council tax", "57/pay")]);

        Assert.Equal(0.5, report.InScopeAccuracy);
        Assert.Equal(0.5, report.Accuracy);
    }

    [Fact]
    public void Without_rows_out_of_scope_their_figures_are_null()
    {
        var report = Run([new("qqq zzz", "57/pay")]);

        Assert.Null(report.OutOfScopeRecall);
        Assert.Null(report.OutOfScopePrecision);
        Assert.Null(report.Auroc);
    }

    [Fact]
    public void Without_rows_at_all_everything_about_rows_is_null()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(Run([])));

        Assert.All(
            _fields.Except(["trainSeconds", "modelBytes"]),
            field => Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty(field).ValueKind));
    }

    [Fact]
    public void Another_label_may_stand_for_out_of_scope()
    {
        var rows = SomePhrases.All.Select(e => e.Label == IntentTrainer.OutOfScopeLabel ? e with { Label = "oos" } : e).ToList();

        var report = IntentEvaluator.Run(new IntentTrial(rows, rows, [], "oos"), TimeProvider.System, CancellationToken.None);

        Assert.InRange(report.OutOfScopeRecall!.Value, 0.9, 1);
    }

    [Fact]
    public void Thresholds_are_tuned_on_validation_rows_when_there_are_some()
    {
        var train = SomePhrases.All.Where(e => e.Label != IntentTrainer.OutOfScopeLabel).ToList();
        var blind = IntentEvaluator.Run(new IntentTrial(train, SomePhrases.All, []), TimeProvider.System, CancellationToken.None);
        var tuned = IntentEvaluator.Run(new IntentTrial(train, SomePhrases.All, SomePhrases.All), TimeProvider.System, CancellationToken.None);

        Assert.True(tuned.OutOfScopeRecall > blind.OutOfScopeRecall, $"{tuned.OutOfScopeRecall} after {blind.OutOfScopeRecall}");
        Assert.InRange(tuned.InScopeAccuracy!.Value, 0.95, 1);
    }

    private static IntentReport Run(IReadOnlyList<LabelledText> test) =>
        IntentEvaluator.Run(new IntentTrial(SomePhrases.All, test, []), TimeProvider.System, CancellationToken.None);
}
