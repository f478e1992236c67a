using EnquiryBot.Answers;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Answers;

public sealed class AnswerPolicyTests
{
    private static readonly AnswerThresholds Thresholds = new();

    private static readonly AnswerSignals Clear = new(0.8, 0.5, null, 0.9, 12, 1, 0.8, true, [528])
    {
        Lead = 0.6, SignsAgree = 0.8, PhraseMeaning = 0.3, AsksForKind = true,
    };

    [Fact]
    public void Clear_signals_give_an_answer()
    {
        Assert.Equal(AnswerDecision.Answer, AnswerPolicy.Decide(Clear, Thresholds));
    }

    [Fact]
    public void An_answer_without_the_amount_or_day_that_was_asked_for_is_not_given()
    {
        Assert.Equal(AnswerDecision.Suggest, AnswerPolicy.Decide(Clear with { TellsWhatIsAsked = false }, Thresholds with { Answer = Clear.Confidence, AnswerRisky = 1 }));
    }

    [Fact]
    public void Where_nothing_can_be_quoted_pages_are_offered()
    {
        Assert.Equal(AnswerDecision.Suggest, AnswerPolicy.Decide(Clear with { HasAnswer = false }, Thresholds));
    }

    [Fact]
    public void A_word_in_passing_is_no_topic()
    {
        Assert.Equal(AnswerDecision.Suggest, AnswerPolicy.Decide(Clear with { WordsAbout = 0 }, Thresholds));
    }

    [Fact]
    public void Two_services_equally_likely_are_asked_back()
    {
        Assert.Equal(AnswerDecision.AskBack, AnswerPolicy.Decide(Clear with { CloseServices = [528, 530] }, Thresholds));
    }

    [Fact]
    public void A_likely_service_settles_it()
    {
        Assert.Equal(AnswerDecision.Answer, AnswerPolicy.Decide(Clear with { CloseServices = [528, 530], ServiceAgreement = 0.8 }, Thresholds));
    }

    [Fact]
    public void Four_services_are_too_many_to_ask_about()
    {
        Assert.NotEqual(AnswerDecision.AskBack, AnswerPolicy.Decide(Clear with { CloseServices = [1, 2, 3, 4] }, Thresholds));
    }

    [Fact]
    public void Nothing_found_is_nothing()
    {
        Assert.Equal(AnswerDecision.Nothing, AnswerPolicy.Decide(AnswerSignals.None, Thresholds));
    }

    [Fact]
    public void Signs_that_disagree_lower_the_confidence()
    {
        Assert.True((Clear with { SignsAgree = 0.2 }).Confidence < Clear.Confidence);
        Assert.True((Clear with { SignsAgree = 1 }).Confidence > Clear.Confidence);
    }

    [Fact]
    public void Two_questions_at_once_lower_the_confidence()
    {
        Assert.True((Clear with { Questions = 2 }).Confidence < Clear.Confidence);
    }

    [Fact]
    public void Two_questions_at_once_still_get_pages()
    {
        var unsure = Clear with { SignsAgree = 0, Lead = 0, PhraseMeaning = 0 };
        var thresholds = Thresholds with { Suggest = unsure.Confidence };

        Assert.NotEqual(AnswerDecision.Nothing, AnswerPolicy.Decide(unsure with { Questions = 2 }, thresholds));
    }

    [Fact]
    public void Where_a_wrong_answer_could_do_harm_more_is_needed()
    {
        var thresholds = Thresholds with { Answer = Clear.Confidence, AnswerRisky = 1 };

        Assert.Equal(AnswerDecision.Answer, AnswerPolicy.Decide(Clear, thresholds));
        Assert.Equal(AnswerDecision.Suggest, AnswerPolicy.Decide(Clear with { Risky = true }, thresholds));
    }

    [Property]
    public void The_confidence_stays_between_0_and_1_and_grows_with_the_lead(byte lead, byte agreement, byte phrase, bool tells, bool asks)
    {
        var low = Clear with { Lead = lead / 512.0, SignsAgree = agreement / 255.0, PhraseMeaning = (phrase / 127.0) - 1, TellsWhatIsAsked = tells, AsksForKind = asks };
        var high = low with { Lead = low.Lead + 0.5 };

        Assert.InRange(low.Confidence, 0, high.Confidence);
        Assert.InRange(high.Confidence, low.Confidence, 1);
    }
}
