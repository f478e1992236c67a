using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Settings of the Direct Line channel.</summary>
public sealed class DirectLineOptions
{
    /// <summary>The key that signs tokens: at least 32 random bytes, the same on every server of the service.</summary>
    public ImmutableArray<byte> SigningKey { get; set; } = [];

    /// <summary>
    /// Site to secret, at least 32 characters each, for servers that make tokens themselves. A secret never expires and
    /// opens every conversation of its site: it must never reach a browser. Empty means that nobody has one.
    /// </summary>
    public IDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The bot's id, the <c>from.id</c> of its replies.</summary>
    public string BotId { get; set; } = "bot";

    /// <summary>The bot's name; null leaves it to the client.</summary>
    public string? BotName { get; set; }

    /// <summary>The most characters (UTF-16 units) of one message.</summary>
    public int MaxTextLength { get; set; } = 10_000;

    /// <summary>
    /// How long a POST waits for the bot. After that it answers 200: the message is stored, the reply follows on the
    /// stream. Below the 20 s after which WebChat shows a message as not sent.
    /// </summary>
    public TimeSpan BotWait { get; set; } = TimeSpan.FromSeconds(10);
}

/// <summary>Checks the settings at start and names every fault.</summary>
internal sealed class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>
{
    private const int MinKeyBytes = 32;
    private const int MinSecretLength = 32;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = new List<string>();
        if (options.SigningKey.IsDefault || options.SigningKey.Length < MinKeyBytes)
            faults.Add($"{nameof(DirectLineOptions.SigningKey)} must have at least {MinKeyBytes} bytes.");
        faults.AddRange(options.Secrets
            .Where(secret => secret.Key.Length == 0 || secret.Value.Length < MinSecretLength)
            .Select(secret => $"{nameof(DirectLineOptions.Secrets)}: the secret of site '{secret.Key}' must have at least {MinSecretLength} characters."));
        if (options.Secrets.Values.Distinct(StringComparer.Ordinal).Count() != options.Secrets.Count)
            faults.Add($"{nameof(DirectLineOptions.Secrets)}: two sites share a secret.");
        if (string.IsNullOrWhiteSpace(options.BotId))
            faults.Add($"{nameof(DirectLineOptions.BotId)} must not be empty.");
        if (options.MaxTextLength is < 1 or > DirectLineDefaults.MaxBodyBytes)
            faults.Add($"{nameof(DirectLineOptions.MaxTextLength)} must lie between 1 and {DirectLineDefaults.MaxBodyBytes}.");
        if (options.BotWait <= TimeSpan.Zero || options.BotWait > TimeSpan.FromSeconds(19))
            faults.Add($"{nameof(DirectLineOptions.BotWait)} must lie between 0 and 19 seconds.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
