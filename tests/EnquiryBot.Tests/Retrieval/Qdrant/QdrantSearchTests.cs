using System.Diagnostics;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>Candidates from Qdrant: the stub, or a real server where one is named.</summary>
public sealed class QdrantSearchTests : SearchContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private QdrantHost? _host;

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    private protected override async Task<KnowledgeSearch> StartAsync()
    {
        _host = await QdrantHost.StartNamedAsync();
        await _host.Engine.StartAsync(default);
        return _host.Search;
    }

    private protected override async Task CaughtUpAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (!_host!.Engine.IsInUse)
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < Limit, _host.Engine.Health?.Problem);
            await Task.Delay(20);
        }
    }
}
