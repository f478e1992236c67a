using System.Text.Json;
using EnquiryBot.Councils;
using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class AnswerEvaluatorTests
{
    [Fact]
    public void An_answer_is_right_when_the_page_the_facts_and_the_silence_are()
    {
        var right = Answered("It costs £38 for up\nto 3 items.", "bulky-waste");

        Assert.True(right.IsRightAnswer);
        Assert.False(right.IsMiss);
        Assert.Empty(right.Faults());
    }

    [Theory]
    [InlineData("It costs £40.", "bulky-waste", "lacks \"£38 for UP to 3 items\"")]
    [InlineData("It costs £38 for up to 3 items, not £24.", "bulky-waste", "says \"£24\"")]
    [InlineData("It costs £38 for up to 3 items.", "garden-waste", "quotes garden-waste instead of bulky-waste")]
    public void An_answer_is_wrong_when_one_of_them_is_not(string text, string article, string why)
    {
        var wrong = Answered(text, article);

        Assert.False(wrong.IsRightAnswer);
        Assert.Contains(why, wrong.Faults());
    }

    [Fact]
    public void An_answer_to_what_cannot_be_answered_is_wrong_whatever_it_says()
    {
        var judged = Answered("It costs £38 for up to 3 items.", "bulky-waste") with { Row = Row("unanswered", "suggested") };

        Assert.False(judged.HasRightOutcome);
        Assert.False(judged.IsRightAnswer);
    }

    [Fact]
    public void Only_an_answer_is_judged_as_one()
    {
        var suggested = Answered("", "bulky-waste") with { Outcome = "suggested", Cited = [] };

        Assert.Null(suggested.IsRightAnswer);
        Assert.True(suggested.IsMiss);
        Assert.Equal(["suggested instead of answered"], suggested.Faults());
    }

    [Theory]
    [InlineData("Westmarch County Council looks after roads.", true)]
    [InlineData("HM Passport Office does that.", false)]
    public void A_signpost_is_right_only_when_it_points_where_the_row_says(string text, bool isRight)
    {
        var judged = Answered(text, "") with { Row = Row("signposted") with { Articles = [], Contains = ["Westmarch"] }, Outcome = "signposted", Cited = [] };

        Assert.Equal(isRight, judged.IsRight);
        Assert.NotEqual(isRight, judged.IsMiss);
        Assert.Null(judged.IsRightAnswer);
    }

    [Fact]
    public void A_hit_counts_what_is_cited_and_then_what_was_found()
    {
        var third = Answered("", "a") with { Ranked = ["a", "b", "bulky-waste"] };
        var fourth = third with { Ranked = ["a", "b", "c", "bulky-waste"] };

        Assert.False(third.HitAt(1));
        Assert.True(third.HitAt(3));
        Assert.False(fourth.HitAt(3));
        Assert.Null((third with { Row = third.Row with { Articles = [] } }).HitAt(3));
    }

    [Fact]
    public void The_figures_are_shares_of_the_rows_that_they_are_about()
    {
        var right = Answered("It costs £38 for up to 3 items.", "bulky-waste");
        var wrong = Answered("It costs £40.", "bulky-waste");
        var missed = right with { Outcome = "unanswered", Cited = [], Ranked = ["a", "bulky-waste"] };
        var thanks = right with { Row = Row("acknowledged") with { Kind = "colloquial", Articles = [] }, Outcome = "acknowledged", Cited = [], Ranked = [] };

        var report = AnswerReport.Of([right, wrong, missed, thanks]);

        Assert.Equal(
            (4, 0.5, 0.75, 2 / 3.0, 1.0, 0.5, 2 / 3.0),
            (report.Questions, report.Right, report.OutcomeAccuracy, report.ArticleHitAt1, report.ArticleHitAt3, report.RightWhenAnswered, report.Coverage));
        Assert.Equal(["plain", "colloquial"], report.ByKind!.Keys);
        Assert.Equal(["en"], report.ByLanguage!.Keys);
        Assert.Equal(0, report.Risky!.Questions);
        var colloquial = report.ByKind["colloquial"];
        Assert.Equal((1, 1.0, null, null, null, null),
            (colloquial.Questions, colloquial.OutcomeAccuracy, colloquial.ArticleHitAt1, colloquial.ArticleHitAt3, colloquial.RightWhenAnswered, colloquial.Coverage));
    }

    [Fact]
    public void Without_rows_every_figure_is_null_and_has_its_name()
    {
        Assert.Equal(
            """{"questions":0,"right":null,"outcomeAccuracy":null,"articleHitAt1":null,"articleHitAt3":null,"rightWhenAnswered":null,"coverage":null,"byKind":{},"byLanguage":{},"risky":{"questions":0,"right":null,"outcomeAccuracy":null,"articleHitAt1":null,"articleHitAt3":null,"rightWhenAnswered":null,"coverage":null},"curve":[],"twins":[]}""",
            JsonSerializer.Serialize(AnswerReport.Of([])));
    }

    private static JudgedAnswer Answered(string text, string article) =>
        new() { Row = Row("answered"), Outcome = "answered", Text = text, Cited = [article], Ranked = [article] };

    private static GoldenRow Row(params string[] outcome) => new()
    {
        Id = "plain-1",
        Council = CouncilId.Parse("alderbrook"),
        Language = LanguageTag.English,
        Kind = "plain",
        Text = "what is it for a wardrobe",
        Outcome = outcome,
        Articles = ["bulky-waste"],
        Contains = ["£38 for UP to 3 items"],
        Excludes = ["£24"],
        Split = GoldenSplit.Tuning,
    };
}
