using Microsoft.AspNetCore.Cors.Infrastructure;

namespace EnquiryBot.Web.Widget;

/// <summary>Registers what the widget needs.</summary>
internal static class WidgetRegistration
{
    public static IServiceCollection AddWidget(this IServiceCollection services)
    {
        services.AddCors();
        return services
            .AddSingleton<ClientFiles>()
            .AddSingleton<WidgetTokens>()
            .AddSingleton<CitizenHandover>()
            .AddSingleton<WidgetCors>()
            .AddSingleton<ICorsPolicyProvider>(provider => provider.GetRequiredService<WidgetCors>());
    }
}
