using System.Text.Json.Nodes;

namespace EnquiryBot.BotFramework;

/// <summary>The answer to an invoke: it becomes the HTTP response.</summary>
public sealed class InvokeResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; set; }

    /// <summary>The body.</summary>
    public JsonNode? Body { get; set; }

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
