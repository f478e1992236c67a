using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;
using EnquiryBot.Testing;
using static EnquiryBot.Tests.Calendar.SomeHours;

namespace EnquiryBot.Tests.Helpdesk;

/// <summary>What the shipped councils promise at the hours when a promise is easily broken.</summary>
public sealed class HandoverWordingTests
{
    private const int Bins = 524;
    private const int Homelessness = 112;

    private static readonly string Folder = HouseFolders.Find(null, null, null).Knowledge;
    private static readonly IReadOnlyList<CouncilProfile> Councils = CouncilFile.ReadAll(Folder, new FaultList());
    private static readonly PhraseBook Phrases = PhraseBook.Load(Folder, Councils.Select(c => c.Id), new FaultList());

    // Boxing Day is a Saturday in 2026: Monday 28 December is a bank holiday.
    [Theory]
    [InlineData("alderbrook", Bins, "2026-12-28 03:00", "Waste and recycling is closed now and back at 8:30am on Monday 4 January 2027.", "call Alderbrook District Council on 01632 960199")]
    [InlineData("alderbrook", Homelessness, "2026-12-28 03:00", "Housing and homelessness is closed now and back at 8:30am on Monday 4 January 2027.", "call Out-of-hours homelessness team on 01632 960199")]
    [InlineData("westmarch", 266, "2026-12-28 03:00", "Children's services is closed now and back at 9am tomorrow.", "call Emergency Duty Team on 01632 960399")]
    [InlineData("brohelyg", Bins, "2026-12-28 03:00", "Waste and recycling is closed now and back at 10am tomorrow.", "call Out-of-hours team on 029 2018 0199")]
    [InlineData("alderbrook", Bins, "2026-11-23 03:00", "Waste and recycling is closed now and back at 8:30am today.", "call Alderbrook District Council on 01632 960199")]
    [InlineData("alderbrook", Bins, "2026-11-24 17:00", "Waste and recycling is closed now and back at 10am tomorrow.", "call Alderbrook District Council on 01632 960199")]
    public void A_closed_team_says_when_it_is_back_and_whom_to_ring_until_then(string council, int service, string at, string back, string line)
    {
        var text = Said(council, service, LanguageTag.English, at);

        Assert.Contains(back, text, StringComparison.Ordinal);
        Assert.Contains(line, text, StringComparison.Ordinal);
        Assert.Contains("ALD-2345-678", text, StringComparison.Ordinal);
        Assert.Contains("If a life is in danger, call 999", text, StringComparison.Ordinal);
        Assert.DoesNotContain("in the queue", text, StringComparison.Ordinal);
        Assert.DoesNotContain("wait here", text, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Welsh_too()
    {
        var text = Said("brohelyg", Bins, LanguageTag.Welsh, "2026-12-28 03:00");

        Assert.Contains("Mae Gwastraff ac ailgylchu ar gau nawr ac yn ôl am 10am yfory.", text, StringComparison.Ordinal);
        Assert.Contains("ffoniwch Tîm y tu allan i oriau ar 029 2018 0199", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_team_says_the_place_and_no_opening_hour()
    {
        var text = Said("alderbrook", Bins, LanguageTag.English, "2026-11-24 16:59");

        Assert.Contains("You are number 3 in the queue for Waste and recycling. Your reference is ALD-2345-678.", text, StringComparison.Ordinal);
        Assert.Contains("call 01632 960100, or 18001 01632 960100 with Relay UK", text, StringComparison.Ordinal);
        Assert.DoesNotContain("closed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-28 03:00")]
    [InlineData("2026-11-24 11:00")]
    public void Who_may_be_in_danger_is_told_that_the_chat_is_kept_as_urgent_and_promised_nothing(string at)
    {
        var text = Said("alderbrook", Homelessness, LanguageTag.English, at, EscalationReason.Safeguarding);

        Assert.Contains("This chat is also marked as urgent for", text, StringComparison.Ordinal);
        Assert.All(new[] { "queue for", "back at", "read", "seen", "wait here" }, promise => Assert.DoesNotContain(promise, text, StringComparison.Ordinal));
    }

    private static string Said(string council, int service, LanguageTag language, string at, EscalationReason reason = EscalationReason.AskedFor)
    {
        var (profile, now) = (Councils.Single(c => c.Id.Value == council), At(at));
        var queue = profile.QueueFor(service);
        var isOpen = queue.Hours.IsOpen(now);
        var ticket = SomeTicket.Waiting(reason, service);
        return HandoverWording.HandedOver(
            ticket, new QueueOutlook(queue.Name, 3, isOpen, isOpen ? null : queue.Hours.OpensNext(now)), profile, language, Phrases, now);
    }
}
