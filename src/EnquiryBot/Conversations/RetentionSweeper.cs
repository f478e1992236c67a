using EnquiryBot.Councils;
using EnquiryBot.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Conversations;

/// <summary>
/// Deletes conversations, with all their messages, when a council's retention time after the last message is over. It runs at
/// the start and every hour, and logs how many it removed. Turn records stay: they hold versions, outcomes and counts only.
/// A conversation that waits for people is left until they close it: what a citizen was promised an answer to is not lost.
/// </summary>
public sealed partial class RetentionSweeper(
    CouncilDirectory councils, EnquiryBotStore store, GroupCommitWriter writer, ConversationHeads heads, TimeProvider clock,
    ILogger<RetentionSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes what is due now.</summary>
    /// <returns>The number of conversations deleted, over all councils.</returns>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var removed = 0;
        foreach (var council in councils.All)
        {
            var due = clock.GetUtcNow() - TimeSpan.FromDays(council.RetentionDays);
            await using var db = store.Read(CouncilScope.Of(council.Id));
            var expired = await db.Set<Conversation>().Where(c => c.LastMessageAt < due && c.HeldBy == null).ToListAsync(ct);
            if (expired.Count == 0)
            {
                continue;
            }

            await writer.CommitAsync(write => write.RemoveRange(expired), ct);
            expired.ForEach(c => heads.Forget(c.Id));
            Log.Removed(logger, expired.Count, council.Id.Value, council.RetentionDays);
            removed += expired.Count;
        }

        return removed;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Removed {Count} conversations of {Council} that were kept for {Days} days")]
        public static partial void Removed(ILogger logger, int count, string council, int days);

        [LoggerMessage(2, LogLevel.Error, "Conversations that are due could not be removed; the next attempt is in an hour")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
