using System.ComponentModel.DataAnnotations;
using EnquiryBot.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EnquiryBot.Web.Operations;

/// <summary>Settings under <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Where traces and metrics are sent (OTLP), such as http://localhost:4317; not set: nowhere.</summary>
    [Url(ErrorMessage = "Telemetry:OtlpEndpoint must be an http or https address.")]
    public string? OtlpEndpoint { get; set; }
}

/// <summary>OpenTelemetry. No span, metric or attribute carries a word of a citizen, nor an address with a credential.</summary>
internal static class TelemetryRegistration
{
    public static IServiceCollection AddOpenTelemetry(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<TelemetryOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (!Uri.TryCreate(section[nameof(TelemetryOptions.OtlpEndpoint)], UriKind.Absolute, out var endpoint))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing
                .AddSource(EnquiryBotActivity.SourceName)
                .AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (span, _) => span.SetTag("url.query", null))
                .AddOtlpExporter(o => o.Endpoint = endpoint))
            .WithMetrics(metrics => metrics
                .AddMeter(EnquiryBotMetrics.MeterName)
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = endpoint));
        return services;
    }
}
