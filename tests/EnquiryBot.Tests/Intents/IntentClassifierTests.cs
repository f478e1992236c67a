using EnquiryBot.Intents;
using static EnquiryBot.Tests.Intents.SomePhrases;

namespace EnquiryBot.Tests.Intents;

public sealed class IntentClassifierTests
{
    private readonly IntentClassifier _classifier = new(Model, "v1");

    [Fact]
    public void A_question_about_a_service_names_service_and_interaction()
    {
        var top = _classifier.Predict(Redacted("when is bin day")).Top;

        Assert.Equal(new Intent(IntentKind.Service, "524/find-out", 524, "find-out"), top.Intent);
        Assert.InRange(top.Probability, 0.5, 1);
    }

    [Fact]
    public void Interactions_of_one_service_add_up()
    {
        var prediction = _classifier.Predict(Redacted("bin"));

        Assert.Equal(prediction.Ranked.Where(r => r.Intent.Service == 524).Sum(r => r.Probability), prediction.OfService(524), 1e-12);
        Assert.True(prediction.OfService(524) > prediction.Ranked.First(r => r.Intent.Service == 524).Probability);
    }

    [Fact]
    public void A_text_that_the_service_is_not_for_says_so()
    {
        var prediction = _classifier.Predict(Redacted("who won the cup final"));

        Assert.True(prediction.Rejected);
        Assert.Equal(Intent.OutOfScope, prediction.Top.Intent);
        Assert.InRange(prediction.InScope, 0, 0.5);
    }

    [Theory]
    [InlineData("524/report", IntentKind.Service, "report")]
    [InlineData("smalltalk/greeting", IntentKind.SmallTalk, "greeting")]
    [InlineData("elsewhere/passport", IntentKind.Elsewhere, "passport")]
    [InlineData("person", IntentKind.Person, "person")]
    [InlineData("out_of_scope", IntentKind.OutOfScope, "out_of_scope")]
    public void A_label_reads_back_as_its_intent(string id, IntentKind kind, string name)
    {
        var intent = Intent.Parse(id);

        Assert.Equal((kind, id, name), (intent.Kind, intent.Id, intent.Name));
        Assert.Equal(kind == IntentKind.Service ? 524 : null, intent.Service);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bins")]
    [InlineData("bins/report")]
    [InlineData("524/")]
    [InlineData("-1/report")]
    public void Any_other_label_is_refused(string id) => Assert.Throws<FormatException>(() => Intent.Parse(id));
}
