using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Web.Security;

/// <summary>Settings under <c>RateLimits</c>: requests that change something, per minute. Reading a conversation is never limited.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Messages in one conversation.</summary>
    [Range(1, 1_000_000)]
    public int ConversationPerMinute { get; set; } = 30;

    /// <summary>Requests with one token.</summary>
    [Range(1, 1_000_000)]
    public int TokenPerMinute { get; set; } = 60;

    /// <summary>New conversations and messages of one council.</summary>
    [Range(1, 100_000_000)]
    public int CouncilPerMinute { get; set; } = 12_000;

    /// <summary>Requests from one network address: only a high ceiling, because libraries and phone networks share one.</summary>
    [Range(1, 100_000_000)]
    public int AddressPerMinute { get; set; } = 1_200;
}
