using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Who may do what: the content of a token.</summary>
/// <param name="Key">The one conversation that it opens, and its site.</param>
/// <param name="CitizenId">The <c>user</c> claim, which clients read too; it overrides the sender of every activity.</param>
/// <param name="Origins">Origins whose pages may use it; empty means any.</param>
public sealed record DirectLineToken(ConversationKey Key, string CitizenId, IReadOnlyList<string> Origins)
{
    /// <summary>Whether a page of this origin may use the token. A request without an Origin header does not come from a page.</summary>
    /// <param name="origin">The Origin header, or null.</param>
    public bool Admits(string? origin) =>
        string.IsNullOrEmpty(origin) || Origins.Count == 0 || Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What is wrong with a token.</summary>
public enum TokenFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It was good once.</summary>
    Expired,

    /// <summary>It was never good here.</summary>
    Invalid,
}

/// <summary>
/// Issues and checks the tokens of the channel: JWTs signed with HMAC-SHA256, with the claims conv, user, site and, when
/// it is bound to pages, origin (separated by spaces). A stream token is of another audience, so neither passes for the other.
/// </summary>
/// <param name="options">Holds the key.</param>
/// <param name="time">The clock.</param>
public sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Issuer = "directline";
    private const string StreamAudience = "directline:stream";
    private const int MaxTokenBytes = 4096;

    private readonly JsonWebTokenHandler _handler = new()
    {
        MapInboundClaims = false,
        SetDefaultTimesOnTokenCreation = false,
        MaximumTokenSizeInBytes = MaxTokenBytes,
    };

    private readonly SigningCredentials _credentials = new(KeyOf(options.Value), SecurityAlgorithms.HmacSha256);
    private readonly TokenValidationParameters _forRequests = Parameters(options.Value, Issuer);
    private readonly TokenValidationParameters _forStreams = Parameters(options.Value, StreamAudience);

    /// <summary>A token for a conversation that is not started yet.</summary>
    /// <param name="site">The site.</param>
    /// <param name="citizenId">Who will use it; null gives them an id of the reserved kind <c>dl_...</c>.</param>
    /// <param name="origins">Origins whose pages may use it; none means any.</param>
    public static DirectLineToken NewConversation(string site, string? citizenId, params IReadOnlyList<string> origins)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(site);
        var key = new ConversationKey(site, RandomNumberGenerator.GetHexString(32, lowercase: true));
        return new DirectLineToken(key, citizenId ?? NewCitizenId(), origins);
    }

    /// <summary>Writes a token that lives <see cref="DirectLineDefaults.TokenSeconds"/>.</summary>
    /// <param name="token">Its content.</param>
    public string Issue(DirectLineToken token) => Write(token, Issuer, DirectLineDefaults.TokenSeconds);

    /// <summary>Writes the credential of a stream address, which lives <see cref="DirectLineDefaults.StreamTokenSeconds"/>.</summary>
    /// <param name="token">Its content.</param>
    public string IssueForStream(DirectLineToken token) => Write(token, StreamAudience, DirectLineDefaults.StreamTokenSeconds);

    /// <summary>Reads a token; null with the reason when it does not hold.</summary>
    /// <param name="text">The token as it came.</param>
    /// <param name="fault">Why not.</param>
    public DirectLineToken? Read(string text, out TokenFault fault) => Read(text, _forRequests, out fault);

    /// <summary>Reads the credential of a stream address; null with the reason when it does not hold.</summary>
    /// <param name="text">The credential as it came.</param>
    /// <param name="fault">Why not.</param>
    public DirectLineToken? ReadForStream(string text, out TokenFault fault) => Read(text, _forStreams, out fault);

    internal static string NewCitizenId() => "dl_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    private string Write(DirectLineToken token, string audience, int seconds)
    {
        ArgumentNullException.ThrowIfNull(token);
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(4)
        {
            ["conv"] = token.Key.ConversationId,
            ["user"] = token.CitizenId,
            ["site"] = token.Key.Site,
        };
        if (token.Origins.Count > 0)
            claims["origin"] = string.Join(' ', token.Origins);
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            IssuedAt = now,
            Expires = now.AddSeconds(seconds),
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    private DirectLineToken? Read(string text, TokenValidationParameters parameters, out TokenFault fault)
    {
        fault = TokenFault.Invalid;
        // The handler is asynchronous only for keys that must be fetched; with a key in hand the task is complete.
        var result = _handler.ValidateTokenAsync(text, parameters).GetAwaiter().GetResult();
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            return null;
        if (!jwt.TryGetPayloadValue<string>("conv", out var conversation)
            || !jwt.TryGetPayloadValue<string>("user", out var citizen)
            || !jwt.TryGetPayloadValue<string>("site", out var site))
        {
            return null;
        }

        // Checked here and not by the handler, which knows no TimeProvider. A token without expiry reads as year 1.
        fault = jwt.ValidTo <= time.GetUtcNow().UtcDateTime ? TokenFault.Expired : TokenFault.None;
        if (fault != TokenFault.None)
            return null;
        var origins = jwt.TryGetPayloadValue<string>("origin", out var list) ? list.Split(' ') : [];
        return new DirectLineToken(new ConversationKey(site, conversation), citizen, origins);
    }

    private static TokenValidationParameters Parameters(DirectLineOptions options, string audience) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = Issuer,
        ValidAudience = audience,
        IssuerSigningKey = KeyOf(options),
        ValidateLifetime = false,
    };

    private static SymmetricSecurityKey KeyOf(DirectLineOptions options) => new([.. options.SigningKey]);
}
