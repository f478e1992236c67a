using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EnquiryBot.Web.SignIn;

/// <summary>
/// How staff sign in: with OpenID Connect where a provider is named, else, in Development only, as one of the seeded staff.
/// </summary>
internal static class SignInRegistration
{
    private const string CookieName = "eb-staff";
    private static readonly TimeSpan Shift = TimeSpan.FromHours(10);

    public static IServiceCollection AddStaffSignIn(this IServiceCollection services, IConfiguration section, IHostEnvironment environment)
    {
        var isDevelopment = environment.IsDevelopment();
        services.AddOptions<SignInOptions>().Bind(section)
            .Validate(o => isDevelopment || o.HasProvider, "SignIn:Authority must name the OpenID Connect provider that staff sign in with.")
            .Validate(o => o.AuthorityIsSafe, "SignIn:Authority must be an address that begins with https://.")
            .Validate(o => !o.HasProvider || !string.IsNullOrWhiteSpace(o.ClientId), "SignIn:ClientId must be this service's id at the provider.")
            .ValidateOnStart();

        var hasProvider = (section.Get<SignInOptions>() ?? new SignInOptions()).HasProvider;
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure(ConfigureCookie);
        if (hasProvider)
        {
            authentication.AddOpenIdConnect();
            services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).Configure<IOptions<SignInOptions>>(ConfigureProvider);
            services.Configure<AuthenticationOptions>(o => o.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme);
        }

        services.AddAuthorization(ConfigurePolicies);
        services.AddSingleton<SeededStaff>();
        services.Configure<RazorPagesOptions>(pages => StaffPages.Guard(pages.Conventions, offersSeededStaff: isDevelopment && !hasProvider));
        return services;
    }

    /// <summary>
    /// After routing, before the endpoints. Citizens sign in nowhere and do not pay for it; an endpoint elsewhere that asks for
    /// a role fails loudly instead of being open.
    /// </summary>
    public static WebApplication UseStaffSignIn(this WebApplication app)
    {
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments(StaffPages.Root),
            staff => staff.UseAuthentication().UseAuthorization());
        return app;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.Path = StaffPages.Root;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Shift;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = $"{StaffPages.Root}/sign-in";
        cookie.LogoutPath = $"{StaffPages.Root}/sign-out";
        cookie.AccessDeniedPath = $"{StaffPages.Root}/no-access";
    }

    private static void ConfigureProvider(OpenIdConnectOptions provider, IOptions<SignInOptions> settings)
    {
        var signIn = settings.Value;
        provider.Authority = signIn.Authority;
        provider.ClientId = signIn.ClientId;
        provider.ClientSecret = signIn.ClientSecret;
        provider.RequireHttpsMetadata = signIn.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.UsePkce = true;
        // The answer comes as an ordinary visit and not as a form from another site, so Lax cookies reach us.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CorrelationCookie.SameSite = SameSiteMode.Lax;
        provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.CallbackPath = $"{StaffPages.Root}/signed-in";
        provider.SignedOutCallbackPath = $"{StaffPages.Root}/signed-out-there";
        provider.RemoteSignOutPath = $"{StaffPages.Root}/sign-out-from-there";
        provider.AccessDeniedPath = $"{StaffPages.Root}/no-access";
        provider.MapInboundClaims = false;
        provider.SaveTokens = false;
        provider.Events.OnTicketReceived = received =>
        {
            received.Principal = StaffClaims.Make(received.Principal!, signIn);
            return Task.CompletedTask;
        };
        provider.Events.OnRedirectToIdentityProvider = SendOnlyPagesAway;
        provider.Events.OnRemoteFailure = SayThatItFailed;
    }

    // A script that asks cannot follow to another site: it is told, and says so on the page.
    private static Task SendOnlyPagesAway(RedirectContext context)
    {
        if (context.Request.Headers.XRequestedWith == "XMLHttpRequest")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    // A stale or forged answer of the provider is no fault of the service: a page says so and offers another try.
    private static Task SayThatItFailed(RemoteFailureContext context)
    {
        context.Response.Redirect($"{StaffPages.Root}/sign-in-failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static void ConfigurePolicies(AuthorizationOptions policies)
    {
        policies.AddPolicy(StaffPages.Helpdesk, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => StaffClaims.IsOnHelpdesk(c.User)));
        policies.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(MaySeeUnmarked).Build();
    }

    // What lies under the staff's address and does not say for whom it is, is for nobody who has not signed in.
    private static bool MaySeeUnmarked(AuthorizationHandlerContext context) =>
        context.Resource is not HttpContext http
        || http.GetEndpoint() is null
        || !http.Request.Path.StartsWithSegments(StaffPages.Root)
        || context.User.Identity is { IsAuthenticated: true };
}
