using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using EnquiryBot.Testing.Qdrant;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>
/// The service as it ships, its vectors made, on a day on which the answers are the same every time: Monday 23 November 2026, ten in
/// the morning. With ENQUIRYBOT_TEST_ENGINE=Qdrant in the environment it is searched through Qdrant, a stub on a loopback port, by settings alone.
/// </summary>
public sealed class JourneyWorld : IAsyncLifetime
{
    private StubQdrant? _qdrant;

    /// <summary>The service.</summary>
    public TestApp App { get; } = new() { ReplaceServices = services => services.AddSingleton<TimeProvider>(ShiftedClock.AtWork()) };

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        App.Settings["Embeddings:Provider"] = "Embedded";
        App.Settings["RateLimits:TokenPerMinute"] = "10000";
        if (Environment.GetEnvironmentVariable("ENQUIRYBOT_TEST_ENGINE") == "Qdrant")
        {
            _qdrant = await StubQdrant.StartNewAsync();
            App.Settings["Retrieval:Engine"] = "Qdrant";
            App.Settings["Retrieval:Qdrant:Url"] = _qdrant.Address;
            App.Settings["Retrieval:Qdrant:TimeoutSeconds"] = "20";
        }

        Assert.NotEmpty(App.Address);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await App.Services.GetRequiredService<PassageVectors>().WhenSettledAsync(limit.Token);
        while (_qdrant is not null && !App.Services.GetRequiredService<OutsideEngine>().IsInUse)
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        // Or the journeys would have been those of the node alone.
        Assert.True(_qdrant is null || App.Services.GetRequiredService<OutsideEngine>().IsInUse);
        await App.DisposeAsync();
        if (_qdrant is not null)
        {
            await _qdrant.DisposeAsync();
        }
    }
}

/// <summary>The journeys that share one service.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<JourneyWorld>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "journeys";
}
