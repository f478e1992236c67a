using System.Text.Json;
using EnquiryBot.BotFramework.Authentication;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.Connector;

/// <summary>The bot's own tokens for calls to channels: client credentials, kept until shortly before they expire.</summary>
/// <param name="clients">Asks for them.</param>
/// <param name="options">Who the bot is.</param>
/// <param name="time">The clock.</param>
public sealed class AppCredentials(IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private Token? _token;

    /// <summary>A token that is good for some minutes.</summary>
    /// <param name="rejected">A token of before that a channel refused: another one is asked for, once for all who hold it.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="HttpRequestException">The login service refused or could not be reached.</exception>
    public async ValueTask<string> GetTokenAsync(string? rejected, CancellationToken cancellationToken)
    {
        if (IsGood(_token, rejected))
            return _token!.Text;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsGood(_token, rejected))
                _token = await RequestAsync(cancellationToken);
            return _token!.Text;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Frees the gate.</summary>
    public void Dispose() => _gate.Dispose();

    private bool IsGood(Token? token, string? rejected) =>
        token is not null && token.Text != rejected && time.GetUtcNow() < token.RenewAt;

    private async Task<Token> RequestAsync(CancellationToken cancellationToken)
    {
        var app = options.Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = app.MicrosoftAppId!,
            ["client_secret"] = app.MicrosoftAppPassword!,
            ["scope"] = app.Scope,
        });
        using var client = clients.CreateClient(BotFrameworkClients.Login);
        var address = new Uri($"{app.LoginUrl.TrimEnd('/')}/{Uri.EscapeDataString(app.Tenant)}/oauth2/v2.0/token");
        using var response = await client.PostAsync(address, form, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode && Read(body) is { } token
            ? token
            : throw new HttpRequestException($"The login service answered {(int)response.StatusCode} without a token.", null, response.StatusCode);
    }

    private Token? Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var text = json.RootElement.GetProperty("access_token").GetString();
            var life = TimeSpan.FromSeconds(json.RootElement.GetProperty("expires_in").GetInt32());
            // A short life is halved, so that a token is never asked for with every call.
            return string.IsNullOrEmpty(text) ? null : new Token(text, time.GetUtcNow() + (life > 2 * Margin ? life - Margin : life / 2));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private sealed record Token(string Text, DateTimeOffset RenewAt);
}
