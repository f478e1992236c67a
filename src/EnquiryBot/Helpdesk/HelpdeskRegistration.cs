using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Helpdesk;

/// <summary>Registers the helpdesk.</summary>
public static class HelpdeskRegistration
{
    /// <summary>Adds what the bot's turns need: opening tickets and saying what a citizen can expect.</summary>
    public static IServiceCollection AddHelpdesk(this IServiceCollection services) => services
        .AddSingleton<HelpdeskChanges>()
        .AddSingleton<HelpdeskQueues>()
        .AddSingleton<TicketOpening>();

    /// <summary>Adds what people need, staff and citizens; it speaks through the host's <see cref="Conversations.IConversationFeed"/>.</summary>
    public static IServiceCollection AddHelpdeskForPeople(this IServiceCollection services) => services
        .AddSingleton<TicketReader>()
        .AddSingleton<HelpdeskVoice>()
        .AddSingleton<HelpdeskService>()
        .AddSingleton<CitizenContacts>()
        .AddSingleton<CitizenHelpdesk>();
}
