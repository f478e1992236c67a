using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Conversations;

/// <summary>Registers the transcript of conversations and its sweeper.</summary>
public static class ConversationsRegistration
{
    /// <summary>Adds <see cref="ConversationLog"/> and <see cref="RetentionSweeper"/>.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<ConversationHeads>()
        .AddSingleton<Outbox>()
        .AddSingleton<ConversationLog>()
        .AddSingleton<RetentionSweeper>()
        .AddHostedService(provider => provider.GetRequiredService<RetentionSweeper>());
}
