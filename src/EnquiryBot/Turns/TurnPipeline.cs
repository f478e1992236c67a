using System.Diagnostics;
using EnquiryBot.Telemetry;
using EnquiryBot.Turns.Steps;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Turns;

/// <summary>One decision on the way from a question to an outcome.</summary>
public interface ITurnStep
{
    /// <summary>Ends the turn with an outcome, or returns null to pass it on.</summary>
    ValueTask<TurnOutcome?> RunAsync(Turn turn, CancellationToken ct);
}

/// <summary>
/// How a question is answered: the steps below, in this order; the first that returns an outcome ends the turn. The runner,
/// not the steps, does timing, tracing and failure.
/// </summary>
public sealed partial class TurnPipeline(
    ScreenSafeguarding screenSafeguarding,
    HoldForAdviser holdForAdviser,
    TakeUpFeedback takeUpFeedback,
    ReplyToBlank replyToBlank,
    TakeUpChoice takeUpChoice,
    TakeUpPostcode takeUpPostcode,
    ClassifyIntent classifyIntent,
    ReplyFromIntent replyFromIntent,
    SignpostOtherCouncil signpostOtherCouncil,
    LookUpCollections lookUpCollections,
    Enquire enquire,
    EnquiryBotMetrics metrics,
    TimeProvider clock,
    ILogger<TurnPipeline> logger)
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(30);

    private readonly ITurnStep[] _steps =
    [
        screenSafeguarding,
        holdForAdviser,
        takeUpFeedback,
        replyToBlank,
        takeUpChoice,
        takeUpPostcode,
        classifyIntent,
        replyFromIntent,
        signpostOtherCouncil,
        lookUpCollections,
        enquire,
    ];

    /// <summary>Runs the steps. It never throws but for cancellation: a step that fails or takes too long ends the turn as failed.</summary>
    /// <param name="turn">The question.</param>
    /// <param name="ct">Cancels the turn.</param>
    /// <returns>The outcome, and how long each step took that ran.</returns>
    public async Task<(TurnOutcome Outcome, IReadOnlyList<StepTiming> Steps)> RunAsync(Turn turn, CancellationToken ct)
    {
        var timings = new List<StepTiming>(_steps.Length);
        foreach (var step in _steps)
        {
            if (await RunAsync(step, turn, timings, ct) is { } outcome)
            {
                return (outcome, timings);
            }
        }

        return (new TurnOutcome.Unanswered(), timings);
    }

    private async Task<TurnOutcome?> RunAsync(ITurnStep step, Turn turn, List<StepTiming> timings, CancellationToken ct)
    {
        var name = step.GetType().Name;
        using var span = EnquiryBotActivity.Source.StartActivity(name);
        var started = clock.GetTimestamp();
        try
        {
            // Native steps finish before they return; the limit is for those that wait for something outside.
            var running = step.RunAsync(turn, ct);
            return running.IsCompletedSuccessfully ? running.Result : await running.AsTask().WaitAsync(StepLimit, clock, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            span?.SetStatus(ActivityStatusCode.Error);
            // The type only: a message or stack of an exception may carry what a citizen wrote.
            Log.StepFailed(logger, name, turn.Council.Id.Value, e.GetType().FullName ?? "");
            return new TurnOutcome.Failed(name);
        }
        finally
        {
            var duration = clock.GetElapsedTime(started);
            timings.Add(new StepTiming(name, duration));
            metrics.StepEnded(name, duration);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Step {Step} failed for {Council}: {Exception}")]
        public static partial void StepFailed(ILogger logger, string step, string council, string exception);
    }
}

/// <summary>How long a step took.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Duration">Its duration.</param>
public readonly record struct StepTiming(string Step, TimeSpan Duration);
