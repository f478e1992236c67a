using Microsoft.AspNetCore.Antiforgery;

namespace EnquiryBot.Web.Pages;

/// <summary>Registers the pages that citizens see: a council's front page, the chat without script, the privacy notice.</summary>
internal static class PagesRegistration
{
    public static IServiceCollection AddCitizenPages(this IServiceCollection services)
    {
        services.AddRazorPages();
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
