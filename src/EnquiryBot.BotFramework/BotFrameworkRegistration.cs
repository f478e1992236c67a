using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework;

/// <summary>Registers the adapter for channels of the Bot Framework.</summary>
public static class BotFrameworkRegistration
{
    private const int LargestAnswer = 1024 * 1024;
    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectorTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Adds <see cref="CloudAdapter"/> and what it needs. Settings are checked at start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings; a host may use the options API instead.</param>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, Action<BotFrameworkOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<BotFrameworkOptions>().Configure(configure ?? (_ => { })).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ChannelKeys>();
        services.TryAddSingleton<ChannelTokenValidator>();
        services.TryAddSingleton<AppCredentials>();
        services.TryAddSingleton<ConnectorClients>();
        services.TryAddSingleton<CloudAdapter>();

        // Without the factory's own log: it would write addresses, which name conversations and citizens.
        services.AddHttpClient(BotFrameworkClients.Login, client => (client.Timeout, client.MaxResponseContentBufferSize) = (LoginTimeout, LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        services.AddHttpClient(BotFrameworkClients.Connector, client => (client.Timeout, client.MaxResponseContentBufferSize) = (ConnectorTimeout, LargestAnswer))
            .ConfigurePrimaryHttpMessageHandler(provider =>
                ConnectorClients.HandlerFor(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan).RemoveAllLoggers();
        return services;
    }

    /// <summary>
    /// Maps the endpoint to which channels send activities, usually <c>/api/messages</c>. It answers 404 while no application is
    /// set, but for a developer on the same machine.
    /// </summary>
    /// <param name="routes">The host's routes.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="bot">Finds the bot for a request.</param>
    public static IEndpointConventionBuilder MapBotFramework(
        this IEndpointRouteBuilder routes, string pattern, Func<IServiceProvider, IBot> bot)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(bot);
        var adapter = routes.ServiceProvider.GetRequiredService<CloudAdapter>();
        return routes.Map(pattern, http =>
        {
            http.Response.Headers.CacheControl = "no-store";
            // What it answers is for programs: no page of the host in place of an error.
            http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return adapter.ProcessAsync(http.Request, http.Response, bot(http.RequestServices), http.RequestAborted);
        });
    }
}
