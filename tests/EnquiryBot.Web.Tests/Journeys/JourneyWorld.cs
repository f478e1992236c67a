using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>
/// The service as it ships, its vectors made, on a day on which the answers are the same every time: Monday 23 November 2026, ten in
/// the morning.
/// </summary>
public sealed class JourneyWorld : IAsyncLifetime
{
    /// <summary>The service.</summary>
    public TestApp App { get; } = new() { ReplaceServices = services => services.AddSingleton<TimeProvider>(ShiftedClock.AtWork()) };

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        App.Settings["Embeddings:Provider"] = "Embedded";
        App.Settings["RateLimits:TokenPerMinute"] = "10000";
        Assert.NotEmpty(App.Address);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await App.Services.GetRequiredService<PassageVectors>().WhenSettledAsync(limit.Token);
    }

    /// <inheritdoc />
    public Task DisposeAsync() => App.DisposeAsync().AsTask();
}

/// <summary>The journeys that share one service.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<JourneyWorld>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "journeys";
}
