using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using System.Text.Json;
using EnquiryBot.BotFramework.Schema;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EnquiryBot.BotFramework.Authentication;

/// <summary>Whether a channel's token holds for an activity.</summary>
/// <param name="Identity">What the token says of its bearer; null when it does not hold.</param>
/// <param name="Fault">Why it does not, for the log; null when it holds.</param>
public sealed record ChannelVerdict(ClaimsIdentity? Identity, string? Fault);

/// <summary>
/// Decides whether an activity comes from a channel: the token is signed by a key of the Bot Framework that is endorsed for
/// the activity's channel, is meant for this bot, has not expired, and names the activity's serviceUrl. A channel uses one
/// token for many activities while it lives, so the same token twice is no fault; a repeated activity is recognised by its id,
/// by whoever stores it.
/// </summary>
/// <param name="keys">The channels' keys.</param>
/// <param name="options">Who the bot is.</param>
/// <param name="time">The clock.</param>
public sealed class ChannelTokenValidator(ChannelKeys keys, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Checks the Authorization header of the request that brought an activity.</summary>
    /// <param name="authorization">The header as it came.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<ChannelVerdict> ValidateAsync(StringValues authorization, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (!TryReadBearer(authorization, out var text))
            return Refused("no bearer token");
        if (!TryRead(text, out var token))
            return Refused("not a token");
        if (await FindKeyAsync(token.Kid, cancellationToken) is not { } found)
            return Refused("unknown key");

        var result = await _handler.ValidateTokenAsync(text, ParametersFor(found.Configuration, token.Kid));
        if (!result.IsValid)
            return Refused(result.Exception?.GetType().Name ?? "invalid");
        if (!IsEndorsed(found.Key, activity.ChannelId))
            return Refused("key not endorsed for the channel");
        return NamesServiceUrl(token, activity.ServiceUrl)
            ? new ChannelVerdict(result.ClaimsIdentity, null)
            : Refused("another serviceUrl");
    }

    private static bool TryReadBearer(StringValues authorization, [NotNullWhen(true)] out string? token)
    {
        token = null;
        if (authorization is not [{ } header] || header.Split(' ') is not [var scheme, { Length: > 0 } credential])
            return false;
        token = credential;
        return scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);
    }

    private bool TryRead(string text, [NotNullWhen(true)] out JsonWebToken? token)
    {
        token = null;
        try
        {
            token = _handler.CanReadToken(text) ? _handler.ReadJsonWebToken(text) : null;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException or JsonException)
        {
            // Looks like a token and is none.
        }

        return token is not null;
    }

    // The key must be named: trying them all would let a key that is endorsed for one channel stand in for another.
    private async ValueTask<(OpenIdConnectConfiguration Configuration, JsonWebKey Key)?> FindKeyAsync(
        string? keyId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(keyId))
            return null;
        var known = await keys.GetAsync(cancellationToken);
        if (Named(known, keyId) is { } key)
            return (known!, key);

        // The keys may have changed since: the first token of a new one must not be refused.
        var renewed = await keys.RefreshAsync(cancellationToken);
        return Named(renewed, keyId) is { } newKey ? (renewed!, newKey) : null;
    }

    private static JsonWebKey? Named(OpenIdConnectConfiguration? configuration, string keyId) =>
        configuration?.JsonWebKeySet?.Keys.Where(key => key.Kid == keyId).ToList() is [var only] ? only : null;

    private TokenValidationParameters ParametersFor(OpenIdConnectConfiguration configuration, string keyId) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        ValidIssuer = options.Value.Issuer,
        ValidAudience = options.Value.MicrosoftAppId,
        IssuerSigningKeys = configuration.SigningKeys.Where(key => key.KeyId == keyId),
        RequireSignedTokens = true,
        LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now <= end + Skew && (notBefore is not { } start || start - Skew <= now);
    }

    // A list that the standard does not know; the library hands it over as JSON.
    private static bool IsEndorsed(JsonWebKey key, string? channelId) =>
        !string.IsNullOrEmpty(channelId)
        && key.AdditionalData.TryGetValue("endorsements", out var value)
        && value is JsonElement { ValueKind: JsonValueKind.Array } list
        && list.EnumerateArray().Any(entry => entry.ValueKind == JsonValueKind.String && entry.ValueEquals(channelId));

    // What stops the theft of the bot's own token: it is sent to this address.
    private static bool NamesServiceUrl(JsonWebToken token, string? serviceUrl) =>
        !string.IsNullOrEmpty(serviceUrl)
        && token.TryGetPayloadValue<string>("serviceurl", out var named)
        && string.Equals(named, serviceUrl, StringComparison.Ordinal);

    private static ChannelVerdict Refused(string fault) => new(null, fault);
}
