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
            var activity = JsonSerializer.Deserialize(message.Message.Activity.Span, BotJson.Wire.Activity)!;
            await adapter.ResumeAsync(new ConversationKey(message.Council.Value, message.ConversationId), activity);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Count} messages that were accepted before the last stop are answered now")]
        public static partial void Resuming(ILogger logger, int count);
    }
}
