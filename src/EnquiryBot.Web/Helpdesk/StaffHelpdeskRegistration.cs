using EnquiryBot.Web.SignIn;

namespace EnquiryBot.Web.Helpdesk;

/// <summary>Registers the pages on which advisers work, and what keeps them live.</summary>
internal static class StaffHelpdeskRegistration
{
    public static IServiceCollection AddStaffHelpdesk(this IServiceCollection services)
    {
        services.AddSignalR();
        services.AddSingleton<DeskReader>();
        return services.AddHostedService<HelpdeskAnnouncer>();
    }

    public static IEndpointRouteBuilder MapStaffHelpdesk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StaffPages.Root, () => Results.Redirect($"{StaffPages.Root}/helpdesk")).RequireAuthorization(StaffPages.Helpdesk);
        // A page that stays open overnight must not hear of enquiries after its session has ended.
        routes.MapHub<HelpdeskHub>(HelpdeskHub.Path, connection => connection.CloseOnAuthenticationExpiration = true);
        return routes;
    }
}
