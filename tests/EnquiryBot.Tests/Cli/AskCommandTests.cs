using System.Text.Json.Nodes;
using EnquiryBot.Cli.Support;
using EnquiryBot.Content;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Tests.Cli;

public sealed class AskCommandTests
{
    private static readonly string[] Fields = ["outcome", "text", "language", "service", "interaction", "sources", "suggestions", "queue"];

    [Fact]
    public async Task An_answer_comes_as_one_JSON_object_with_its_source()
    {
        var run = await CommandLineRun.Of("ask", "--council", "alderbrook", "what does a resident parking permit cost", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Fields, run.Json.Select(f => f.Key));
        Assert.Equal(("answered", "en", 474), ((string?)run.Json["outcome"], (string?)run.Json["language"], (int?)run.Json["service"]));
        Assert.Contains("£48", (string?)run.Json["text"], StringComparison.Ordinal);
        var source = Assert.Single(run.Json["sources"]!.AsArray())!.AsObject();
        Assert.Equal(["id", "title", "url"], source.Select(f => f.Key));
        Assert.Equal("parking-permit", (string?)source["id"]);
        Assert.Null(run.Json["queue"]);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task What_is_no_answer_names_the_queue_that_would_take_it()
    {
        var run = await CommandLineRun.Of("ask", "--council", "alderbrook", "there is a pothole in my road", "--json");

        Assert.Equal(("signposted", 557), ((string?)run.Json["outcome"], (int?)run.Json["service"]));
        Assert.NotNull((string?)run.Json["queue"]);
        Assert.Empty(run.Json["sources"]!.AsArray());
    }

    [Fact]
    public async Task History_is_said_first_in_the_same_conversation()
    {
        const string Question = "and a second one?";
        var alone = await CommandLineRun.Of("ask", "--council", "alderbrook", Question, "--json");
        var after = await CommandLineRun.Of(
            "ask", "--council", "alderbrook", Question, "--history", "what does a resident parking permit cost", "--json");

        Assert.Equal("parking-permit", FirstPage(after.Json));
        Assert.NotEqual("parking-permit", FirstPage(alone.Json));
    }

    [Fact]
    public async Task Without_json_the_reply_is_text_with_its_source()
    {
        var run = await CommandLineRun.Of("ask", "--council", "brohelyg", "faint yw trwydded barcio i breswylwyr");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("https://www.brohelyg.example", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("{\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_council_is_named_with_those_that_there_are()
    {
        var run = await CommandLineRun.Of("ask", "--council", "atlantis", "hello", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal("There is no council 'atlantis'. There are: alderbrook, brohelyg, fernleigh, westmarch.", run.Error.Trim());
    }

    [Fact]
    public async Task The_data_of_a_command_is_its_own_and_gone_afterwards()
    {
        HouseFolders folders;
        await using (var engine = await ThrowAwayEngine.StartAsync(CancellationToken.None))
        {
            folders = engine.Services.GetRequiredService<HouseFolders>();
            Assert.True(File.Exists(Path.Combine(folders.Data, "enquirybot.db")));
        }

        var live = HouseFolders.Find(null, null, null);
        Assert.False(Directory.Exists(folders.Data));
        Assert.NotEqual(live.Data, folders.Data);
        Assert.Equal(live.Models, folders.Models);
    }

    private static string? FirstPage(JsonObject reply) =>
        (string?)(reply["sources"]!.AsArray().FirstOrDefault() ?? reply["suggestions"]!.AsArray().FirstOrDefault())?["id"];
}
