using EnquiryBot.Answers;
using EnquiryBot.Content;
using EnquiryBot.Councils;
using EnquiryBot.Helpdesk;
using EnquiryBot.Language;
using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using EnquiryBot.Tests.SelfService;
using EnquiryBot.Turns;
using EnquiryBot.Turns.Steps;

namespace EnquiryBot.Tests.Architecture;

/// <summary>Every outcome has words in every language.</summary>
public sealed class WordingTests
{
    private static readonly string Folder = HouseFolders.Find(null, null, null).Knowledge;
    private static readonly IReadOnlyList<CouncilProfile> Councils = CouncilFile.ReadAll(Folder, new FaultList());
    private static readonly LocalisedText Bins = new(LanguageTag.All.ToDictionary(l => l, l => $"bins in {l}"));
    private static readonly Citation Source = new("a", "A page", "https://www.example.org/a", new DateOnly(2026, 10, 20));
    private static readonly PageSuggestion Page = new(Source, "First line.", 524);

    private static readonly TurnOutcome[] Outcomes =
    [
        new TurnOutcome.Answered(new ComposedAnswer([new AnswerSentence(BlockKind.Paragraph, "Quoted.", "p")], Source)),
        new TurnOutcome.Suggested([Page]),
        new TurnOutcome.Clarified([]),
        new TurnOutcome.Clarified([new RememberedChoice("Bins", 524), new RememberedChoice("Tax", 58)]),
        new TurnOutcome.Signposted(new Signpost.Council([Councils[0]], Bins, Page)),
        new TurnOutcome.Signposted(new Signpost.Council([Councils[0], Councils[1]], Bins, null)),
        new TurnOutcome.PostcodeWanted(),
        new TurnOutcome.Completed(SomeCollections.Next(new DateOnly(2026, 12, 24)), Source),
        new TurnOutcome.PostcodeUnknown(Page),
        new TurnOutcome.Signposted(new Signpost.OutsideArea()),
        new TurnOutcome.Signposted(new Signpost.Area(Councils[0], Page)),
        new TurnOutcome.Signposted(new Signpost.Elsewhere(Bins, Bins, "https://www.gov.uk/")),
        .. PhraseKey.SmallTalk.Select(s => new TurnOutcome.Acknowledged(s)),
        new TurnOutcome.Acknowledged(HoldForAdviser.BackToBot),
        new TurnOutcome.Acknowledged(HoldForAdviser.BackToBotUrgent),
        new TurnOutcome.Unanswered(),
        new TurnOutcome.Declined(),
        new TurnOutcome.Failed("Enquire"),
    ];

    public static TheoryData<EscalationReason, bool> Reasons
    {
        get
        {
            var data = new TheoryData<EscalationReason, bool>();
            foreach (var reason in Enum.GetValues<EscalationReason>())
            {
                data.Add(reason, true);
                data.Add(reason, false);
            }

            return data;
        }
    }

    [Fact]
    public void Every_outcome_has_words_in_every_language_and_nothing_is_left_in_braces()
    {
        var faults = new FaultList();
        var phrases = PhraseBook.Load(Folder, Councils.Select(c => c.Id), faults);
        Assert.Empty(faults.All);
        foreach (var language in LanguageTag.All)
        {
            foreach (var outcome in Outcomes)
            {
                var reply = ReplyComposer.Compose(outcome, Councils[0], language, phrases);

                Assert.False(string.IsNullOrWhiteSpace(reply.Text), outcome.Name);
                Assert.DoesNotContain("{", reply.Text + reply.End, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_hand_over_has_words_for_every_reason_open_and_closed(EscalationReason reason, bool isOpen)
    {
        var phrases = PhraseBook.Load(Folder, [], new FaultList());
        var now = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
        var outlook = new QueueOutlook(Bins, 2, isOpen, isOpen ? null : now.AddHours(20));
        foreach (var language in LanguageTag.All)
        {
            var text = HandoverWording.HandedOver(SomeTicket.Waiting(reason), outlook, Councils[0], language, phrases, now);

            Assert.Contains("ALD-2345-678", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_outcomes_above_are_all_that_there_are()
    {
        var all = typeof(TurnOutcome).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(TurnOutcome)));
        var signposts = typeof(Signpost).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Signpost)));

        Assert.Equal([typeof(TurnOutcome.HandedOver), typeof(TurnOutcome.Held)], all.Except(Outcomes.Select(o => o.GetType())));
        Assert.Empty(signposts.Except(Outcomes.OfType<TurnOutcome.Signposted>().Select(s => s.To.GetType())));
    }

    [Fact]
    public void English_and_Welsh_words_differ()
    {
        var phrases = PhraseBook.Load(Folder, [], new FaultList());

        Assert.All(PhraseKey.All.Where(k => k != PhraseKey.SignpostedCouncilLine), key => Assert.NotEqual(
            phrases.Say(key, Councils[0], LanguageTag.English), phrases.Say(key, Councils[0], LanguageTag.Welsh)));
    }
}
