using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EnquiryBot.Telemetry;

/// <summary>Traces: a span for each turn and each step. No span ever carries a word of a citizen.</summary>
public static class EnquiryBotActivity
{
    /// <summary>The name to subscribe to.</summary>
    public const string SourceName = "EnquiryBot";

    /// <summary>The source of all spans.</summary>
    public static ActivitySource Source { get; } = new(SourceName);
}

/// <summary>Metrics of the engine.</summary>
public sealed class EnquiryBotMetrics
{
    /// <summary>The name to subscribe to.</summary>
    public const string MeterName = "EnquiryBot";

    private readonly Counter<long> _turns;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _steps;

    /// <summary>Creates the instruments.</summary>
    public EnquiryBotMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _turns = meter.CreateCounter<long>("enquirybot.turns", "{turn}", "Turns ended, by council, outcome and language");
        _duration = meter.CreateHistogram<double>("enquirybot.turn.duration", "ms", "Time from a message to its outcome");
        _steps = meter.CreateHistogram<double>("enquirybot.step.duration", "ms", "Time of one step of a turn");
    }

    /// <summary>Counts a turn that ended.</summary>
    /// <param name="council">The council's id.</param>
    /// <param name="outcome">The outcome's name.</param>
    /// <param name="language">The language tag.</param>
    /// <param name="duration">From the message to the outcome.</param>
    public void TurnEnded(string council, string outcome, string language, TimeSpan duration)
    {
        var tags = new TagList { { "council", council }, { "outcome", outcome }, { "language", language } };
        _turns.Add(1, tags);
        _duration.Record(duration.TotalMilliseconds, tags);
    }

    /// <summary>Records the duration of a step.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="duration">How long it took.</param>
    public void StepEnded(string step, TimeSpan duration) =>
        _steps.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("step", step));
}
