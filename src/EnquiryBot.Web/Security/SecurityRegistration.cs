using System.Net;
using System.Security.Cryptography;
using System.Text;
using EnquiryBot.BotFramework.DirectLine;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Web.Security;

/// <summary>Settings under <c>Service</c>.</summary>
public sealed class ServiceOptions
{
    /// <summary>
    /// Addresses of the proxies in front of the service. Only their forwarded headers are believed; without any, none is.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];
}

/// <summary>Headers, limits and forwarded addresses: what stands before every endpoint.</summary>
internal static class SecurityRegistration
{
    private const int MostBodyBytes = 300 * 1024;

    public static IServiceCollection AddSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitOptions>().Bind(configuration.GetSection("RateLimits")).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ServiceOptions>().Bind(configuration.GetSection("Service"))
            .Validate(o => o.KnownProxies.All(p => IPAddress.TryParse(p, out _)), "Service:KnownProxies must be a list of IP addresses.")
            .ValidateOnStart();
        services.AddSingleton<RateLimits>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ServiceOptions>>((forwarded, service) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in service.Value.KnownProxies)
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        });
        return services;
    }

    public static WebApplication UseSecurity(this WebApplication app)
    {
        // An empty list of known proxies would mean "believe everybody".
        if (app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
        app.Use(RefuseLargeForms);
        app.UseRouting();
        app.UseCors();
        return app;
    }

    // Said here, because the protection against forged forms reads the form first and would call it a forged one.
    private static Task RefuseLargeForms(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.HasFormContentType || http.Request.ContentLength is null or <= MostBodyBytes)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return http.Response.WriteAsync("Your message is too long. Go back, shorten it, and send it again.", http.RequestAborted);
    }

    /// <summary>Limits what changes something in the channel; reading is never limited, because a polling client stops for ever after a 429.</summary>
    public static RouteGroupBuilder LimitRates(this RouteGroupBuilder channel)
    {
        ((IEndpointConventionBuilder)channel).Add(endpoint =>
        {
            if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = http => LimitAsync(http, next);
            }
        });
        return channel;
    }

    private static Task LimitAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return next(http);
        }

        var caller = http.RequestServices.GetRequiredService<DirectLineCallers>().Identify(http);
        var keys = new RateLimitKeys(
            caller?.Token?.Key.ConversationId,
            caller is null ? null : DigestOf(http.Request.Headers.Authorization.ToString()),
            caller?.Site,
            ClientAddress.Of(http));
        var verdict = http.RequestServices.GetRequiredService<RateLimits>().Count(keys);
        RateLimits.WriteHeaders(http.Response, verdict);
        return verdict.Allowed ? next(http) : RefuseAsync(http);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return http.Response.WriteAsJsonAsync(
            new { error = new { code = "TooManyRequests", message = "Too many messages in a short time. Wait a minute, then send it again." } },
            http.RequestAborted);
    }

    // A limiter keeps its keys in memory: a digest, so that no token lies there.
    private static string DigestOf(string header) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(header)).AsSpan(0, 8));
}
