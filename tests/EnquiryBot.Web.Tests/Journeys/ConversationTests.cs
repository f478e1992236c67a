using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>What a citizen may lead a conversation to.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ConversationTests(JourneyWorld world)
{
    [Fact]
    public async Task A_follow_up_carries_the_topic_of_the_turn_before()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync("How much is a resident parking permit?");

        var reply = await citizen.AskAsync("and for a second car?");

        Assert.Equal("answered", reply.Outcome);
        Assert.Contains("£85", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_before_a_question_do_not_hide_that_it_goes_on()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync("How much is a bulky waste collection?");

        var reply = await citizen.AskAsync("Thank you. And how do I cancel it?");

        Assert.Contains("bulky waste", reply.Text + string.Join(' ', reply.Pages), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_questions_about_two_services_are_not_half_answered()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("What does a bulky waste collection cost, and when is the register of electors published?");

        Assert.NotEqual("answered", reply.Outcome);
    }

    [Fact]
    public async Task A_question_that_means_two_services_is_asked_back_and_the_choice_is_taken_up()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var asked = await citizen.AskAsync("council tax");
        Assert.Equal("clarified", asked.Outcome);
        Assert.InRange(asked.Choices.Count, 2, 3);
        var chosen = await citizen.AskAsync(asked.Choices[0]);

        Assert.Contains(chosen.Outcome, new[] { "answered", "suggested", "signposted" });
        Assert.Empty(chosen.Choices);
    }

    [Fact]
    public async Task Nothing_found_is_said_plainly()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("xylophone gazpacho trombone");

        Assert.Equal("unanswered", reply.Outcome);
        Assert.Contains("I will not guess", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passport_is_another_bodys_job()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("How do I renew my passport?");

        Assert.Equal("signposted", reply.Outcome);
        Assert.Contains("HM Passport Office", reply.Text, StringComparison.Ordinal);
        Assert.Contains("https://www.gov.uk/", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pothole_in_a_district_is_the_countys_job_with_its_page()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("There is a big pothole in my road");

        Assert.Equal("signposted", reply.Outcome);
        Assert.Contains("Westmarch County Council", reply.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960300", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["Report a pothole"], reply.Pages);
    }

    [Fact]
    public async Task A_bin_in_the_county_is_the_districts_job_and_both_are_named()
    {
        var citizen = await world.App.BeginAsync("westmarch");

        var reply = await citizen.AskAsync("When is my bin collected?");

        Assert.Equal("signposted", reply.Outcome);
        Assert.Contains("Alderbrook District Council: https://www.alderbrook.example, phone 01632 960100", reply.Text, StringComparison.Ordinal);
        Assert.Contains("Fernleigh Borough Council: https://www.fernleigh.example, phone 01632 960200", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bin_in_the_county_with_a_postcode_is_one_districts_job()
    {
        var citizen = await world.App.BeginAsync("westmarch");

        var reply = await citizen.AskAsync("When is my bin collected at WM6 3AB?");

        Assert.Equal("signposted", reply.Outcome);
        Assert.Contains("Fernleigh Borough Council", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alderbrook", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Welsh_message_gets_a_Welsh_reply_and_an_English_one_switches_back()
    {
        var citizen = await world.App.BeginAsync("brohelyg");

        var welsh = await citizen.AskAsync("Faint mae'n costio i gasglu hen soffa?");
        var english = await citizen.AskAsync("When do I have to apply for a primary school place?");
        var unclear = await citizen.AskAsync("??");

        Assert.Equal(("answered", "cy"), (welsh.Outcome, welsh.Language));
        Assert.Contains("/cy/", (string)welsh.Activity["channelData"]!["enquirybot"]!["sources"]![0]!["url"]!, StringComparison.Ordinal);
        Assert.Equal(("answered", "en"), (english.Outcome, english.Language));
        Assert.Equal("en", unclear.Language);
    }

    [Fact]
    public async Task An_unclear_message_is_answered_in_the_language_of_the_conversation_else_of_the_page()
    {
        var (welsh, page) = (await world.App.BeginAsync("brohelyg"), await world.App.BeginAsync("brohelyg"));
        await welsh.AskAsync("Faint mae'n costio i gasglu hen soffa?");

        Assert.Equal("cy", (await welsh.AskAsync("?", locale: "en")).Language);
        Assert.Equal("cy", (await page.AskAsync("?", locale: "cy-GB")).Language);
    }

    [Fact]
    public async Task A_council_without_Welsh_answers_in_English()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        Assert.Equal("en", (await citizen.AskAsync("Faint mae'n costio i gasglu hen soffa?", locale: "cy")).Language);
    }

    [Fact]
    public async Task An_answer_is_a_whole_activity_for_any_Direct_Line_client()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = (await citizen.AskAsync("How much does a bulky waste collection cost?")).Activity;

        Assert.Equal(("message", "bot", "markdown"), ((string?)reply["type"], (string?)reply["from"]!["role"], (string?)reply["textFormat"]));
        Assert.Contains("[1]: https://www.alderbrook.example/bins/bulky-waste \"Get large items collected\"", (string?)reply["text"], StringComparison.Ordinal);
        Assert.Equal("https://www.alderbrook.example/bins/bulky-waste", (string?)reply["entities"]![0]!["citation"]![0]!["@id"]);
        Assert.Contains("2026", (string?)reply["channelData"]!["enquirybot"]!["sources"]![0]!["lastChecked"], StringComparison.Ordinal);
        Assert.True((int)reply["channelData"]!["webchat:sequence-id"]! > 1);
    }
}
