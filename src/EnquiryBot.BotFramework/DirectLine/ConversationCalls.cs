using System.Globalization;
using EnquiryBot.BotFramework.Schema;
using Microsoft.AspNetCore.Http;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Making and refreshing tokens, starting a conversation and coming back to it.</summary>
internal sealed class ConversationCalls(
    IActivityStore store, DirectLineAdapter adapter, DirectLineCallers callers, DirectLineTokens tokens)
{
    private const int MaxIdLength = 128;
    private const int MaxLocaleLength = 35;

    public async Task GenerateAsync(HttpContext http)
    {
        var caller = callers.Admit(http, null, out var error);
        if (caller is { Token: not null })
            error = DirectLineError.SecretNeeded;
        var (state, body) = error is null ? await http.ReadAsync(BotJson.Wire.TokenParameters) : (BodyState.Empty, null);
        error ??= Check(state, body?.User);
        if (error is not null)
        {
            await error.WriteAsync(http);
            return;
        }

        var token = DirectLineTokens.NewConversation(caller!.Site, IdOf(body?.User), [.. body?.TrustedOrigins ?? []]);
        await WriteAsync(http, token, streamFrom: null);
    }

    public async Task RefreshAsync(HttpContext http)
    {
        var caller = callers.Admit(http, null, out var error);
        if (caller is { Token: null })
            error = DirectLineError.TokenNeeded;
        await (error?.WriteAsync(http) ?? WriteAsync(http, caller!.Token!, streamFrom: null));
    }

    public async Task StartAsync(HttpContext http)
    {
        var caller = callers.Admit(http, null, out var error);
        var (state, body) = error is null ? await http.ReadAsync(BotJson.Wire.StartParameters) : (BodyState.Empty, null);
        error ??= Check(state, body?.User);
        if (error is not null)
        {
            await error.WriteAsync(http);
            return;
        }

        var token = caller!.Token ?? DirectLineTokens.NewConversation(caller.Site, IdOf(body?.User));
        var locale = body?.Locale is { Length: > 0 and <= MaxLocaleLength } tag ? tag : null;
        var start = new ConversationStart(token.Key, token.CitizenId, locale);
        var started = await store.StartAsync(start, http.RequestAborted);
        if (started.Created)
            await adapter.AnnounceAsync(start);

        http.Response.StatusCode = started.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await WriteAsync(http, token, streamFrom: started.Head.LastSequence);
    }

    public async Task ReconnectAsync(HttpContext http)
    {
        var conversationId = http.ConversationId();
        var caller = callers.Admit(http, conversationId, out var error);
        var key = caller is null ? null : new ConversationKey(caller.Site, conversationId);
        var head = key is null ? null : await store.FindAsync(key, http.RequestAborted);
        if (head is null)
        {
            await (error ?? DirectLineError.ConversationNotFound).WriteAsync(http);
            return;
        }

        var token = caller!.Token ?? new DirectLineToken(key!, head.Value.CitizenId, []);
        await WriteAsync(http, token, streamFrom: Watermark.Parse(http) ?? head.Value.LastSequence);
    }

    private Task WriteAsync(HttpContext http, DirectLineToken token, long? streamFrom) => http.WriteAsync(
        new Conversation
        {
            ConversationId = token.Key.ConversationId,
            Token = tokens.Issue(token),
            ExpiresIn = DirectLineDefaults.TokenSeconds,
            StreamUrl = streamFrom is { } position ? StreamUrl(http.Request, token, position) : null,
        },
        BotJson.Wire.Conversation);

    // The position is in the address: what is said between this answer and the opening of the socket is then not lost.
    private string StreamUrl(HttpRequest request, DirectLineToken token, long position) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{DirectLineDefaults.BasePath}/conversations/{Uri.EscapeDataString(token.Key.ConversationId)}/stream?watermark={position}&t={tokens.IssueForStream(token)}");

    private static DirectLineError? Check(BodyState state, ChannelAccount? user) => state switch
    {
        BodyState.TooLarge => DirectLineError.TooLarge,
        BodyState.Malformed => DirectLineError.NotJson,
        _ => user?.Id?.Length > MaxIdLength ? DirectLineError.BadUserId : null,
    };

    private static string? IdOf(ChannelAccount? user) => string.IsNullOrWhiteSpace(user?.Id) ? null : user.Id;
}
