using EnquiryBot.Councils;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace EnquiryBot.Web.Widget;

/// <summary>
/// Which websites may carry the widget: the origins that a council allows, and in Development the service's own. Deny unless
/// allowed. The browser's rule (CORS) is by all councils together, the token's by the one council.
/// </summary>
internal sealed class WidgetCors(CouncilDirectory councils, IHostEnvironment environment) : ICorsPolicyProvider
{
    public const string Policy = "widget";

    private static readonly string[] Headers = ["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"];

    /// <summary>Whether a page of this origin may carry the council's widget.</summary>
    /// <param name="council">The council.</param>
    /// <param name="origin">The Origin header; empty when the request does not come from a page of another origin.</param>
    /// <param name="request">The request, for the service's own origin.</param>
    public bool IsAllowed(CouncilProfile council, string origin, HttpRequest request) =>
        council.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (environment.IsDevelopment() && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"));

    public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        // Asked without a name for every other endpoint: pages and health are nobody else's to read.
        if (policyName != Policy)
        {
            return Task.FromResult<CorsPolicy?>(null);
        }

        var origins = councils.All.SelectMany(c => c.AllowedOrigins).Distinct(StringComparer.OrdinalIgnoreCase);
        var policy = new CorsPolicyBuilder([.. origins])
            .WithHeaders(Headers).WithMethods("GET", "POST").WithExposedHeaders("RateLimit", "RateLimit-Policy", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();
        return Task.FromResult<CorsPolicy?>(policy);
    }
}
