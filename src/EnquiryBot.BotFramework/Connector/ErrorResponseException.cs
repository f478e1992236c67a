using System.Net;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.Connector;

/// <summary>A channel refused a call. The message names status and code, never the channel's words: they may quote what was sent.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">The error as the channel worded it, when it could be read.</param>
public sealed class ErrorResponseException(HttpStatusCode status, ErrorResponse? body)
    : Exception($"The channel answered {(int)status}{CodeOf(body)}.")
{
    private const int MaxCodeLength = 64;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The error as the channel worded it, when it could be read.</summary>
    public ErrorResponse? Body { get; } = body;

    /// <summary>Whether the same call may succeed later: the channel is busy or broken, not this message refused.</summary>
    public bool IsTransient => (int)Status is 401 or 408 or 429 or >= 500;

    private static string CodeOf(ErrorResponse? body) =>
        body?.Error?.Code is { Length: > 0 and <= MaxCodeLength } code && code.All(char.IsAsciiLetterOrDigit) ? $" {code}" : "";
}
