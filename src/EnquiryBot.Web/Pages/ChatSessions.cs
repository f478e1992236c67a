using System.Security.Cryptography;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Councils;
using Microsoft.AspNetCore.DataProtection;

namespace EnquiryBot.Web.Pages;

/// <summary>
/// Remembers in a cookie which conversation the page without script goes on with: one a council, sealed, out of reach of
/// scripts, gone with the browser session.
/// </summary>
internal sealed class ChatSessions(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("EnquiryBot.ChatSession.v1");

    /// <summary>The token of the conversation in the cookie; null when there is none or it does not hold.</summary>
    public DirectLineToken? Read(HttpContext context, CouncilId council)
    {
        if (!context.Request.Cookies.TryGetValue(NameFor(council), out var cookie))
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(cookie).Split(' ') is [var site, var conversation, var citizen] && site == council.Value
                ? new DirectLineToken(new ConversationKey(site, conversation), citizen, [])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Begins a conversation and sets its cookie.</summary>
    public DirectLineToken Begin(HttpContext context, CouncilId council)
    {
        var token = DirectLineTokens.NewConversation(council.Value, null);
        var value = _protector.Protect($"{council} {token.Key.ConversationId} {token.CitizenId}");
        context.Response.Cookies.Append(NameFor(council), value, Options(context, council));
        return token;
    }

    /// <summary>Forgets the conversation in this browser; it is deleted with its council's retention time.</summary>
    public void End(HttpContext context, CouncilId council) =>
        context.Response.Cookies.Delete(NameFor(council), Options(context, council));

    private static string NameFor(CouncilId council) => $"eb-chat-{council}";

    private static CookieOptions Options(HttpContext context, CouncilId council) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = $"/chat/{council}", IsEssential = true,
    };
}
