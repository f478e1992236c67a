using System.Collections.Immutable;
using System.Security.Cryptography;
using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Helpdesk;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Channels;

/// <summary>Settings under <c>Channel</c>.</summary>
public sealed class ChannelOptions
{
    /// <summary>
    /// The key that signs conversation tokens: at least 32 random bytes in base 64, the same on every server. Not set: one is
    /// made in the data folder.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>Milliseconds after which a citizen is shown that an answer is being looked for.</summary>
    public int TypingAfterMilliseconds { get; set; } = 500;
}

/// <summary>Registers the Direct Line channel over the conversation log.</summary>
internal static class ChannelsRegistration
{
    private static readonly TimeSpan TypingPeriod = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<ChannelOptions>().Bind(section)
            .Validate(o => o.SigningKey is null || IsKey(o.SigningKey), "Channel:SigningKey must be at least 32 bytes in base 64.")
            .Validate(o => o.TypingAfterMilliseconds is >= 100 and <= 10_000, "Channel:TypingAfterMilliseconds must lie between 100 and 10000.")
            .ValidateOnStart();
        services.AddSingleton<IActivityStore, ChannelActivityStore>();
        services.AddSingleton<IConversationFeed, ChannelFeed>();
        services.AddSingleton<TranscriptReader>();
        services.AddHelpdeskForPeople();
        services.AddScoped<IBot, EnquiryBotHandler>();
        services.AddSingleton<BotFramework.IMiddleware>(provider => new ShowTypingMiddleware(
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IOptions<ChannelOptions>>().Value.TypingAfterMilliseconds),
            TypingPeriod,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ShowTypingMiddleware>>()));
        services.AddDirectLine();
        services.AddOptions<DirectLineOptions>().Configure<IOptions<ChannelOptions>, HouseFolders>((directLine, channel, folders) =>
            directLine.SigningKey = channel.Value.SigningKey is { } key ? [.. Convert.FromBase64String(key)] : KeyIn(folders));
        services.AddHostedService<HandoffEvents>();
        services.AddHostedService<HandoverPush>();
        return services.AddHostedService<ResumeUnanswered>();
    }

    private static bool IsKey(string text) =>
        Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length >= 32;

    // Written whole under another name first: a process that dies here leaves no half key behind.
    private static ImmutableArray<byte> KeyIn(HouseFolders folders)
    {
        var path = Path.Combine(folders.Data, "keys", "channel.key");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var fresh = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(fresh, RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(fresh, path, overwrite: true);
        }

        return [.. File.ReadAllBytes(path)];
    }
}
