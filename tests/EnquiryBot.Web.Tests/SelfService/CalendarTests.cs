using System.Net;
using EnquiryBot.Testing;
using EnquiryBot.Web.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.SelfService;

/// <summary>Bin days as a file for a calendar.</summary>
[Collection(JourneyCollection.Name)]
public sealed class CalendarTests(JourneyWorld world)
{
    private const string Address = "/calendar/alderbrook/alder-cross-a.ics";

    [Fact]
    public async Task The_link_in_the_reply_gives_a_calendar_that_may_be_cached()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        var told = await citizen.AskAsync("When is my bin collected at WM1 1AA?");
        var link = (string)told.Activity["channelData"]!["enquirybot"]!["files"]![0]!["url"]!;

        using var response = await world.App.Client().GetAsync(link);
        var file = await response.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("alderbrook-alder-cross-a.ics", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal((true, TimeSpan.FromHours(1)), (response.Headers.CacheControl!.Public, response.Headers.CacheControl.MaxAge));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", file, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261124\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("1AA", link + file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_sent_once_while_it_is_the_same()
    {
        using var first = await world.App.Client().GetAsync(Address);
        using var again = new HttpRequestMessage(HttpMethod.Get, Address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await world.App.Client().SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task It_speaks_the_councils_languages_only()
    {
        Assert.Contains("X-WR-CALNAME:Diwrnodau bin\\, Cyngor Sir Bro Helyg\r\n", await world.App.Client().GetStringAsync("/calendar/brohelyg/trefaes-a.ics?lang=cy"), StringComparison.Ordinal);
        Assert.Contains("X-WR-CALNAME:Bin days\\, Alderbrook District Council\r\n", await world.App.Client().GetStringAsync($"{Address}?lang=cy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/calendar/alderbrook/nowhere.ics")]
    [InlineData("/calendar/westmarch/alder-cross-a.ics")]
    [InlineData("/calendar/nowhere/alder-cross-a.ics")]
    [InlineData("/calendar/alderbrook/..%2Fcouncil.yaml.ics")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var response = await world.App.Client().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task It_is_limited_by_address_as_everything_that_costs_work()
    {
        using var app = new TestApp
        {
            Settings = { ["RateLimits:AddressPerMinute"] = "2" }, ReplaceServices = services => services.AddSingleton<TimeProvider>(ShiftedClock.AtWork()),
        };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await app.Client().GetAsync(Address);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }
}
