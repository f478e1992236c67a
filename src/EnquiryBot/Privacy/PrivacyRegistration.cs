using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EnquiryBot.Privacy;

/// <summary>Registers what keeps a citizen's words private.</summary>
public static class PrivacyRegistration
{
    /// <summary>Adds redaction and sealing. Sealing takes its keys from Data Protection, which the host adds with its key folder.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.TryAddSingleton<PersonalDataRedactor>();
        services.TryAddSingleton<TextSealer>();
        return services;
    }
}
