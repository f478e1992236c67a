using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Razor;

namespace EnquiryBot.Web.Pages;

/// <summary>Registers the pages that citizens see: a council's front page, the chat without script, the privacy notice.</summary>
internal static class PagesRegistration
{
    public static IServiceCollection AddCitizenPages(this IServiceCollection services)
    {
        // Pages lie beside the rest of their feature; what several share is here.
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.Configure<RazorViewEngineOptions>(views => views.PageViewLocationFormats.Add("/Pages/Shared/{0}.cshtml"));
        services.Configure<AntiforgeryOptions>(options =>
        {
            options.Cookie.Name = "eb-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services.AddSingleton<ChatSessions>().AddSingleton<ChatConversations>();
    }

    public static WebApplication MapCitizenPages(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.MapRazorPages();
        return app;
    }
}
