using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Intents;

/// <summary>Registers intents.</summary>
public static class IntentsRegistration
{
    /// <summary>Adds the cache of trained classifiers. It needs the house folders, a clock and logging; whoever loads the knowledge swaps catalogues and classifier in.</summary>
    public static IServiceCollection AddIntents(this IServiceCollection services) => services.AddSingleton<IntentModelCache>();
}
