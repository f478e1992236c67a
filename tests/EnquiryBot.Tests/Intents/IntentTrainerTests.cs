using EnquiryBot.Intents;
using EnquiryBot.Intents.Training;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.ML;
using Microsoft.ML.Data;
using static EnquiryBot.Tests.Intents.SomePhrases;

namespace EnquiryBot.Tests.Intents;

public sealed class IntentTrainerTests
{
    [Theory]
    [InlineData("when will my bin be collected", "524/find-out")]
    [InlineData("the bin lorry missed us", "524/report")]
    [InlineData("paying my council tax", "57/pay")]
    [InlineData("helo there", "smalltalk/greeting")]
    [InlineData("I'd like to SPEAK to a Person!", "person")]
    [InlineData("pryd mae'r bin yn cael ei gasglu?", "524/find-out")]
    [InlineData("hoffwn i dalu'r dreth gyngor", "57/pay")]
    [InlineData("wich bin goes out this weak", "524/find-out")]
    public void A_phrase_like_the_examples_gets_their_label(string text, string label)
    {
        var prediction = Model.Predict(Redacted(text));

        Assert.Equal(label, prediction.Ranked[0].Label);
        Assert.False(prediction.Rejected);
    }

    [Theory]
    [InlineData("who won the horse race")]
    [InlineData("what is the capital of spain")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("\ud83d")]
    [InlineData("ฉันต้องการความช่วยเหลือ")]
    public void What_is_like_no_service_is_rejected(string text) => Assert.True(Model.Predict(Redacted(text)).Rejected);

    [Fact]
    public void Up_to_five_labels_come_back_most_likely_first_and_their_probabilities_add_up_to_one_at_most()
    {
        var ranked = Model.Predict(Redacted("when is the bin emptied")).Ranked;

        Assert.Equal(5, ranked.Count);
        Assert.Equal(ranked.OrderByDescending(r => r.Probability), ranked);
        Assert.InRange(ranked.Sum(r => r.Probability), ranked[0].Probability, 1 + 1e-9);
        Assert.Equal(5, ranked.Select(r => r.Label).Distinct().Count());
    }

    [Fact]
    public void The_same_examples_give_the_same_model()
    {
        var again = IntentTrainer.Train(All, CancellationToken.None);

        Assert.All(All, example => Assert.Equivalent(Model.Predict(example.Text), again.Predict(example.Text)));
    }

    [Fact]
    public void Our_scoring_gives_what_the_prediction_of_ML_NET_gives()
    {
        var features = TextFeatures.Learn(All.Select(e => e.Text));
        string[] labels = [.. All.Select(e => e.Label).Distinct()];
        int[] classes = [.. All.Select(e => Array.IndexOf(labels, e.Label))];
        SparseVector[] rows = [.. All.Select(e => features.Extract(e.Text)), features.Extract("nothing of it xyz"), features.Extract("")];
        int[] anyClass = [.. classes, 0, 0];
        var ours = MaximumEntropyFit.Fit(rows[..^2], classes, labels.Length, features.Count, CancellationToken.None);
        var theirs = MaximumEntropyFit.Train(rows[..^2], classes, labels.Length, features.Count, CancellationToken.None);

        var context = new MLContext(1);
        var scored = theirs.Transform(MaximumEntropyFit.View(context, rows, anyClass, labels.Length, features.Count));
        var expected = scored.GetColumn<float[]>("Score").ToArray();

        Assert.Equal(rows.Length, expected.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var actual = Temperature.Softmax(ours.Score(rows[i]), 1);
            Assert.All(expected[i].Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }

    [Fact]
    public void Many_threads_get_the_same_answers_as_one()
    {
        var alone = All.Select(e => Model.Predict(e.Text).Ranked[0]).ToArray();
        var together = new RankedLabel[All.Count * 20];

        Parallel.For(0, together.Length, i => together[i] = Model.Predict(All[i % All.Count].Text).Ranked[0]);

        Assert.All(together.Select((r, i) => (r, i)), pair => Assert.Equal(alone[pair.i % All.Count], pair.r));
    }

    [Fact]
    public void A_message_of_ten_thousand_characters_is_classified()
    {
        var text = string.Concat(Enumerable.Repeat("when is my bin collected ", 400));

        Assert.Equal("524/find-out", Model.Predict(Redacted(text)).Ranked[0].Label);
    }

    [Property(MaxTest = 500)]
    public bool Any_text_gets_a_prediction(string? text)
    {
        var prediction = Model.Predict(text ?? "");
        return prediction.Ranked.Count == 5 && prediction.InScope is >= 0 and <= 1 && prediction.Ranked.All(r => r.Probability is >= 0 and <= 1);
    }

    [Fact]
    public void A_single_label_is_refused() =>
        Assert.Throws<ArgumentException>(() => IntentTrainer.Train([new("hello", "a"), new("hi", "a")], CancellationToken.None));

    [Fact]
    public void Two_examples_of_two_labels_are_enough_to_train()
    {
        var model = IntentTrainer.Train([new("bins", "524/find-out"), new("tax", "57/pay")], CancellationToken.None);

        Assert.Equal("57/pay", model.Predict("tax").Ranked[0].Label);
        Assert.False(model.Predict("tax").Rejected);
    }

    [Fact]
    public void Training_stops_when_it_is_cancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() => IntentTrainer.Train(All, new CancellationToken(canceled: true)));
}
