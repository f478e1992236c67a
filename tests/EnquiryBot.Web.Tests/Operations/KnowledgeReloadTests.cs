using System.Net.Http.Json;
using System.Text.Json.Nodes;
using EnquiryBot.Content;
using EnquiryBot.Knowledge;
using EnquiryBot.Privacy;
using EnquiryBot.Safeguarding;
using EnquiryBot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Operations;

/// <summary>Editors change the knowledge folder while the service runs; a mistake of theirs never takes it down.</summary>
public sealed class KnowledgeReloadTests : IDisposable
{
    private const string Article = "alderbrook/articles/missed-bin.md";
    private const string PermitQuestion = "How much is a resident parking permit?";
    private const string Question = "They missed my bin, how do I tell you?";

    private readonly KnowledgeFolderCopy _knowledge = new();
    private readonly string _data = Path.Combine(Path.GetTempPath(), "enquirybot-tests", Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        _knowledge.Dispose();
        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    [Fact]
    public async Task A_broken_article_leaves_the_last_good_set_and_a_mended_one_is_served()
    {
        await using var app = NewApp();
        Assert.Equal("ready", (string?)(await ReadyAsync(app))["status"]);
        var before = await AnswerAsync(app);
        var good = _knowledge.Read(Article);

        _knowledge.Write(Article, "---\nid: missed-bin\n---\nNo title, no address.\n");
        var reloaded = await RefreshAsync(app);
        var (degraded, meanwhile) = (await ReadyAsync(app), await AnswerAsync(app));
        _knowledge.Write(Article, good + "\nThank you for telling us.\n");
        var mended = await RefreshAsync(app);

        Assert.Equal((false, true), (reloaded, mended));
        Assert.Equal("degraded", (string?)degraded["status"]);
        Assert.Contains("knowledge", (string?)degraded["degraded"]![0], StringComparison.Ordinal);
        Assert.InRange((int)degraded["knowledge"]!["faults"]!, 1, 100);
        Assert.Equal(before.Text, meanwhile.Text);
        Assert.Contains(app.Logs.GetSnapshot(), r => r.Level == LogLevel.Error && r.Message.Contains($"{Article}(", StringComparison.Ordinal));
        Assert.Equal("ready", (string?)(await ReadyAsync(app))["status"]);
    }

    [Theory]
    [InlineData("alderbrook/council.yaml", "id: [")]
    [InlineData("alderbrook/council.yaml", "")]
    [InlineData("alderbrook/council.yaml", null)]
    [InlineData("intents.yaml", "\u0000\u0001")]
    [InlineData("intents.yaml", "just words")]
    [InlineData("services.yaml", "- a\n- b\n")]
    [InlineData("phrases.yaml", "failed: 1\n")]
    [InlineData("synonyms.yaml", "{")]
    [InlineData("safeguarding.yaml", "concerns: {}\n")]
    [InlineData("safeguarding.yaml", null)]
    [InlineData("alderbrook/facts.yaml", "]")]
    [InlineData("alderbrook/rounds.yaml", "rounds: []\n")]
    [InlineData("alderbrook/rounds.yaml", null)]
    [InlineData("fernleigh/lookups/collections.csv", "postcode,round\nWM5 1AA,nowhere\n")]
    [InlineData("shared/blue-badge.md", "---\n\t: :\n---\n")]
    [InlineData("shared/blue-badge.md", "")]
    public async Task No_broken_file_stops_the_answers(string file, string? text)
    {
        await using var app = NewApp();
        var before = await AnswerAsync(app);

        _knowledge.Replace(file, text);
        var reloaded = await RefreshAsync(app);

        Assert.False(reloaded);
        Assert.Equal("degraded", (string?)(await ReadyAsync(app))["status"]);
        Assert.Equal(before.Text, (await AnswerAsync(app)).Text);
        Assert.Contains(app.Logs.GetSnapshot(), r => r.Level == LogLevel.Error && r.Message.Contains($"{file}(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_article_is_answered_with_its_new_text()
    {
        await using var app = NewApp();
        Assert.Contains("01632 960120", (await AnswerAsync(app)).Text, StringComparison.Ordinal);

        _knowledge.Change("alderbrook/facts.yaml", "01632 960120", "01632 960177");
        Assert.True(await RefreshAsync(app));
        var after = await AnswerAsync(app);

        Assert.Contains("01632 960177", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("01632 960120", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_that_is_added_is_known()
    {
        await using var app = NewApp();
        app.ReplaceServices = services => services.AddSingleton<TimeProvider>(ShiftedClock.AtWork());
        const string Where = "When is my bin collected at WM1 9ZZ?";
        var before = await AnswerAsync(app, Where);

        _knowledge.Change("alderbrook/lookups/collections.csv", "WM1 1AA,", "WM1 9ZZ,alder-cross-b\nWM1 1AA,");
        Assert.True(await RefreshAsync(app));

        Assert.Equal(("suggested", "completed"), (before.Outcome, (await AnswerAsync(app, Where)).Outcome));
    }

    [Fact]
    public async Task A_new_phrase_of_danger_is_screened_for_and_a_broken_file_keeps_the_old_ones()
    {
        await using var app = NewApp();
        await AnswerAsync(app);
        var screen = app.Services.GetRequiredService<Latest<SafeguardingScreen>>();
        var message = new PersonalDataRedactor().Redact(new CitizenText("a wolf at the door")).Text;
        var before = screen.Value.Screen(message);

        _knowledge.Change("safeguarding.yaml", "      # Weapons\n", "      - wolf .. door\n");
        Assert.True(await RefreshAsync(app));
        var after = screen.Value.Screen(message);
        _knowledge.Change("safeguarding.yaml", "- wolf .. door", "- wolf ..");
        Assert.False(await RefreshAsync(app));

        Assert.Equal((null, Concern.DangerToLife, Concern.DangerToLife), (before, after, screen.Value.Screen(message)));
    }

    [Fact]
    public async Task A_withdrawn_article_is_never_answered_from_again()
    {
        await using (var app = NewApp())
        {
            Assert.Equal(["Apply for a resident parking permit"], (await AnswerAsync(app, PermitQuestion)).Sources);
            _knowledge.Delete("alderbrook/articles/parking-permit.md");
            Assert.True(await RefreshAsync(app));
            await AssertGoneAsync(app);
        }

        await using var restarted = NewApp();
        await AssertGoneAsync(restarted);
    }

    [Fact]
    public async Task The_folder_is_looked_at_by_itself()
    {
        await using var app = NewApp();
        app.Settings["Knowledge:ReloadSeconds"] = "1";
        await AnswerAsync(app);

        _knowledge.Change("alderbrook/facts.yaml", "01632 960120", "01632 960177");
        await Eventually.HoldsAsync(
            () => app.Logs.GetSnapshot().Any(r => r.Message.StartsWith("The knowledge was loaded again", StringComparison.Ordinal)), "the reload");

        Assert.Contains("01632 960177", (await AnswerAsync(app)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_start_with_a_broken_folder_is_refused_with_file_and_line()
    {
        _knowledge.Change("alderbrook/council.yaml", "tier: district", "tier: parish");
        _knowledge.Write(Article, "---\nid: missed-bin\n---\nNo title.\n");
        using var app = NewApp();

        var failure = Assert.ThrowsAny<Exception>(() => app.Address);

        Assert.Contains("alderbrook/council.yaml(4): error:", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{Article}(", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_with_a_broken_folder_serves_the_last_good_set()
    {
        string before;
        await using (var first = NewApp())
        {
            before = (await AnswerAsync(first)).Text;
        }

        _knowledge.Write(Article, "---\nid: missed-bin\n---\nNo title, no address.\n");
        _knowledge.Delete("alderbrook/council.yaml");
        await using var second = NewApp();

        Assert.Equal(before, (await AnswerAsync(second)).Text);
        Assert.Equal("degraded", (string?)(await ReadyAsync(second))["status"]);
    }

    [Fact]
    public async Task A_kept_set_that_lacks_what_danger_sounds_like_is_not_served()
    {
        await using (var first = NewApp())
        {
            Assert.Equal("ready", (string?)(await ReadyAsync(first))["status"]);
        }

        File.Delete(Assert.Single(Directory.GetFiles(Path.Combine(_data, "last-good"), "safeguarding.yaml", SearchOption.AllDirectories)));
        _knowledge.Write(Article, "---\nid: missed-bin\n---\nNo title, no address.\n");
        await using var second = NewApp();

        var failure = Assert.ThrowsAny<Exception>(() => second.Address);

        Assert.Contains($"{Article}(", failure.ToString(), StringComparison.Ordinal);
    }

    private TestApp NewApp()
    {
        var app = new TestApp { KnowledgeFolder = _knowledge.Path, DataFolder = _data };
        app.Settings["Knowledge:ReloadSeconds"] = "0";
        return app;
    }

    private static Task<bool> RefreshAsync(TestApp app) => app.Services.GetRequiredService<KnowledgeRefresher>().RefreshAsync(CancellationToken.None);

    private static async Task<JsonObject> ReadyAsync(TestApp app) => (await app.Client().GetFromJsonAsync<JsonObject>("/health/ready"))!;

    private static async Task<BotReply> AnswerAsync(TestApp app, string question = Question) =>
        await (await app.BeginAsync("alderbrook")).AskAsync(question);

    private static async Task AssertGoneAsync(TestApp app)
    {
        var reply = await AnswerAsync(app, PermitQuestion);
        Assert.DoesNotContain("Apply for a resident parking permit", reply.Sources.Concat(reply.Pages));
        Assert.DoesNotContain("£548", reply.Text, StringComparison.Ordinal);
    }
}
