using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Security;

/// <summary>What a request is counted under.</summary>
/// <param name="Conversation">The conversation that it writes to, when there is one.</param>
/// <param name="Token">A digest of its token, when it has one.</param>
/// <param name="Council">The council that it concerns, when known.</param>
/// <param name="Address">The network address that it comes from.</param>
internal readonly record struct RateLimitKeys(string? Conversation, string? Token, string? Council, string Address);

/// <summary>The outcome of counting a request.</summary>
/// <param name="Allowed">Whether the request may go on.</param>
/// <param name="Policy">The limit that is closest to being used up.</param>
/// <param name="Limit">Requests a minute of that limit.</param>
/// <param name="Remaining">What is left of it.</param>
internal readonly record struct RateLimitVerdict(bool Allowed, string Policy, int Limit, long Remaining);

/// <summary>
/// Limits by conversation, token, council and, as a high ceiling, by address. Each is a window of a minute; the headers follow
/// the IETF draft "RateLimit header fields for HTTP" (draft-ietf-httpapi-ratelimit-headers).
/// </summary>
internal sealed class RateLimits : IDisposable
{
    private const int WindowSeconds = 60;

    private readonly Policy[] _policies;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        var limits = options.Value;
        _policies =
        [
            new("conversation", limits.ConversationPerMinute, keys => keys.Conversation),
            new("token", limits.TokenPerMinute, keys => keys.Token),
            new("council", limits.CouncilPerMinute, keys => keys.Council),
            new("address", limits.AddressPerMinute, keys => keys.Address),
        ];
    }

    /// <summary>Counts a request under every key that it has; the first limit that is used up refuses it.</summary>
    public RateLimitVerdict Count(RateLimitKeys keys)
    {
        var tightest = new RateLimitVerdict(true, "", 0, long.MaxValue);
        foreach (var policy in _policies)
        {
            if (policy.KeyOf(keys) is not { } key)
            {
                continue;
            }

            using var lease = policy.Limiter.AttemptAcquire(key);
            var remaining = policy.Limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0;
            if (!lease.IsAcquired)
            {
                return new RateLimitVerdict(false, policy.Name, policy.PerMinute, 0);
            }

            if (remaining < tightest.Remaining)
            {
                tightest = new RateLimitVerdict(true, policy.Name, policy.PerMinute, remaining);
            }
        }

        return tightest;
    }

    /// <summary>Writes the standard headers for a verdict; a refusal also says when to come back.</summary>
    public static void WriteHeaders(HttpResponse response, RateLimitVerdict verdict)
    {
        if (verdict.Policy.Length == 0)
        {
            return;
        }

        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{verdict.Policy}\";q={verdict.Limit};w={WindowSeconds}");
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{verdict.Policy}\";r={verdict.Remaining};t={WindowSeconds}");
        if (!verdict.Allowed)
        {
            response.Headers.RetryAfter = WindowSeconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    public void Dispose()
    {
        foreach (var policy in _policies)
        {
            policy.Limiter.Dispose();
        }
    }

    private sealed record Policy(string Name, int PerMinute, Func<RateLimitKeys, string?> KeyOf)
    {
        public PartitionedRateLimiter<string> Limiter { get; } = PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = PerMinute, Window = TimeSpan.FromSeconds(WindowSeconds), QueueLimit = 0,
            }));
    }
}
