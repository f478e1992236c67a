using System.Net;
using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Insights;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Conversation = EnquiryBot.Conversations.Conversation;

namespace EnquiryBot.Web.Tests.Conversations;

/// <summary>A conversation is deleted when its council's retention time after the last message is over.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private TestApp _app = null!;

    public Task InitializeAsync()
    {
        _app = new TestApp { ReplaceServices = services => services.AddSingleton<TimeProvider>(_clock) };
        // Days pass in a moment: no timer of seconds may run.
        _app.Settings["Knowledge:ReloadSeconds"] = "0";
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task After_the_retention_time_the_conversation_is_gone_and_only_counts_are_left()
    {
        var old = await _app.BeginAsync("alderbrook");
        await old.AskAsync("How much does a bulky waste collection cost? Mail me at jamal@mailbox.example");
        _clock.Advance(TimeSpan.FromDays(2));
        var newer = await _app.BeginAsync("fernleigh");
        await newer.AskAsync("Hello");

        _clock.Advance(TimeSpan.FromDays(28) - TimeSpan.FromMinutes(1));
        var removedBefore = await _app.Services.GetRequiredService<RetentionSweeper>().SweepAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await SeeRemovedAsync();

        Assert.Equal((0, 1), (removedBefore, await CountAsync<Conversation>()));
        Assert.Equal([newer.Id], await ConversationsOfMessagesAsync());
        Assert.Contains(_app.Logs.GetSnapshot(), r => r.Message == "Removed 1 conversations of alderbrook that were kept for 30 days");
        var records = await RecordsAsync();
        Assert.Equal(["answered", "acknowledged"], records.OrderBy(r => r.At).Select(r => r.Outcome));
        var record = records.Single(r => r.Outcome == "answered");
        Assert.Equal(("bulky-waste", "EmailAddress"), (record.Articles, record.PersonalDataMasked));
        Assert.NotEmpty(record.KnowledgeVersion);
        Assert.DoesNotContain("jamal", System.Text.Json.JsonSerializer.Serialize(record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sweeper_runs_by_itself_every_hour_and_what_it_removed_is_404()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        await citizen.AskAsync("Hello");

        _clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromHours(1));
        await SeeRemovedAsync();
        citizen.Client.DefaultRequestHeaders.Authorization = new("Bearer", NewTokenFor(citizen.Id));
        using var gone = await citizen.Client.GetAsync($"/v3/directline/conversations/{citizen.Id}/activities");

        Assert.Equal(0, await CountAsync<Message>());
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_page_without_script_begins_anew_when_its_conversation_was_removed()
    {
        using var page = new ChatPage(_app, "alderbrook");
        await page.OpenAsync();
        await page.AskAsync("Hello");
        _clock.Advance(TimeSpan.FromDays(31));
        await SeeRemovedAsync();

        await page.OpenAsync();
        var afterRemoval = page.Messages.Count;
        await page.AskAsync("They missed my bin, how do I tell you?");

        Assert.Equal((0, 2), (afterRemoval, page.Messages.Count));
    }

    // The one of the start has long expired.
    private string NewTokenFor(string conversationId) => _app.Services.GetRequiredService<DirectLineTokens>()
        .Issue(new DirectLineToken(new ConversationKey("alderbrook", conversationId), "dl_citizen", []));

    // The sweeper wakes by the test's clock and works beside the test.
    private Task SeeRemovedAsync() => Eventually.HoldsAsync(
        () => _app.Logs.GetSnapshot().Any(r => r.Message.StartsWith("Removed 1 conversations of alderbrook", StringComparison.Ordinal)), "the sweeper");

    private async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = Open();
        return await db.Set<T>().CountAsync();
    }

    private async Task<List<string>> ConversationsOfMessagesAsync()
    {
        await using var db = Open();
        return await db.Set<Message>().Select(m => m.ConversationId).Distinct().ToListAsync();
    }

    private async Task<List<TurnRecord>> RecordsAsync()
    {
        await using var db = Open();
        return await db.Set<TurnRecord>().ToListAsync();
    }

    private EnquiryBotDb Open() => _app.Services.GetRequiredService<EnquiryBotStore>()
        .Read(CouncilScope.Of(_app.Services.GetRequiredService<CouncilDirectory>().All.Select(c => c.Id)));
}
