using EnquiryBot.Content;
using EnquiryBot.Councils;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Registers ingestion.</summary>
public static class IngestRegistration
{
    /// <summary>Adds what ingests when it is asked to.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Ingest</c>.</param>
    public static IServiceCollection AddIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IngestOptions>().Bind(configuration).ValidateDataAnnotations()
            .Validate(o => o.Sources.All(s => s.Council.Length > 0 && s.Sitemap is { IsAbsoluteUri: true, Scheme: "https" or "http" }), "Ingest:Sources: each entry needs a Council and the http or https address of a Sitemap.")
            .Validate(o => o.Sources.All(s => s.EveryHours is >= 1 and <= 8760), "Ingest:Sources: EveryHours must be from 1 to 8760.")
            .ValidateOnStart();
        return services
            .AddSingleton<PageImport>()
            .AddSingleton<ArticleDrafter>()
            .AddSingleton(provider => new Ingestion(
                provider.GetRequiredService<ArticleDrafter>(), provider.GetRequiredService<PageImport>(),
                provider.GetRequiredService<IOptions<IngestOptions>>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Adds regular visits to the sites of <c>Ingest:Sources</c>.</summary>
    public static IServiceCollection AddIngestionOnSchedule(this IServiceCollection services) => services
        .AddSingleton(provider => new IngestStatus(provider.GetRequiredService<PageImport>(), provider.GetRequiredService<CouncilDirectory>()))
        .AddHostedService<ScheduledIngestion>();
}
