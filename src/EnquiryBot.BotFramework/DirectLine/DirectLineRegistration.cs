using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>Registers the Direct Line channel.</summary>
public static class DirectLineRegistration
{
    /// <summary>
    /// Adds the channel. The host adds an <see cref="IActivityStore"/> (singleton) and an <see cref="IBot"/>, and may add
    /// <see cref="IMiddleware"/> (singletons, in order). Settings are checked at start.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings; a host may use the options API instead.</param>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, Action<DirectLineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<DirectLineOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DirectLineTokens>();
        services.TryAddSingleton<DirectLineCallers>();
        services.TryAddSingleton<DirectLineHub>();
        services.TryAddSingleton(CreateAdapter);
        services.TryAddSingleton<ConversationCalls>();
        services.TryAddSingleton<ActivityCalls>();
        services.TryAddSingleton<StreamCall>();
        // At Information these write the whole address of every request, and that of a stream carries a credential.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        return services;
    }

    private static DirectLineAdapter CreateAdapter(IServiceProvider services)
    {
        var adapter = ActivatorUtilities.CreateInstance<DirectLineAdapter>(services);
        foreach (var middleware in services.GetServices<IMiddleware>())
            adapter.Use(middleware);
        return adapter;
    }
}
