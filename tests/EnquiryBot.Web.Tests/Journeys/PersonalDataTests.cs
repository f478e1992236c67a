using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>Personal data in a message, and the postcode that decides whose job it is.</summary>
[Collection(JourneyCollection.Name)]
public sealed class PersonalDataTests(JourneyWorld world)
{
    [Fact]
    public async Task A_postcode_of_the_neighbours_area_leads_to_the_neighbour()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("When is my bin collected? I live at WM5 2AB, mail jo@mailbox.example");

        Assert.Equal("signposted", reply.Outcome);
        Assert.Contains("Fernleigh Borough Council", reply.Text, StringComparison.Ordinal);
        Assert.Contains("01632 960200", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mailbox", reply.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_of_the_own_area_does_not()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("How much does a bulky waste collection cost? I live at WM2 4QT, mail jo@mailbox.example");

        Assert.Equal("answered", reply.Outcome);
        Assert.Equal(["Get large items collected"], reply.Sources);
        Assert.DoesNotContain("Fernleigh", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_from_nowhere_near_changes_nothing()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("They missed my bin, how do I tell you? I moved here from SW1A 1AA");

        Assert.Equal("answered", reply.Outcome);
    }

    [Theory]
    [InlineData("jo@mailbox.example")]
    [InlineData("07700 900461")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("QQ 12 34 56 C")]
    [InlineData("WM2 4QT")]
    public async Task A_message_of_nothing_but_personal_data_gets_a_reply_that_does_not_repeat_it(string text)
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync(text);

        Assert.NotEqual("failed", reply.Outcome);
        Assert.NotEqual("answered", reply.Outcome);
        Assert.DoesNotContain(text, reply.Activity.ToJsonString(), StringComparison.Ordinal);
    }
}
