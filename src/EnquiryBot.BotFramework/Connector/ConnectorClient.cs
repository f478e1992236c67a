using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using EnquiryBot.BotFramework.Schema;

namespace EnquiryBot.BotFramework.Connector;

/// <summary>
/// Calls a channel's Connector. A 401 has the bot's token renewed once; a 429 is waited out as the channel asks, a few times.
/// Nothing else is repeated: after a 5xx or a broken line nobody knows whether the message arrived.
/// </summary>
/// <param name="http">Follows no redirects and connects to public addresses only; see <see cref="ConnectorClients"/>.</param>
/// <param name="serviceUrl">The channel's address, from an authenticated activity.</param>
/// <param name="credentials">The bot's tokens; null sends none.</param>
/// <param name="time">The clock.</param>
public sealed class ConnectorClient(HttpClient http, Uri serviceUrl, AppCredentials? credentials, TimeProvider time)
{
    private const int MostWaits = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly string _base = serviceUrl.AbsoluteUri.TrimEnd('/') + "/v3/conversations/";

    /// <summary>Adds an activity at the end of a conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The id that the channel gave it, or its own when the channel names none.</returns>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public Task<ResourceResponse> SendToConversationAsync(
        string conversationId, Activity activity, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, $"{Segment(conversationId)}/activities", activity, cancellationToken);

    /// <summary>Adds an activity as a reply to another.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The activity replied to.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The id that the channel gave it, or its own when the channel names none.</returns>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public Task<ResourceResponse> ReplyToActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, $"{Segment(conversationId)}/activities/{Segment(activityId)}", activity, cancellationToken);

    /// <summary>Replaces an activity.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="activity">Its new content.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public Task<ResourceResponse> UpdateActivityAsync(
        string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, $"{Segment(conversationId)}/activities/{Segment(activityId)}", activity, cancellationToken);

    /// <summary>Withdraws an activity.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ErrorResponseException">The channel refused it.</exception>
    public Task DeleteActivityAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, $"{Segment(conversationId)}/activities/{Segment(activityId)}", null, cancellationToken);

    private async Task<ResourceResponse> WriteAsync(
        HttpMethod method, string path, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var answer = await SendAsync(method, path, JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.Wire.Activity), cancellationToken);
        var response = Read(answer, BotJson.Wire.ResourceResponse);
        return string.IsNullOrEmpty(response?.Id) ? new ResourceResponse { Id = activity.Id } : response;
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        string? rejected = null;
        var waits = 0;
        while (true)
        {
            var token = credentials is null ? null : await credentials.GetTokenAsync(rejected, cancellationToken);
            using var request = RequestOf(method, path, body, token);
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (response.IsSuccessStatusCode)
                return answer;
            if (response.StatusCode == HttpStatusCode.Unauthorized && token is not null && rejected is null)
                rejected = token;
            else if (response.StatusCode == HttpStatusCode.TooManyRequests && waits++ < MostWaits && WaitOf(response, waits) is { } wait)
                await Task.Delay(wait, time, cancellationToken);
            else
                throw new ErrorResponseException(response.StatusCode, Read(answer, BotJson.Wire.ErrorResponse));
        }
    }

    private HttpRequestMessage RequestOf(HttpMethod method, string path, byte[]? body, string? token)
    {
        var request = new HttpRequestMessage(method, new Uri(_base + path));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        return request;
    }

    private TimeSpan? WaitOf(HttpResponseMessage response, int waits)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => TimeSpan.FromSeconds(1 << waits),
        };
        return asked <= LongestWait ? TimeSpan.FromTicks(Math.Max(asked.Ticks, 0)) : null;
    }

    // An id of dots would be taken for a step up in the path, however it is written.
    private static string Segment(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return id is "." or ".." ? throw new ArgumentException("An id of dots cannot be part of an address.", nameof(id)) : Uri.EscapeDataString(id);
    }

    // Channels answer with an empty body too, and their proxies with pages.
    private static T? Read<T>(byte[] body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return body.Length == 0 ? null : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
