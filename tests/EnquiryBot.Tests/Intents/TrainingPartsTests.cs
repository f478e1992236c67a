using EnquiryBot.Intents;
using EnquiryBot.Intents.Training;

namespace EnquiryBot.Tests.Intents;

public sealed class TrainingPartsTests
{
    [Theory]
    [InlineData("When's my BIN day?", " whens my bin day ")]
    [InlineData("Mae\u2019r t\u0177 yn \u00f4l", " maer ty yn ol ")]
    [InlineData("tax/bins-now", " tax bins now ")]
    [InlineData("my postcode is [postcode]", " my postcode is postcode ")]
    [InlineData("", " ")]
    [InlineData(" !? ", " ")]
    public void Writings_of_one_thing_become_alike(string text, string normalised) =>
        Assert.Equal(normalised, TextNormaliser.Normalise(text));

    [Fact]
    public void Words_weigh_by_how_rare_they_are()
    {
        var features = TextFeatures.Learn(["bin day", "bin tax", "bin"]);

        // (1 + ln 1) * (ln((1 + 3) / (1 + df)) + 1): bin in 3 texts = 1, day in 1 = 1.693; scaled to length 1.
        var vector = features.Extract("bin day");
        var words = vector.Indices.Zip(vector.Values).Where(f => f.First < features.Words.Count)
            .ToDictionary(f => features.Words[f.First], f => f.Second);

        var length = Math.Sqrt(1 + (1.693147 * 1.693147));
        Assert.Equal(1 / length, words["bin"], 1e-5);
        Assert.Equal(1.693147 / length, words["day"], 1e-5);
        Assert.Equal(2, words.Count);
    }

    [Fact]
    public void Words_that_were_never_seen_lower_the_share_that_is_known()
    {
        var features = TextFeatures.Learn(["bin day", "bin tax", "bin"]);

        Assert.Equal(0.5, features.Extract("bin zzz").KnownWords);
        Assert.Equal(1, features.Extract("tax bin").KnownWords);
        Assert.Equal(0, features.Extract("").KnownWords);
    }

    [Fact]
    public void Scores_that_are_twice_too_sure_are_divided_by_two()
    {
        // Of rows scored ln 3 : 0 three in four are right, so a score of 2 ln 3 wants the temperature 2.
        var sure = (float)(2 * Math.Log(3));
        var rows = Enumerable.Range(0, 400).Select(i => (new[] { sure, 0 }, i % 4 == 0 ? 1 : 0)).ToArray();

        Assert.Equal(2, Temperature.Fit(rows), 0.01);
        Assert.Equal(0.75, Temperature.Softmax([sure, 0], 2)[0], 1e-6);
    }

    [Fact]
    public void Without_held_out_rows_scores_are_left_as_they_are() => Assert.Equal(1, Temperature.Fit([]));

    [Fact]
    public void The_rule_rejects_strangers_and_loses_no_right_answer_for_nothing()
    {
        var known = Enumerable.Range(0, 100).Select(i => Row(3 + (i * 0.01f), label: 0));
        var strangers = Enumerable.Range(0, 50).Select(i => Row(0.2f + (i * 0.01f), label: -1));
        HeldOutRow[] rows = [.. known, .. strangers];

        var rule = ScopeRule.Learn(rows, 1, arePlayed: false);

        Assert.All(rows.Where(r => !r.IsInScope), r => Assert.True(rule.Score(r.Evidence(1)) < rule.Threshold));
        Assert.Equal(100, rows.Count(r => r.IsInScope && rule.Score(r.Evidence(1)) >= rule.Threshold));
    }

    [Theory]
    [InlineData(false, 97)]
    [InlineData(true, 99)]
    public void The_rule_gives_up_few_right_answers_where_strangers_are_among_them(bool arePlayed, int kept)
    {
        var known = Enumerable.Range(0, 100).Select(i => Row(1 + (i * 0.1f), label: 0));
        var strangers = Enumerable.Range(0, 100).Select(i => Row(0.51f + (i * 0.01f), label: -1));
        HeldOutRow[] rows = [.. known, .. strangers];

        var rule = ScopeRule.Learn(rows, 1, arePlayed);

        Assert.Equal(kept, rows.Count(r => r.IsInScope && rule.Score(r.Evidence(1)) >= rule.Threshold));
        Assert.InRange(rows.Count(r => !r.IsInScope && rule.Score(r.Evidence(1)) < rule.Threshold), 55, 85);
    }

    [Fact]
    public void Without_anything_out_of_scope_to_learn_from_nothing_is_rejected()
    {
        var rows = Enumerable.Range(0, 100).Select(i => Row(1, label: 0)).ToArray();

        Assert.Equal(0, ScopeRule.Learn(rows, 1, arePlayed: false).Threshold);
    }

    [Fact]
    public void Each_example_is_held_out_at_most_once_and_never_trained_on_meanwhile()
    {
        var folds = Fold.Split(SomePhrases.All, IntentTrainer.OutOfScopeLabel);

        Assert.Equal(2, folds.Count);
        Assert.All(folds, fold => Assert.Empty(fold.Training.Intersect(fold.HeldOut)));
        Assert.All(folds, fold => Assert.Equal(SomePhrases.All.Count, fold.Training.Count + fold.HeldOut.Count));
        Assert.Empty(folds[0].HeldOut.Intersect(folds[1].HeldOut));
    }

    [Fact]
    public void Without_examples_out_of_scope_whole_labels_play_strangers()
    {
        LabelledText[] examples =
        [
            .. from label in Enumerable.Range(0, 10) from n in Enumerable.Range(0, 6) select new LabelledText($"text {label} {n}", $"label {label}"),
        ];

        var folds = Fold.Split(examples, IntentTrainer.OutOfScopeLabel);

        Assert.All(folds, fold => Assert.Equal(2, fold.HeldOut.Select(e => e.Label).Except(fold.Training.Select(e => e.Label)).Count()));
    }

    private static HeldOutRow Row(float strength, int label) =>
        new(new SparseVector([], [], 1, 1), [strength, 0, 0], label, OutOfScopeIndex: -1);
}
