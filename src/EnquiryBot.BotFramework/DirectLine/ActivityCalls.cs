using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Sending and reading activities.</summary>
internal sealed partial class ActivityCalls(
    IActivityStore store, DirectLineAdapter adapter, DirectLineCallers callers, IOptions<DirectLineOptions> options,
    TimeProvider time, ILogger<ActivityCalls> logger)
{
    public async Task PostAsync(HttpContext http)
    {
        var conversationId = http.ConversationId();
        if (callers.Admit(http, conversationId, out var error) is not { } caller)
        {
            await error!.WriteAsync(http);
            return;
        }

        var (state, activity) = await http.ReadAsync(BotJson.Wire.Activity);
        string? clientActivityId = null;
        error = state switch
        {
            BodyState.TooLarge => DirectLineError.TooLarge,
            BodyState.Empty => DirectLineError.NoBody,
            BodyState.Malformed => DirectLineError.NotJson,
            _ => InboundActivity.Admit(activity!, caller, options.Value, out clientActivityId),
        };
        if (error is not null)
        {
            await error.WriteAsync(http);
            return;
        }

        activity!.Conversation = new ConversationAccount { Id = conversationId };
        await AnswerAsync(http, await adapter.ReceiveAsync(new ConversationKey(caller.Site, conversationId), activity, clientActivityId));
    }

    public async Task GetAsync(HttpContext http)
    {
        var conversationId = http.ConversationId();
        if (callers.Admit(http, conversationId, out var error) is not { } caller)
        {
            await error!.WriteAsync(http);
            return;
        }

        var after = Watermark.Parse(http) ?? 0;
        var page = await ReadAsync(new ConversationKey(caller.Site, conversationId), after, http.RequestAborted);
        if (page is null)
        {
            await DirectLineError.ConversationNotFound.WriteAsync(http);
            return;
        }

        http.Response.ContentType = "application/json; charset=utf-8";
        WriteSet(http.Response.BodyWriter, page.Activities, Watermark.After(page, after));
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext http, Receipt receipt)
    {
        var error = receipt.Status switch
        {
            AppendStatus.NoSuchConversation => DirectLineError.ConversationNotFound,
            AppendStatus.ConversationEnded => DirectLineError.ConversationEnded,
            _ => await FinishedWellAsync(receipt.Turn) ? null : DirectLineError.BotRejectedActivity,
        };
        await (error is null
            ? http.WriteAsync(new ResourceResponse { Id = receipt.Id }, BotJson.Wire.ResourceResponse)
            : error.WriteAsync(http));
    }

    private async Task<bool> FinishedWellAsync(Task<bool> turn)
    {
        try
        {
            return await turn.WaitAsync(options.Value.BotWait, time);
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    // A polling client stops for ever, and says nothing, after any answer but 200, 403 and 404: a store that fails for a
    // moment must look like silence.
    private async ValueTask<ActivityPage?> ReadAsync(ConversationKey key, long after, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(key, after, DirectLineDefaults.PageSize, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StoreFailed(logger, key.ConversationId, failure.GetType().Name, failure.StackTrace);
            return new ActivityPage([], after);
        }
    }

    private static void WriteSet(PipeWriter writer, IReadOnlyList<StoredActivity> activities, long watermark)
    {
        writer.Write("{\"activities\":["u8);
        for (var i = 0; i < activities.Count; i++)
        {
            if (i > 0)
                writer.Write(","u8);
            writer.Write(activities[i].Json.Span);
        }

        writer.Write("],\"watermark\":\""u8);
        writer.Write(Encoding.UTF8.GetBytes(watermark.ToString(CultureInfo.InvariantCulture)));
        writer.Write("\"}"u8);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId} could not be read, the client was told of nothing new: {Error}\n{Places}")]
        public static partial void StoreFailed(ILogger logger, string conversationId, string error, string? places);
    }
}
