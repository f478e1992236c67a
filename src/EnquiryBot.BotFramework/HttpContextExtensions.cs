using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace EnquiryBot.BotFramework;

/// <summary>What a body turned out to be.</summary>
internal enum BodyState
{
    Read,
    Empty,
    TooLarge,
    Malformed,
}

/// <summary>Reading and writing JSON bodies.</summary>
internal static class HttpContextExtensions
{
    /// <summary>The largest body that is read.</summary>
    public const int MaxBodyBytes = 256 * 1024;

    public static async Task WriteAsync<T>(this HttpContext http, T body, JsonTypeInfo<T> type)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.BodyWriter, body, type, http.RequestAborted);
    }

    /// <summary>Reads a JSON body of limited size straight from the connection's buffers.</summary>
    public static async Task<(BodyState State, T? Body)> ReadAsync<T>(this HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        if (http.Request.ContentLength > MaxBodyBytes)
            return (BodyState.TooLarge, null);

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > MaxBodyBytes)
                return (BodyState.TooLarge, null);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var result = Parse(read.Buffer, type);
            reader.AdvanceTo(read.Buffer.End);
            return result;
        }
    }

    private static (BodyState State, T? Body) Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        if (bytes.IsEmpty)
            return (BodyState.Empty, null);
        var span = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        // Unknown fields are written back byte by byte, and one frame of broken UTF-8 has every client close its stream.
        if (!Utf8.IsValid(span))
            return (BodyState.Malformed, null);
        // A field twice in free JSON comes as an ArgumentException, everything else as a JsonException.
        try
        {
            var body = JsonSerializer.Deserialize(span, type);
            return body is null ? (BodyState.Malformed, null) : (BodyState.Read, body);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return (BodyState.Malformed, null);
        }
    }
}
