using System.Text.Json;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.Channels;

/// <summary>After a start, answers what was accepted before the process died. Each message is answered once, in order.</summary>
internal sealed partial class ResumeUnanswered(
    ConversationLog log, CouncilDirectory councils, DirectLineAdapter adapter, ILogger<ResumeUnanswered> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var waiting = await log.ReadUnansweredAsync(CouncilScope.Of(councils.All.Select(c => c.Id)), stoppingToken);
        if (waiting.Count > 0)
        {
            Log.Resuming(logger, waiting.Count);
        }

        foreach (var message in waiting)
        {
            stoppingToken.ThrowIfCancellationRequested();
            await ResumeAsync(message, stoppingToken);
        }
    }

    // One message that cannot be opened, its key being lost, must neither stop the service nor keep the others waiting.
    private async Task ResumeAsync(UnansweredMessage message, CancellationToken ct)
    {
        try
        {
            var found = await log.ReadAsync(message.ConversationId, message.Council, message.Sequence - 1, most: 1, ct);
            if (found is [var stored] && stored.Sequence == message.Sequence)
            {
                var activity = JsonSerializer.Deserialize(stored.Activity.Span, BotJson.Wire.Activity)!;
                await adapter.ResumeAsync(new ConversationKey(message.Council.Value, message.ConversationId), activity);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            Log.NotResumed(logger, message.Council.Value, e.GetType().FullName ?? "");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} messages that were accepted before the last stop are answered now")]
        public static partial void Resuming(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Error, "A message to {Council} that was accepted before the last stop cannot be answered: {Exception}")]
        public static partial void NotResumed(ILogger logger, string council, string exception);
    }
}
