using System.Text;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Conversation = EnquiryBot.Conversations.Conversation;

namespace EnquiryBot.Web.Tests.Helpdesk;

/// <summary>How a citizen who left can be reached: kept sealed, for the adviser, as long as the conversation.</summary>
public sealed class ContactTests : IAsyncLifetime
{
    private static readonly CouncilId Alderbrook = CouncilId.Parse("alderbrook");
    private static readonly ContactDetails Jamal = new("Jamal Okonkwo", "jamal.okonkwo77@mailbox.example", "07700 900461");

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private TestApp _app = null!;

    private Desk Desk { get; set; } = null!;

    private CitizenContacts Contacts => _app.Services.GetRequiredService<CitizenContacts>();

    public Task InitializeAsync()
    {
        _app = Desk.NewApp(_clock);
        _app.Settings["Logging:LogLevel:Default"] = "Trace";
        _app.Settings["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace";
        Desk = new Desk(_app);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task What_reaches_nobody_is_refused_with_the_field_that_is_wrong()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        (ContactDetails Given, ContactFaults Faults)[] wrong =
        [
            (new("Jamal", null, " "), new(PhraseKey.ContactNeeded, null, null)),
            (new(null, "jamal", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, "jamal@mailbox", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, "jamal @mailbox.example", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, "a@mailbox.example\r\nBcc: b@mailbox.example", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, "Jamal <jamal@mailbox.example>", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, new string('x', 250) + "@mailbox.example", null), new(PhraseKey.ContactEmail, null, null)),
            (new(null, null, "12345"), new(null, PhraseKey.ContactPhone, null)),
            (new(null, null, "call me on 07700 900461"), new(null, PhraseKey.ContactPhone, null)),
            (new(new string('x', 101), "jamal", "1"), new(PhraseKey.ContactEmail, PhraseKey.ContactPhone, PhraseKey.ContactName)),
        ];

        foreach (var (given, faults) in wrong)
        {
            Assert.Equal(faults, await Contacts.KeepAsync(citizen.Id, Alderbrook, given, CancellationToken.None));
        }

        Assert.Null((await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Contact);
        Assert.False((await StatusAsync(citizen)).HasContact);
    }

    [Theory]
    [InlineData("jo@mailbox.example", null)]
    [InlineData(null, "+44 (0)7700 900-461")]
    [InlineData("o'neill+bins@sub.mailbox.example", "029 2018 0100")]
    public async Task One_way_is_enough(string? email, string? phone)
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        Assert.Null(await Contacts.KeepAsync(citizen.Id, Alderbrook, new ContactDetails(" ", email, phone), CancellationToken.None));

        var detail = await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None);
        Assert.Equal(new ContactDetails(null, email, phone), detail!.Contact);
        Assert.True((await StatusAsync(citizen)).HasContact);
        Assert.Single(detail.History, e => e is { Action: "contact.given", Actor: "citizen", Detail: "{}" });
    }

    [Fact]
    public async Task Neither_database_nor_log_holds_a_word_of_it()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();

        Assert.Null(await Contacts.KeepAsync(citizen.Id, Alderbrook, Jamal, CancellationToken.None));
        Assert.Equal(Jamal, (await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Contact);

        var files = Directory.EnumerateFiles(_app.DataFolder, "enquirybot.db*").Select(ReadShared).ToList();
        var logs = _app.Logs.GetSnapshot().Select(r => $"{r.Message} {r.Exception} {string.Join(' ', r.StructuredState ?? [])}").ToList();
        Assert.Contains(files, f => f.Contains(ticket.Reference, StringComparison.Ordinal));
        foreach (var word in new[] { "Jamal", "okonkwo", "mailbox.example", "900461" })
        {
            Assert.DoesNotContain(files, f => f.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(logs, l => l.Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Who_does_not_wait_for_a_person_leaves_nothing_behind()
    {
        var citizen = await _app.BeginAsync("alderbrook");
        var (other, ticket) = await Desk.HandOverAsync();

        Assert.Null(await Contacts.KeepAsync(citizen.Id, Alderbrook, Jamal, CancellationToken.None));
        Assert.Null(await Contacts.KeepAsync(other.Id, CouncilId.Parse("fernleigh"), Jamal, CancellationToken.None));

        Assert.Null((await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None))!.Contact);
    }

    [Fact]
    public async Task It_goes_with_the_conversation_and_the_ticket_stays_for_the_reports()
    {
        var (citizen, ticket) = await Desk.HandOverAsync();
        await Contacts.KeepAsync(citizen.Id, Alderbrook, Jamal, CancellationToken.None);

        _clock.Advance(TimeSpan.FromDays(31));
        await SweepAsync();
        var whileHeld = await CountAsync();
        await Desk.Service.CloseAsync(ticket.Id, CloseReason.NoReply, Desk.Sam, CancellationToken.None);
        await SweepAsync();
        var afterClose = await CountAsync();
        _clock.Advance(TimeSpan.FromDays(31));
        await Eventually.SeeAsync(async () => await CountAsync() == (0, 0) ? "" : null, "the sweeper, which the clock woke");

        Assert.Equal(((1, 1), (1, 1)), (whileHeld, afterClose));
        Assert.Equal((TicketState.Closed, ticket.Reference), ((await Desk.NowAsync(ticket)).State, (await Desk.NowAsync(ticket)).Reference));
        var detail = await Desk.Reader.FindAsync(ticket.Id, Desk.Sam, CancellationToken.None);
        Assert.Equal((null, null), (detail!.Tried, detail.Contact));
        Assert.NotEmpty(detail.History);
    }

    private Task SweepAsync() => _app.Services.GetRequiredService<RetentionSweeper>().SweepAsync(CancellationToken.None);

    private Task<(int Conversations, int Papers)> CountAsync() =>
        Desk.ReadAsync(async db => (await db.Set<Conversation>().CountAsync(), await db.Set<TicketPapers>().CountAsync()));

    private Task<HandoverStatus> StatusAsync(ConversationDriver citizen) =>
        Desk.Citizens.StatusAsync(citizen.Id, Alderbrook, LanguageTag.English, CancellationToken.None);

    private static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
