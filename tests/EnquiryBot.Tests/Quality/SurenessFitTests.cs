using EnquiryBot.Answers;
using EnquiryBot.Councils;
using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class SurenessFitTests
{
    [Fact]
    public void Signs_that_come_with_right_answers_are_learned()
    {
        var model = SurenessFit.Learn(Rows());

        Assert.True(model.Probability(Signals(lead: 2)) > 0.8);
        Assert.True(model.Probability(Signals(lead: 0)) < 0.3);
        Assert.Equal(100, model.Questions);
    }

    [Fact]
    public void No_sign_is_learned_to_speak_against_an_answer()
    {
        var against = Rows().Select(r => r with { WouldBeRight = !r.WouldBeRight }).ToList();

        Assert.All(SurenessFit.Learn(against).Weights.Values, weight => Assert.True(weight >= 0));
    }

    [Fact]
    public void A_row_is_judged_by_a_model_that_saw_neither_it_nor_its_twin()
    {
        // The one pair with two questions is right against all the others: only a model that saw it knows.
        var rows = Rows();
        var row = rows[0] with { Row = Row("odd"), WouldBeRight = true, Signals = Signals(lead: 0) with { SignsAgree = 1 } };
        var twin = row with { Row = Row("odd-cy") with { Twin = "odd" } };
        List<JudgedAnswer> all = [.. rows, row, twin];

        var judged = SurenessFit.CrossValidate(all);

        var seen = SurenessFit.Learn(all).Probability(row.Signals!);
        Assert.Equal(all.Count, judged.Count);
        Assert.All(judged.Where(j => j.Row.Id.StartsWith("odd", StringComparison.Ordinal)), j => Assert.True(j.Confidence < seen));
    }

    [Fact]
    public void Without_an_answer_there_is_nothing_to_learn_from()
    {
        Assert.Throws<ArgumentException>(() => SurenessFit.Learn([.. Rows().Select(r => r with { WouldBeRight = null })]));
    }

    private static List<JudgedAnswer> Rows() =>
    [
        .. Enumerable.Range(0, 100).Select(i => new JudgedAnswer
        {
            Row = Row($"row-{i:000}"), Outcome = "answered", Text = "", Cited = [], Ranked = [],
            Signals = Signals(lead: i % 2 == 0 ? 2 : 0), WouldBeRight = i % 2 == 0,
        }),
    ];

    private static AnswerSignals Signals(double lead) => AnswerSignals.None with { Lead = lead };

    private static GoldenRow Row(string id) => new()
    {
        Id = id, Council = CouncilId.Parse("alderbrook"), Language = LanguageTag.English, Kind = "plain", Text = "bins", Outcome = ["answered"], Articles = [], Split = GoldenSplit.Tuning,
    };
}
