using EnquiryBot.Content;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Intents;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>When a part of the service fails, a person takes over; when not even that can be stored, the citizen is told whom to ring and when.</summary>
public sealed class FailingStepTests : IAsyncLifetime
{
    private bool _searchFails = true;
    private TestApp _app = null!;

    public Task InitializeAsync()
    {
        var search = new HeldSearch(_ => _searchFails ? throw new InvalidOperationException("The index is gone.") : Task.CompletedTask);
        _app = new TestApp { ReplaceServices = search.Replace };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_search_that_fails_leads_to_a_person_who_has_the_question()
    {
        var citizen = await _app.BeginAsync("alderbrook");

        var failed = await citizen.AskAsync("How much does a bulky waste collection cost?");
        _searchFails = false;
        var mended = await citizen.SayAsync("How much does a bulky waste collection cost?");

        Assert.Equal("handed-over", failed.Outcome);
        Assert.StartsWith("Something went wrong on our side", failed.Text, StringComparison.Ordinal);
        Assert.Contains("I have passed your enquiry to Waste and recycling", failed.Text, StringComparison.Ordinal);
        Assert.Empty(mended);
        Assert.Equal(3, (await citizen.ReadAsync()).Count);
    }

    [Fact]
    public async Task That_is_said_in_the_citizens_language()
    {
        var citizen = await _app.BeginAsync("brohelyg");

        var failed = await citizen.AskAsync("Faint mae'n costio i gasglu hen soffa?");

        Assert.Equal(("handed-over", "cy"), (failed.Outcome, failed.Language));
        Assert.Contains("Rwyf wedi trosglwyddo eich ymholiad i Gwastraff ac ailgylchu", failed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_of_which_nothing_can_be_stored_says_whom_to_ring()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        var classifier = _app.Services.GetRequiredService<Latest<IntentClassifier>>();
        var good = classifier.Value;
        classifier.Replace(null!);

        // Nothing of the turn works without it, not even the turn's record.
        var failed = await citizen.AskAsync("How much does a bulky waste collection cost?");
        classifier.Replace(good);
        _searchFails = false;

        AssertSaysWhoToRing(failed);
        Assert.Equal("answered", (await citizen.AskAsync("How much does a bulky waste collection cost?")).Outcome);
    }

    [Fact]
    public async Task A_memory_that_cannot_be_opened_leads_to_that_statement_too()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync("Hello");
        await _app.Services.GetRequiredService<GroupCommitWriter>().CommitAsync(
            db => db.Attach(new Conversation
            {
                Id = citizen.Id, Council = CouncilId.Parse("alderbrook"), CitizenId = "", StartedAt = default, LastMessageAt = default,
            }).Entity.SealedMemory = [1, 2, 3],
            CancellationToken.None);

        AssertSaysWhoToRing(await citizen.AskAsync("How much does a bulky waste collection cost?"));
        Assert.Contains(_app.Logs.GetSnapshot(), r => r.Level == LogLevel.Error && r.Message.StartsWith("A turn failed for alderbrook", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_without_script_says_who_takes_over()
    {
        using var page = new ChatPage(_app, "alderbrook");
        await page.OpenAsync();

        await page.AskAsync("How much does a bulky waste collection cost?");

        Assert.Contains("Something went wrong on our side", page.Messages[1], StringComparison.Ordinal);
        Assert.Contains("I have passed your enquiry to Waste and recycling", page.Messages[1], StringComparison.Ordinal);
    }

    private static void AssertSaysWhoToRing(BotReply reply)
    {
        Assert.Equal("failed", reply.Outcome);
        Assert.Contains("Your message has been kept", reply.Text, StringComparison.Ordinal);
        Assert.Contains("call Alderbrook District Council on 01632 960100", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Lines are open Monday", reply.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960199", reply.Text, StringComparison.Ordinal);
        Assert.Empty(reply.Sources);
    }
}
