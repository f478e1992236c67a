using EnquiryBot.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Tests.Embeddings;

public sealed class VectorCacheTests : IAsyncLifetime
{
    private FakeEmbeddingServer _server = null!;
    private EmbeddingHost _host = null!;

    public async Task InitializeAsync()
    {
        _server = await FakeEmbeddingServer.StartAsync();
        _host = EmbeddingHost.Of(_server);
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_same_text_is_paid_for_once_even_after_a_restart()
    {
        var first = await _host.PagesAsync("a", "bb", "a");
        _host.Restart();
        var second = await _host.PagesAsync("bb", "ccc", "a", "a");

        Assert.Equal([["a", "bb"], ["ccc"]], _server.Calls.Select(c => c.Texts));
        Assert.Equal([first[1], first[0], first[0]], [second[0], second[2], second[3]]);
    }

    [Fact]
    public async Task What_a_citizen_asked_is_not_kept()
    {
        await _host.QuestionsAsync("a");
        await _host.QuestionsAsync("a");

        Assert.Equal(2, _server.Calls.Count);
        Assert.False(File.Exists(_host.Database));
    }

    [Theory]
    [InlineData("Model", "other")]
    [InlineData("Dimensions", "8")]
    public async Task Another_model_or_length_never_gets_the_old_vectors(string setting, string value)
    {
        await _host.PagesAsync("a");
        _host.Restart();
        _host[setting] = value;
        _server.Dimensions = setting == "Dimensions" ? 8 : 4;

        Assert.Equal(_server.Dimensions, Assert.Single(await _host.PagesAsync("a")).Length);
        Assert.Equal(2, _server.Calls.Count);
    }

    [Fact]
    public async Task A_full_cache_lets_the_oldest_go()
    {
        _host["CachedVectors"] = "2";

        await _host.PagesAsync("a", "bb");
        await _host.PagesAsync("ccc");
        await _host.PagesAsync("bb", "ccc");
        await _host.PagesAsync("a");

        Assert.Equal(["a bb", "ccc", "a"], _server.Calls.Select(c => string.Join(' ', c.Texts)));
        Assert.Equal(2L, Count());
    }

    [Fact]
    public async Task A_cache_that_is_off_writes_nothing()
    {
        _host["CachedVectors"] = "0";

        await _host.PagesAsync("a");

        Assert.False(File.Exists(_host.Database));
    }

    [Fact]
    public async Task A_broken_cache_costs_time_and_nothing_else()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_host.Database)!);
        await File.WriteAllTextAsync(_host.Database, string.Concat(Enumerable.Repeat("this is no database ", 100)));

        Assert.Single(await _host.PagesAsync("a"));
        Assert.Contains(_host.Logs.GetSnapshot(), r => r.Level == LogLevel.Warning && r.Message.Contains("vectors.db", StringComparison.Ordinal));
    }

    [NeedsEncoderFact]
    public async Task The_embedded_encoder_uses_it_too()
    {
        _host["Provider"] = "Embedded";

        var first = await _host.PagesAsync("Blue Badge");

        Assert.Equal(1L, Count());
        Assert.Equal(first, await _host.PagesAsync("Blue Badge"));
    }

    private object? Count()
    {
        using var connection = new SqliteConnection($"Data Source={_host.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM vectors";
        return command.ExecuteScalar();
    }
}
