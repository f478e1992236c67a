using System.Text.Json.Serialization;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>The answer to starting, reconnecting to and refreshing a conversation.</summary>
public sealed class Conversation
{
    /// <summary>The conversation.</summary>
    public string? ConversationId { get; set; }

    /// <summary>A fresh token; the client uses it from now on.</summary>
    public string? Token { get; set; }

    /// <summary>Life of the token in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; set; }

    /// <summary>An absolute ws or wss address, to be opened within 60 s. It carries a credential: not for logs.</summary>
    public string? StreamUrl { get; set; }
}

/// <summary>The body of tokens/generate.</summary>
public sealed class TokenParameters
{
    /// <summary>For whom.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>Origins whose pages may use the token; none means any.</summary>
    public IList<string>? TrustedOrigins { get; set; }
}

/// <summary>The body of a start.</summary>
public sealed class StartParameters
{
    /// <summary>Who starts; a user in the token goes before.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The client's language as a BCP-47 tag.</summary>
    public string? Locale { get; set; }
}
