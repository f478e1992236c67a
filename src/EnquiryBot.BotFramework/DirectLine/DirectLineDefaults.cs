namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Fixed values of the channel.</summary>
public static class DirectLineDefaults
{
    /// <summary>Where the endpoints live.</summary>
    public const string BasePath = "/v3/directline";

    /// <summary>The channel's name in every activity.</summary>
    public const string ChannelId = "directline";

    /// <summary>The service address that the bot sees. The bot runs in this process, so there is nothing to call.</summary>
    public const string ServiceUrl = "urn:directline:in-process";

    /// <summary>
    /// Life of a token in seconds. Clients refresh every 15 minutes whatever the token says, so less than half an hour
    /// would lose those that sleep once.
    /// </summary>
    public const int TokenSeconds = 1800;

    /// <summary>Seconds within which a stream address must be opened.</summary>
    public const int StreamTokenSeconds = 60;

    /// <summary>The largest request body in bytes.</summary>
    public const int MaxBodyBytes = HttpContextExtensions.MaxBodyBytes;

    /// <summary>The most activities in one answer.</summary>
    public const int PageSize = 100;

    /// <summary>
    /// The most open streams of a conversation. Never one: a single 403 makes the client open more, and closing the older
    /// one would have it reconnect for ever.
    /// </summary>
    public const int MaxSocketsPerConversation = 10;

    /// <summary>Seconds between two empty frames of the server.</summary>
    public const int KeepAliveSeconds = 20;

    /// <summary>The request headers that a CORS policy for these endpoints must allow.</summary>
    public static IReadOnlyList<string> CorsHeaders { get; } = ["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"];
}
