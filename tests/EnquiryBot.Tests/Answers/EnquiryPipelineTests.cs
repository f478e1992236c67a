using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Embeddings;
using EnquiryBot.Retrieval;
using EnquiryBot.Tests.Retrieval;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;

namespace EnquiryBot.Tests.Answers;

public sealed class EnquiryPipelineTests
{
    private static readonly EnquiryPipeline Pipeline = new(Pages.Plugin(), Options.Create(new AnswerThresholds()));

    [Fact]
    public async Task A_plain_question_is_answered_with_its_source()
    {
        var result = await Pipeline.AskAsync(Ask("how much does a bulky waste collection cost"), CancellationToken.None);

        Assert.True(result.Decision == AnswerDecision.Answer, result.Signals.ToString());
        Assert.Equal("bulky-waste", result.Citation!.ArticleId);
        Assert.Contains("£38", result.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vague_question_gets_pages_with_their_first_lines_and_no_claim()
    {
        var result = await Pipeline.AskAsync(Ask("something about collected refrigeration equipment for businesses"), CancellationToken.None);

        Assert.NotEqual(AnswerDecision.Answer, result.Decision);
        Assert.InRange(result.Suggestions.Count, 1, 3);
        Assert.Equal("A bulky waste collection costs £38 for up to 3 items.", result.Suggestions[0].FirstLine);
    }

    [Fact]
    public async Task A_question_that_no_page_touches_gets_nothing()
    {
        var result = await Pipeline.AskAsync(Ask("quantum chromodynamics"), CancellationToken.None);

        Assert.Equal(AnswerDecision.Nothing, result.Decision);
    }

    [Fact]
    public async Task A_function_can_be_replaced_under_its_name_and_is_still_checked()
    {
        var native = Pages.Plugin();
        var liar = KernelFunctionFactory.CreateFromMethod(
            (SearchResult found) => new ComposedAnswer([new(BlockKind.Paragraph, "It is free.", found.Passages[0].Passage.Id)], Citation.Of(found.Passages[0].Passage)),
            EnquiryPlugin.Compose);
        var plugin = KernelPluginFactory.CreateFromFunctions(EnquiryPlugin.Name, [native[EnquiryPlugin.Search], liar, native[EnquiryPlugin.Check]]);

        var result = await new EnquiryPipeline(plugin, Options.Create(new AnswerThresholds())).AskAsync(Ask("bulky waste cost"), CancellationToken.None);

        Assert.True(result.Answer.IsEmpty);
        Assert.NotEqual(AnswerDecision.Answer, result.Decision);
    }

    [Fact]
    public void A_plugin_without_one_of_the_functions_is_refused()
    {
        var plugin = KernelPluginFactory.CreateFromFunctions(EnquiryPlugin.Name, [Pages.Plugin()[EnquiryPlugin.Search]]);

        Assert.Throws<KeyNotFoundException>(() => new EnquiryPipeline(plugin, Options.Create(new AnswerThresholds())));
    }

    [Fact]
    public async Task A_cancelled_turn_stops()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Pipeline.AskAsync(Ask("bins"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_registration_gives_one_pipeline_over_the_registered_search()
    {
        await using var provider = Services([]).BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<KnowledgeSearch>().Replace(Pages.All, SynonymTable.Empty, "pages");

        var result = await provider.GetRequiredService<EnquiryPipeline>().AskAsync(Ask("blue badge cost"), CancellationToken.None);

        Assert.Equal("blue-badge", result.Citation!.ArticleId);
    }

    [Theory]
    [InlineData("Answer", "1.5")]
    [InlineData("Suggest", "0.9")]
    public void A_threshold_that_makes_no_sense_stops_the_start(string key, string value)
    {
        using var provider = Services(new() { [key] = value }).BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AnswerThresholds>>().Value);
        Assert.Contains(key, refused.Message, StringComparison.Ordinal);
    }

    private static IServiceCollection Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new HouseFolders("", "", ""))
        .AddEmbeddings(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Provider"] = "None" }).Build())
        .AddRetrieval(new ConfigurationBuilder().Build())
        .AddAnswers(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static EnquiryRequest Ask(string text) => new(Pages.North, LanguageTag.English, Pages.Text(text));
}
