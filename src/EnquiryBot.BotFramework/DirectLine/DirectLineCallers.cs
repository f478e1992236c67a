using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Who calls: a client with a token for one conversation, or a server with the secret of a site.</summary>
/// <param name="Site">The site.</param>
/// <param name="Token">The token; null for a secret.</param>
public sealed record DirectLineCaller(string Site, DirectLineToken? Token);

/// <summary>Finds out who calls, once a request.</summary>
public sealed class DirectLineCallers
{
    private const string Scheme = "Bearer ";

    private readonly DirectLineTokens _tokens;
    private readonly FrozenDictionary<string, string> _sitesBySecretHash;

    /// <summary>Reads the secrets once.</summary>
    /// <param name="tokens">Checks tokens.</param>
    /// <param name="options">Holds the secrets.</param>
    public DirectLineCallers(DirectLineTokens tokens, IOptions<DirectLineOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _tokens = tokens;
        // By hash, so that finding one takes the same time however much of a guess is right.
        _sitesBySecretHash = options.Value.Secrets.ToFrozenDictionary(secret => HashOf(secret.Value), secret => secret.Key, StringComparer.Ordinal);
    }

    /// <summary>The caller, or null when the credential is missing or does not hold; for rate limits and the like.</summary>
    /// <param name="http">The request.</param>
    public DirectLineCaller? Identify(HttpContext http) => Resolve(http).Caller;

    /// <summary>The caller, when it may touch the conversation in the path (null: no conversation in the path).</summary>
    internal DirectLineCaller? Admit(HttpContext http, string? conversationId, out DirectLineError? error)
    {
        (var caller, error) = Resolve(http);
        if (caller?.Token is not { } token || conversationId is null || token.Key.ConversationId == conversationId)
            return caller;
        error = DirectLineError.OtherConversation;
        return null;
    }

    /// <summary>The token of a stream address, when it opens this conversation.</summary>
    internal DirectLineToken? AdmitToStream(HttpContext http, string conversationId, out DirectLineError? error)
    {
        var text = http.Request.Query["t"].ToString();
        if (text.Length == 0)
        {
            error = DirectLineError.NoCredential;
            return null;
        }

        var token = _tokens.ReadForStream(text, out var fault);
        error = Check(http, token, fault);
        if (error is null && token!.Key.ConversationId != conversationId)
            error = DirectLineError.OtherConversation;
        return error is null ? token : null;
    }

    private Resolved Resolve(HttpContext http)
    {
        if (http.Features.Get<Resolved>() is { } known)
            return known;
        var resolved = ResolveCredential(http);
        http.Features.Set(resolved);
        return resolved;
    }

    private Resolved ResolveCredential(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length == Scheme.Length)
            return new Resolved(null, DirectLineError.NoCredential);

        var credential = header[Scheme.Length..].Trim();
        if (_sitesBySecretHash.Count > 0 && _sitesBySecretHash.TryGetValue(HashOf(credential), out var site))
            return new Resolved(new DirectLineCaller(site, null), null);

        var token = _tokens.Read(credential, out var fault);
        var error = Check(http, token, fault);
        return error is null ? new Resolved(new DirectLineCaller(token!.Key.Site, token), null) : new Resolved(null, error);
    }

    private static DirectLineError? Check(HttpContext http, DirectLineToken? token, TokenFault fault) => (token, fault) switch
    {
        (null, TokenFault.Expired) => DirectLineError.TokenExpired,
        (null, _) => DirectLineError.InvalidCredential,
        _ when !token.Admits(http.Request.Headers.Origin) => DirectLineError.OtherOrigin,
        _ => null,
    };

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private sealed record Resolved(DirectLineCaller? Caller, DirectLineError? Error);
}
