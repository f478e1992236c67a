using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>What a watchdog reads.</summary>
public sealed class HealthTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Live_says_that_the_process_runs()
    {
        using var response = await app.Client().GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"status":"live"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ready_says_what_is_served()
    {
        var ready = (await app.Client().GetFromJsonAsync<JsonObject>("/health/ready"))!;

        Assert.Equal("ready", (string?)ready["status"]);
        Assert.Equal(16, ((string)ready["knowledge"]!["version"]!).Length);
        Assert.InRange((int)ready["knowledge"]!["articles"]!, 50, 100_000);
        Assert.Equal(0, (int)ready["knowledge"]!["faults"]!);
        Assert.True(DateTimeOffset.TryParse((string?)ready["knowledge"]!["loadedAt"], out _));
        Assert.NotEmpty((string)ready["intentModel"]!);
        Assert.Empty(ready["degraded"]!.AsArray());
    }
}
