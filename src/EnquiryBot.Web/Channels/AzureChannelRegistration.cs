using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Authentication;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.Channels;

/// <summary>Settings under <c>MicrosoftApp</c>: the bot's registration with the Azure Bot Service, and whose bot it is.</summary>
public sealed class MicrosoftAppOptions : BotFrameworkOptions
{
    /// <summary>The council that citizens reach through this registration. In Development without one: the first council.</summary>
    public string? Council { get; set; }
}

/// <summary>Registers the channels of the Azure Bot Service, such as Teams: <c>POST /api/messages</c> in, the Connector out.</summary>
internal static class AzureChannelRegistration
{
    public static IServiceCollection AddAzureChannels(this IServiceCollection services, IConfiguration section)
    {
        services.AddBotFramework();
        services.AddOptions<BotFrameworkOptions>().Bind(section);
        services.AddOptions<MicrosoftAppOptions>().Bind(section)
            .Validate(
                o => string.IsNullOrWhiteSpace(o.MicrosoftAppId) || CouncilId.TryParse(o.Council, out _),
                "MicrosoftApp:Council must name the council whose citizens reach the bot with MicrosoftApp:MicrosoftAppId.")
            .ValidateOnStart();
        services.AddSingleton<AzureChannelSender>();
        services.AddHostedService(provider => provider.GetRequiredService<AzureChannelSender>());
        return services.AddSingleton<AzureChannelBot>();
    }

    /// <summary>The council that citizens of the Azure channels reach.</summary>
    /// <exception cref="InvalidOperationException">There is none of that id; the message names the setting.</exception>
    public static CouncilProfile CouncilOf(MicrosoftAppOptions app, CouncilDirectory councils) => app.Council is { Length: > 0 } id
        ? councils.Find(id) ?? throw new InvalidOperationException($"MicrosoftApp:Council names '{id}', which is no council of this service.")
        : councils.All[0];

    public static void MapAzureChannels(this IEndpointRouteBuilder routes) =>
        routes.MapBotFramework("/api/messages", provider => provider.GetRequiredService<AzureChannelBot>());
}
