using EnquiryBot.Helpdesk;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Helpdesk;

public sealed class EscalationPolicyTests
{
    // The rules in their order, written down a second time in the plainest way.
    private static readonly (EscalationReason Reason, Func<EscalationSignals, bool> Holds)[] Rules =
    [
        (EscalationReason.Safeguarding, s => s.Concern is not null),
        (EscalationReason.AskedFor, s => s.AskedForPerson),
        (EscalationReason.Failure, s => s.Failed),
        (EscalationReason.Feedback, s => s.NotHelpful),
        (EscalationReason.Unanswered, s => s.UnansweredInRow > 1),
        (EscalationReason.RiskyService, s => s.IsUnsure && s.ServiceIsRisky),
        (EscalationReason.LowConfidence, s => s.IsUnsure && s.Confidence < s.ServiceThreshold),
    ];

    public static TheoryData<string, EscalationSignals, EscalationReason?> Table => new()
    {
        { "nothing", new(), null },
        { "somebody may be in danger", new() { Concern = "threat" }, EscalationReason.Safeguarding },
        { "asked for", new() { AskedForPerson = true }, EscalationReason.AskedFor },
        { "a part failed", new() { Failed = true }, EscalationReason.Failure },
        { "did not help", new() { NotHelpful = true }, EscalationReason.Feedback },
        { "the first question without an answer", new() { UnansweredInRow = 1, IsUnsure = true }, null },
        { "the second", new() { UnansweredInRow = 2, IsUnsure = true }, EscalationReason.Unanswered },
        { "the third", new() { UnansweredInRow = 3, IsUnsure = true }, EscalationReason.Unanswered },
        { "pages only, where it matters", new() { IsUnsure = true, ServiceIsRisky = true }, EscalationReason.RiskyService },
        { "an answer, where it matters", new() { ServiceIsRisky = true, Confidence = 0.9 }, null },
        { "less sure than the service asks for", new() { IsUnsure = true, Confidence = 0.39, ServiceThreshold = 0.4 }, EscalationReason.LowConfidence },
        { "as sure as the service asks for", new() { IsUnsure = true, Confidence = 0.4, ServiceThreshold = 0.4 }, null },
        { "an answer below the threshold", new() { Confidence = 0.1, ServiceThreshold = 0.4 }, null },
        { "a service without a threshold", new() { IsUnsure = true, Confidence = 0 }, null },
        { "no search", new() { IsUnsure = true, ServiceThreshold = 1 }, null },
    };

    private static Arbitrary<EscalationSignals> Signals => (
        from concern in Gen.Elements(null, null, "threat", "gas")
        from flags in Gen.ArrayOf(Gen.Elements(false, false, true), 5)
        from unanswered in Gen.Choose(0, 4)
        from percent in Gen.ArrayOf(Gen.Choose(0, 100), 2)
        from searched in Gen.Elements(true, false)
        select new EscalationSignals
        {
            Concern = concern,
            AskedForPerson = flags[0],
            Failed = flags[1],
            NotHelpful = flags[2],
            IsUnsure = flags[3],
            ServiceIsRisky = flags[4],
            UnansweredInRow = unanswered,
            Confidence = searched ? percent[0] / 100.0 : null,
            ServiceThreshold = percent[1] / 100.0,
        }).ToArbitrary();

    [Theory]
    [MemberData(nameof(Table))]
    public void A_person_is_brought_in_for_these_reasons_only(string what, EscalationSignals signals, EscalationReason? reason) =>
        Assert.True(reason == EscalationPolicy.Decide(signals)?.Reason, what);

    [Property(MaxTest = 2000)]
    public Property The_first_rule_that_holds_decides() => Prop.ForAll(Signals, signals =>
        EscalationPolicy.Decide(signals)?.Reason == Rules.Where(r => r.Holds(signals)).Select(r => (EscalationReason?)r.Reason).FirstOrDefault());

    [Property(MaxTest = 2000)]
    public Property Danger_always_wins_and_only_danger_is_urgent() => Prop.ForAll(Signals, signals =>
    {
        var decision = EscalationPolicy.Decide(signals);
        return signals.Concern is { } concern
            ? decision == new Escalation(EscalationReason.Safeguarding, TicketPriority.Urgent, concern)
            : decision is null or { Priority: TicketPriority.Normal, Concern: null };
    });

    [Property(MaxTest = 2000)]
    public Property Who_got_an_answer_and_wants_nothing_else_gets_no_person() => Prop.ForAll(Signals, signals =>
        EscalationPolicy.Decide(signals with
        {
            Concern = null, AskedForPerson = false, Failed = false, NotHelpful = false, IsUnsure = false, UnansweredInRow = 0,
        }) is null);
}
