using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Language;

/// <summary>Registers language detection.</summary>
public static class LanguageRegistration
{
    /// <summary>Adds <see cref="LanguageDetector"/>.</summary>
    public static IServiceCollection AddLanguage(this IServiceCollection services) => services.AddSingleton<LanguageDetector>();
}
