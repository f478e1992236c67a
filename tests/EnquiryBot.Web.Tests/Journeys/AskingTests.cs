using EnquiryBot.Testing;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>A citizen asks, over HTTP as the widget does.</summary>
[Collection(JourneyCollection.Name)]
public sealed class AskingTests(JourneyWorld world)
{
    [Fact]
    public async Task A_question_is_answered_from_the_councils_own_page()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var reply = await citizen.AskAsync("They missed my bin, how do I tell you?");

        Assert.Equal("answered", reply.Outcome);
        Assert.Equal(["Report a missed bin"], reply.Sources);
        Assert.Contains("01632 960120", reply.Text, StringComparison.Ordinal);
    }
}
