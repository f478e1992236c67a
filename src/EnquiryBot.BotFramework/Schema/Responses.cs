using System.Text.Json.Nodes;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>The id that a channel gave to an activity.</summary>
public sealed class ResourceResponse
{
    /// <summary>The id; empty when nothing was sent, as with a trace.</summary>
    public string? Id { get; set; }
}

/// <summary>Activities of a conversation in order, and the position after the last one.</summary>
public sealed class ActivitySet
{
    /// <summary>The activities; empty but never missing: a frame without this list kills a client's stream.</summary>
    public IList<Activity> Activities { get; set; } = [];

    /// <summary>An opaque position. Ask for newer ones with it; missing means keep the old one.</summary>
    public string? Watermark { get; set; }
}

/// <summary>The HTTP answer to an activity that expects its replies there.</summary>
public sealed class ExpectedReplies
{
    /// <summary>What the bot sent during the turn.</summary>
    public IList<Activity> Activities { get; set; } = [];
}

/// <summary>What was said in a conversation, as it goes to a hub with a hand-over.</summary>
public sealed class Transcript
{
    /// <summary>The activities in order.</summary>
    public IList<Activity> Activities { get; set; } = [];
}

/// <summary>The body of every answer that is not 2xx.</summary>
public sealed class ErrorResponse
{
    /// <summary>What went wrong.</summary>
    public Error? Error { get; set; }
}

/// <summary>What went wrong, for programs and for people.</summary>
public sealed class Error
{
    /// <summary>For programs: one of <see cref="ErrorCodes"/> or a channel's own.</summary>
    public string? Code { get; set; }

    /// <summary>For people: what happened and what to do.</summary>
    public string? Message { get; set; }

    /// <summary>The failure of a server behind this one.</summary>
    public InnerHttpError? InnerHttpError { get; set; }
}

/// <summary>The failure of a server behind this one.</summary>
public sealed class InnerHttpError
{
    /// <summary>Its HTTP status.</summary>
    public int? StatusCode { get; set; }

    /// <summary>Its body.</summary>
    public JsonNode? Body { get; set; }
}

/// <summary>Codes that the connector service made known.</summary>
public static class ErrorCodes
{
    /// <summary>An argument is missing or wrong.</summary>
    public const string BadArgument = "BadArgument";

    /// <summary>The body cannot be read.</summary>
    public const string BadSyntax = "BadSyntax";

    /// <summary>A field is missing.</summary>
    public const string MissingProperty = "MissingProperty";

    /// <summary>The message is too large.</summary>
    public const string MessageSizeTooBig = "MessageSizeTooBig";

    /// <summary>The service failed.</summary>
    public const string ServiceError = "ServiceError";
}
