using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using EnquiryBot.Testing;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>No log line holds a word of a citizen, not even when the service fails and logs everything.</summary>
public sealed class LogTests
{
    private static readonly string[] Words =
        ["zebrastriped", "okonkwo", "mailbox", "900461", "WM2", "4QT", "quagmire", "kaputt"];

    [Fact]
    public async Task No_log_line_holds_a_word_of_a_citizen()
    {
        var failing = new HeldSearch(text => text.Contains("kaputt", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"Cannot search for {text}")
            : Task.CompletedTask);
        await using var app = new TestApp { ReplaceServices = failing.Replace };
        app.Settings["Logging:LogLevel:Default"] = "Trace";
        app.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        app.Settings["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace";
        var citizen = await app.BeginAsync("alderbrook");

        await citizen.AskAsync("My zebrastriped sofa: mail jamal.okonkwo@mailbox.example, ring 07700 900461, I live at WM2 4QT");
        var failed = await citizen.AskAsync("What does it cost to collect a kaputt zebrastriped sofa?");
        using var tooLong = await citizen.PostAsync(new JsonObject { ["type"] = "message", ["text"] = "quagmire ".PadRight(10_001, 'x') });
        using var malformed = await citizen.Client.PostAsync(
            $"/v3/directline/conversations/{citizen.Id}/activities", new StringContent("{\"text\": quagmire", Encoding.UTF8, "application/json"));
        using var page = new ChatPage(app, "alderbrook");
        await page.OpenAsync();
        await page.AskAsync("A quagmire-green wardrobe, jamal.okonkwo@mailbox.example");
        await page.AskAsync("Is my kaputt wardrobe collected too?");
        await page.AskAsync("quagmire ".PadRight(10_001, 'x'));

        var logs = app.Logs.GetSnapshot();
        Assert.Equal("handed-over", failed.Outcome);
        Assert.Contains(logs, r => r.Level == LogLevel.Error && r.Message.StartsWith("Step Enquire failed for alderbrook", StringComparison.Ordinal));
        Assert.Contains(logs, r => r.Level == LogLevel.Trace);
        var everything = logs.Select(r => $"{r.Message} {r.Exception} {string.Join(' ', r.StructuredState ?? [])} {string.Join(' ', r.Scopes)}").ToList();
        Assert.All(Words, word => Assert.DoesNotContain(everything, line => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
