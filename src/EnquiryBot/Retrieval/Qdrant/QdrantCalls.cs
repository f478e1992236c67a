using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly.Timeout;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>One request.</summary>
internal sealed record QdrantCall(HttpMethod Method, string Path, string? Query = null)
{
    public Action<Utf8JsonWriter>? Body { get; init; }

    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>What the server is told; the client waits a little longer. Null: the configured time.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>Sends requests and turns refusals into <see cref="QdrantException"/>, in words that say what to do.</summary>
internal sealed class QdrantCalls(HttpClient http)
{
    private const int LongestReason = 300;

    private static readonly MediaTypeHeaderValue _json = new("application/json");

    public async Task<T> SendAsync<T>(QdrantCall call, Func<JsonElement, T> read, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(call.Method, Address(call));
        var bytes = call.Body is { } write ? QdrantBodies.Bytes(write) : call.Bytes;
        request.Content = bytes is { } content ? new ReadOnlyMemoryContent(content) { Headers = { ContentType = _json } } : null;

        if (call.Timeout is { } timeout)
        {
            request.Options.Set(QdrantServer.Timeout, timeout);
        }

        try
        {
            using var response = await http.SendAsync(request, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return response.IsSuccessStatusCode ? Read(body, read, call) : throw Refusal(response, body);
        }
        catch (TimeoutRejectedException)
        {
            // A timeout of ours is no cancellation by the caller.
            throw new QdrantException("Qdrant did not answer in time.");
        }
        catch (HttpRequestException e)
        {
            throw new QdrantException($"Qdrant could not be reached ({e.HttpRequestError}).");
        }
    }

    private static T Read<T>(byte[] body, Func<JsonElement, T> read, QdrantCall call)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new QdrantException($"What answered {call.Method} {call.Path} is not Qdrant, or not a version that is known. Check Retrieval:Qdrant:Url.");
        }
    }

    private static QdrantException Refusal(HttpResponseMessage response, byte[] body)
    {
        var code = (int)response.StatusCode;
        return response.StatusCode switch
        {
            // The server's words are plain text here, and no JSON.
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
                new($"Qdrant refused the key ({code}): {Reason(body)}. Check Retrieval:Qdrant:ApiKey.") { StatusCode = code },
            HttpStatusCode.TooManyRequests => new($"Qdrant's rate limit is reached (429): {Reason(body)}.") { StatusCode = code, MustBeSplit = response.Headers.RetryAfter is null },
            _ => new($"Qdrant answered {code}: {Reason(body)}.") { StatusCode = code },
        };
    }

    private static string Reason(byte[] body)
    {
        var text = ReasonInJson(body) ?? Encoding.UTF8.GetString(body);
        return (text.Length > LongestReason ? text[..LongestReason] : text).Trim().TrimEnd('.');
    }

    private static string? ReasonInJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("status").GetProperty("error").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    // Without a slash in front, so that a path in the configured address is kept.
    private static Uri Address(QdrantCall call) => new(call.Path[1..] + (call.Query is null ? "" : "?" + call.Query), UriKind.Relative);
}
