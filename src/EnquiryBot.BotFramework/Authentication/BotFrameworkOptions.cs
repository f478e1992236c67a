using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.Authentication;

/// <summary>
/// Who the bot is to the Bot Framework, under the names that Microsoft's SDK made known. Managed identity
/// (<c>UserAssignedMSI</c>) and the tokens of the Emulator are not supported. A host may add settings of its own.
/// </summary>
public class BotFrameworkOptions
{
    /// <summary><c>MultiTenant</c> or <c>SingleTenant</c>: where the bot gets its own tokens.</summary>
    public string MicrosoftAppType { get; set; } = MultiTenant;

    /// <summary>The bot's application id. Without one there is no endpoint, but for Development on this machine.</summary>
    public string? MicrosoftAppId { get; set; }

    /// <summary>The application's client secret.</summary>
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The tenant of a <c>SingleTenant</c> application.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>Who issues the channels' tokens.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the issuer publishes its keys.</summary>
    public string MetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where the bot asks for its own tokens; the tenant is appended.</summary>
    public string LoginUrl { get; set; } = "https://login.microsoftonline.com";

    /// <summary>What the bot's own tokens are for.</summary>
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>
    /// For tests and the Emulator's like only: lets all these addresses, and those of channels, be plain http on this
    /// machine. Refused outside Development.
    /// </summary>
    public bool AllowInsecureLoopback { get; set; }

    internal const string MultiTenant = nameof(MultiTenant);
    internal const string SingleTenant = nameof(SingleTenant);

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(MicrosoftAppId);

    internal string Tenant => MicrosoftAppType == SingleTenant ? MicrosoftAppTenantId! : "botframework.com";
}

/// <summary>Checks the settings at start and names every fault.</summary>
internal sealed class BotFrameworkOptionsValidator(IHostEnvironment environment) : IValidateOptions<BotFrameworkOptions>
{
    public ValidateOptionsResult Validate(string? name, BotFrameworkOptions options)
    {
        var faults = new List<string>();
        if (options.AllowInsecureLoopback && !environment.IsDevelopment())
            faults.Add($"{nameof(BotFrameworkOptions.AllowInsecureLoopback)} may be true in Development only.");
        if (options.MicrosoftAppType is not (BotFrameworkOptions.MultiTenant or BotFrameworkOptions.SingleTenant))
            faults.Add($"{nameof(BotFrameworkOptions.MicrosoftAppType)} must be MultiTenant or SingleTenant.");
        if (options.IsConfigured)
            faults.AddRange(FaultsOfApp(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOfApp(BotFrameworkOptions options)
    {
        if (string.IsNullOrEmpty(options.MicrosoftAppPassword))
            yield return $"{nameof(BotFrameworkOptions.MicrosoftAppPassword)} must be set with {nameof(BotFrameworkOptions.MicrosoftAppId)}.";
        if (options.MicrosoftAppType == BotFrameworkOptions.SingleTenant && string.IsNullOrWhiteSpace(options.MicrosoftAppTenantId))
            yield return $"{nameof(BotFrameworkOptions.MicrosoftAppTenantId)} must be set for a SingleTenant application.";
        if (string.IsNullOrWhiteSpace(options.Issuer))
            yield return $"{nameof(BotFrameworkOptions.Issuer)} must not be empty.";
        if (string.IsNullOrWhiteSpace(options.Scope))
            yield return $"{nameof(BotFrameworkOptions.Scope)} must not be empty.";
        if (!SafeAddress.IsAllowed(options.MetadataUrl, options.AllowInsecureLoopback))
            yield return $"{nameof(BotFrameworkOptions.MetadataUrl)} must be an https address.";
        if (!SafeAddress.IsAllowed(options.LoginUrl, options.AllowInsecureLoopback))
            yield return $"{nameof(BotFrameworkOptions.LoginUrl)} must be an https address.";
    }
}
