using System.Text.Json.Serialization;

namespace EnquiryBot.Quality;

/// <summary>The figures of <c>evaluate intents</c>; serialises to exactly its documented JSON. A figure without rows is null.</summary>
public sealed record IntentReport
{
    /// <summary>Rows in scope with the right label / rows in scope; a rejected one is wrong.</summary>
    [JsonPropertyName("inScopeAccuracy")]
    public required double? InScopeAccuracy { get; init; }

    /// <summary>Rows with the right label / rows; out of scope is right when rejected.</summary>
    [JsonPropertyName("accuracy")]
    public required double? Accuracy { get; init; }

    /// <summary>Rejected rows out of scope / rows out of scope.</summary>
    [JsonPropertyName("outOfScopeRecall")]
    public required double? OutOfScopeRecall { get; init; }

    /// <summary>Rejected rows out of scope / rejected rows; null also when no row of the test is out of scope.</summary>
    [JsonPropertyName("outOfScopePrecision")]
    public required double? OutOfScopePrecision { get; init; }

    /// <summary>Mean F1 of the labels.</summary>
    [JsonPropertyName("macroF1")]
    public required double? MacroF1 { get; init; }

    /// <summary>Matthews' correlation coefficient.</summary>
    [JsonPropertyName("mcc")]
    public required double? Mcc { get; init; }

    /// <summary>How well confidence tells rows in scope from rows out of it, 0.5 to 1.</summary>
    [JsonPropertyName("auroc")]
    public required double? Auroc { get; init; }

    /// <summary>Seconds that training took, calibration included.</summary>
    [JsonPropertyName("trainSeconds")]
    public required double TrainSeconds { get; init; }

    /// <summary>Mean microseconds of one prediction, from text to labels; null without rows.</summary>
    [JsonPropertyName("microsecondsPerPrediction")]
    public required double? MicrosecondsPerPrediction { get; init; }

    /// <summary>Bytes of the stored model.</summary>
    [JsonPropertyName("modelBytes")]
    public required long ModelBytes { get; init; }
}
