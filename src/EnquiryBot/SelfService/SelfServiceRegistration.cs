using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.SelfService;

/// <summary>Registers what citizens can do without a person.</summary>
public static class SelfServiceRegistration
{
    /// <summary>Adds <see cref="CollectionLookup"/>; whoever loads the knowledge swaps the <see cref="CollectionBook"/> in.</summary>
    public static IServiceCollection AddSelfService(this IServiceCollection services) => services.AddSingleton<CollectionLookup>();
}
