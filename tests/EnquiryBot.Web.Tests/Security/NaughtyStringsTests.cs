using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Security;

/// <summary>Every string of the "big list of naughty strings" as a citizen's message.</summary>
public sealed class NaughtyStringsTests(NaughtyStringsTests.UnlimitedApp limits) : IClassFixture<NaughtyStringsTests.UnlimitedApp>
{
    private static readonly string[] Outcomes =
        ["answered", "suggested", "clarified", "signposted", "acknowledged", "unanswered", "declined", "handed-over"];

    // Two that find nothing lead to a person, and the bot is silent from there on.
    private const string BackToBot = "Go back to the automated service";

    private static readonly string[] HandedOver = ["I have passed your enquiry to", "Rwyf wedi trosglwyddo eich ymholiad i"];

    [NeedsSharedFact]
    public async Task Every_naughty_string_gets_a_well_formed_reply()
    {
        var strings = await ReadStringsAsync();

        // A conversation each for a few, so that what one leaves in memory meets the next; all of it fits one page of activities.
        await Parallel.ForEachAsync(strings.Chunk(24), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (some, _) =>
        {
            var citizen = await limits.App.BeginAsync("brohelyg");
            foreach (var text in some)
            {
                var reply = await citizen.AskAsync(text);
                Assert.Contains(reply.Outcome, Outcomes);
                Assert.NotEmpty(reply.Text);
                Assert.Contains(reply.Language, new[] { "en", "cy" });
                Assert.All(reply.Sources.Concat(reply.Pages).Concat(reply.Choices), Assert.NotEmpty);
                if (reply.Outcome == "handed-over")
                {
                    await citizen.AskAsync(BackToBot);
                }
            }

            var echoes = (await citizen.ReadAsync()).Where(a => (string?)a["from"]!["role"] == "user");
            Assert.Equal(some, echoes.Select(a => (string?)a["text"] ?? "").Where(t => t != BackToBot));
        });

        Assert.True(strings.Count > 400, "the list is there");
        Assert.DoesNotContain(limits.App.Logs.GetSnapshot(), record => record.Level >= LogLevel.Error);
    }

    [NeedsSharedFact]
    public async Task No_naughty_string_runs_on_the_page_without_script()
    {
        var strings = (await ReadStringsAsync()).Where(s => s.Trim().Length > 0).ToList();

        await Parallel.ForEachAsync(strings.Chunk(60), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (some, _) =>
        {
            using var page = new ChatPage(limits.App, "brohelyg");
            await page.OpenAsync();
            foreach (var text in some)
            {
                await page.AskAsync(text);
                if (Array.Exists(HandedOver, page.Messages[^1].Contains))
                {
                    await page.AskAsync(BackToBot);
                }
            }

            var turns = page.Messages.Chunk(2).Where(turn => turn[0] != BackToBot).ToList();
            Assert.Equal(some.Length, turns.Count);
            Assert.All(turns, turn => Assert.Equal(2, turn.Length));
            var shown = some.Zip(turns.Select(turn => turn[0])).Where(pair => !pair.First.Any(IsOldControl));
            Assert.All(shown, pair => Assert.Equal(Words(pair.First), Words(pair.Second)));
            Assert.Empty(Html.WhatCouldRun(page.Shown));
        });
    }

    [NeedsSharedFact]
    public async Task A_naughty_string_that_is_refused_comes_back_in_the_box_and_does_not_run()
    {
        var hostile = (await ReadStringsAsync()).Where(s => s.Contains('<', StringComparison.Ordinal)).Take(5);
        var padding = new string('x', 10_001);

        foreach (var text in hostile)
        {
            using var page = new ChatPage(limits.App, "brohelyg");
            await page.OpenAsync();
            await page.AskAsync(text + padding);

            Assert.Equal(text.Trim() + padding, page.Typed.Trim());
            Assert.Empty(Html.WhatCouldRun(page.Shown));
        }
    }

    // A browser and a parser write white space and control characters each their own way: the visible words must be the same.
    private static string Words(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormC).Where(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c)))
            .TrimStart('-');

    // HTML reads these as characters of Windows-1252.
    private static bool IsOldControl(char c) => c is >= '\u0080' and <= '\u009f';

    private static async Task<IReadOnlyList<string>> ReadStringsAsync() =>
        [.. JsonNode.Parse(await File.ReadAllTextAsync(Shared.Data("adversarial", "blns.json")))!.AsArray().Select(each => (string)each!)];

    /// <summary>An app in which one computer may send as much as it likes.</summary>
    public sealed class UnlimitedApp : IDisposable
    {
        public UnlimitedApp()
        {
            foreach (var limit in new[] { "ConversationPerMinute", "TokenPerMinute", "CouncilPerMinute", "AddressPerMinute" })
            {
                App.Settings[$"RateLimits:{limit}"] = "1000000";
            }
        }

        public TestApp App { get; } = new();

        public void Dispose() => App.Dispose();
    }
}
