using EnquiryBot.Content;
using EnquiryBot.Intents;
using EnquiryBot.Privacy;

namespace EnquiryBot.Tests.Intents;

/// <summary>Who asks for a person gets one; who asks about people does not.</summary>
public sealed class PersonRequestTests
{
    private static readonly PersonalDataRedactor Redactor = new();

    [Theory]
    [InlineData("I'd like to speak to someone")]
    [InlineData("can i talk to a human")]
    [InlineData("Let me chat to an adviser please")]
    [InlineData("put me through to your team")]
    [InlineData("Could someone from housing call me about my application?")]
    [InlineData("please have a housing officer contact me")]
    [InlineData("I don't want a chatbot")]
    [InlineData("i want a real person")]
    [InlineData("GET ME A HUMAN")]
    [InlineData("Ga i siarad gyda rhywun am y dreth gyngor?")]
    [InlineData("dwi isio siarad efo person")]
    [InlineData("Alla i gael gair gydag ymgynghorydd?")]
    public void A_request_for_a_person_is_recognised(string text) => Assert.True(PersonRequest.IsIn(Redact(text)));

    [Theory]
    [InlineData("are you a real person")]
    [InlineData("ai person go iawn wyt ti")]
    [InlineData("who do I contact about a missed bin")]
    [InlineData("I have no computer, how do I apply for a blue badge?")]
    [InlineData("someone has dumped a fridge in our lane")]
    [InlineData("Can I get someone to collect my sofa?")]
    [InlineData("somebody from the council called at the door, was it genuine?")]
    [InlineData("discount for one person")]
    [InlineData("an older person needs help with the bins")]
    [InlineData("gostyngiad i un person yn y tŷ")]
    public void A_question_about_people_is_not_a_request_for_one(string text) => Assert.False(PersonRequest.IsIn(Redact(text)));

    [Fact]
    public void No_phrase_of_the_shipped_catalogue_that_means_something_else_is_taken_for_one()
    {
        var knowledge = HouseFolders.Find(null, null, null).Knowledge;
        var faults = new FaultList();
        var phrases = IntentCatalogue.Load(knowledge, ServiceCatalogue.Load(knowledge, faults), faults).Examples
            .Where(e => e.Intent.Kind != IntentKind.Person).Select(e => e.Text).ToList();

        Assert.NotEmpty(phrases);
        Assert.DoesNotContain(phrases, p => PersonRequest.IsIn(Redact(p)));
    }

    private static RedactedText Redact(string text) => Redactor.Redact(new CitizenText(text)).Text;
}
