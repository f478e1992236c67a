using System.Reflection;
using EnquiryBot.Content;
using EnquiryBot.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Tests.Architecture;

/// <summary>appsettings.sample.json is the manual of the settings: whole, true to the defaults, and accepted as it stands.</summary>
public sealed class SampleSettingsTests
{
    private static readonly string Sample = Path.Combine(Path.GetDirectoryName(HouseFolders.Find(null, null, null).Knowledge)!, "appsettings.sample.json");

    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        ["Data"] = typeof(EnquiryBot.Data.DataOptions),
        ["Knowledge"] = typeof(EnquiryBot.Knowledge.KnowledgeOptions),
        ["Ingest"] = typeof(EnquiryBot.Knowledge.Import.IngestOptions),
        ["Embeddings"] = typeof(EnquiryBot.Embeddings.EmbeddingsOptions),
        ["Answers"] = typeof(EnquiryBot.Answers.AnswerThresholds),
        ["Retrieval"] = typeof(EnquiryBot.Retrieval.RetrievalOptions),
        ["Channel"] = typeof(Web.Channels.ChannelOptions),
        ["MicrosoftApp"] = typeof(Web.Channels.MicrosoftAppOptions),
        ["RateLimits"] = typeof(Web.Security.RateLimitOptions),
        ["SignIn"] = typeof(Web.SignIn.SignInOptions),
        ["Service"] = typeof(Web.Security.ServiceOptions),
        ["Telemetry"] = typeof(Web.Operations.TelemetryOptions),
    };

    private static IConfigurationRoot Configuration => new ConfigurationBuilder().AddJsonFile(Sample).Build();

    [Fact]
    public void It_has_every_section_and_every_setting_and_no_other()
    {
        var configuration = Configuration;

        Assert.Equal(Sections.Keys.Append("Folders").Order(StringComparer.Ordinal), configuration.GetChildren().Select(s => s.Key).Order(StringComparer.Ordinal));
        Assert.All(Sections, section => Assert.Equal(
            section.Value.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => p.Name).Order(StringComparer.Ordinal),
            configuration.GetSection(section.Key).GetChildren().Select(s => s.Key).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void It_states_the_defaults()
    {
        var configuration = Configuration;
        foreach (var (name, type) in Sections)
        {
            var bound = configuration.GetSection(name).Get(type) ?? Activator.CreateInstance(type)!;
            var defaults = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            {
                Assert.Equal(property.GetValue(defaults), property.GetValue(bound));
            }
        }
    }

    [Fact]
    public void Every_setting_has_a_comment_above_it()
    {
        var lines = File.ReadAllLines(Sample);
        for (var i = 1; i < lines.Length; i++)
        {
            var isValue = lines[i].Contains("\": ", StringComparison.Ordinal) && !lines[i].TrimEnd().EndsWith('{');
            Assert.True(!isValue || lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal), $"line {i + 1}: {lines[i]}");
        }
    }

    [Fact]
    public async Task The_service_starts_with_it()
    {
        await using var app = new TestApp();
        foreach (var (key, value) in Configuration.AsEnumerable().Where(s => s.Value is { Length: > 0 }))
        {
            app.Settings[key] = value;
        }

        using var response = await app.Client().GetAsync("/health/live");

        Assert.True(response.IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("Answers:Answer", "2")]
    [InlineData("Embeddings:BatchSize", "0")]
    [InlineData("Embeddings:Provider", "7")]
    [InlineData("RateLimits:ConversationPerMinute", "0")]
    [InlineData("Channel:SigningKey", "short")]
    [InlineData("Ingest:Sources:0:Council", "alderbrook")]
    [InlineData("Ingest:RequestsPerSecond", "0")]
    [InlineData("MicrosoftApp:MicrosoftAppType", "UserAssignedMSI")]
    [InlineData("Data:Synchronous", "OFF")]
    [InlineData("Service:KnownProxies:0", "not-an-address")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        using var app = new TestApp { Settings = { [setting] = value } };

        var refusal = Assert.ThrowsAny<Exception>(() => app.Address);

        var validation = Assert.IsType<OptionsValidationException>(refusal.GetBaseException());
        Assert.Contains(setting.Split(':')[1], validation.Message, StringComparison.Ordinal);
    }
}
