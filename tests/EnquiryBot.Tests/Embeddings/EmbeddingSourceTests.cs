using EnquiryBot.Embeddings;
using EnquiryBot.Testing;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Tests.Embeddings;

public sealed class EmbeddingSourceTests : IDisposable
{
    private readonly EmbeddingHost _host = new();

    public void Dispose() => _host.Dispose();

    [NeedsEncoderFact]
    public async Task Without_settings_the_embedded_encoder_answers()
    {
        Assert.Equal(512, Assert.Single(await _host.QuestionsAsync("Blue Badge")).Length);
        Assert.Equal(UniversalSentenceEncoderLite.Model, _host.Source.Model);
        Assert.Null(_host.Source.Fault);
    }

    [Fact]
    public void None_means_none()
    {
        _host["Provider"] = "None";

        Assert.Equal((null, null, null, null), (_host.Source.Model, _host.Source.Questions, _host.Source.Pages, _host.Source.Fault));
    }

    [Fact]
    public void Without_weights_the_service_starts_without_vectors_and_says_why()
    {
        _host["Folder"] = "/nowhere/at/all";

        Assert.Null(_host.Source.Model);
        Assert.Contains("npm ci", _host.Source.Fault, StringComparison.Ordinal);
        Assert.Contains("/nowhere/at/all", Assert.Single(_host.Logs.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OpenAI", "Model", null, "Embeddings:Model")]
    [InlineData("OpenAI", "ApiKey", null, "Embeddings:ApiKey")]
    [InlineData("OpenAI", "Dimensions", "0", "Embeddings:Dimensions")]
    [InlineData("OpenAI", "BaseAddress", "http://models.example.org/v1", "Embeddings:BaseAddress")]
    [InlineData("OpenAI", "BaseAddress", "https://key:secret@models.example.org/v1", "Embeddings:BaseAddress")]
    [InlineData("OpenAI", "BaseAddress", "models", "Embeddings:BaseAddress")]
    [InlineData("AzureOpenAI", "BaseAddress", null, "Embeddings:BaseAddress")]
    [InlineData("OpenAI", "ConcurrentCalls", "0", "Embeddings:ConcurrentCalls")]
    public void A_setting_that_is_wrong_is_named_and_its_value_is_not(string provider, string setting, string? value, string named)
    {
        (_host["Provider"], _host["Model"], _host["ApiKey"], _host["Dimensions"]) = (provider, "m", "sk-1", "4");
        _host[setting] = value;

        var refusal = Assert.Throws<OptionsValidationException>(() => _host.Source);

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:11434/v1")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("https://models.example.org/v1/")]
    public void A_server_of_ones_own_needs_no_key(string address)
    {
        (_host["Provider"], _host["BaseAddress"], _host["Model"], _host["Dimensions"]) = ("OpenAI", address, "m", "4");

        Assert.NotNull(_host.Source.Questions);
    }
}
