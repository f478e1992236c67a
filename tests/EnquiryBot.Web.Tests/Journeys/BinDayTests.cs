using System.Net;
using System.Text.Json;
using EnquiryBot.Conversations;
using EnquiryBot.Councils;
using EnquiryBot.Data;
using EnquiryBot.Insights;
using EnquiryBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EnquiryBot.Web.Tests.Journeys;

/// <summary>The commonest question of all: when is my bin collected?</summary>
[Collection(JourneyCollection.Name)]
public sealed class BinDayTests(JourneyWorld world)
{
    private const string Question = "When is my bin collected?";

    [Fact]
    public async Task The_postcode_is_asked_for_and_the_next_days_are_told()
    {
        var citizen = await world.App.BeginAsync("alderbrook");

        var asked = await citizen.AskAsync(Question);
        var told = await citizen.AskAsync("WM1 1AA");

        Assert.Equal("clarified", asked.Outcome);
        Assert.Contains("What is your postcode?", asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Choices);
        Assert.Equal("completed", told.Outcome);
        Assert.Contains("- Tomorrow, Tuesday 24 November: black rubbish bin and food waste caddy\n", told.Text, StringComparison.Ordinal);
        Assert.Contains("- Tuesday 1 December: blue recycling bin, glass box and food waste caddy", told.Text, StringComparison.Ordinal);
        Assert.Equal(["Find your bin collection day"], told.Sources);
    }

    [Theory]
    [InlineData("bin day please, my postcode is wm8 1aa", "Friday 27 November")]
    [InlineData("Which bin goes out this week at WM5 1AA?", "Today, Monday 23 November")]
    public async Task With_the_postcode_in_the_question_nothing_is_asked(string question, string day)
    {
        var citizen = await world.App.BeginAsync("fernleigh");

        var told = await citizen.AskAsync(question);

        Assert.Equal("completed", told.Outcome);
        Assert.Contains(day, told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_after_an_answer_about_bins_is_looked_up_though_nobody_asked_for_it()
    {
        var citizen = await world.App.BeginAsync("brohelyg");

        var page = await citizen.AskAsync("How often is the rubbish collected?");
        var told = await citizen.AskAsync("HY1 1AA");

        Assert.Equal("answered", page.Outcome);
        Assert.Equal("completed", told.Outcome);
    }

    [Fact]
    public async Task Later_questions_use_what_was_found_and_the_postcode_is_kept_nowhere_in_the_open()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync(Question);
        await citizen.AskAsync("it's WM1 1AA, thanks");

        var (garden, tomorrow) = (await citizen.AskAsync("and the garden bin?"), await citizen.AskAsync("which bin do I put out tomorrow?"));

        Assert.Equal(("completed", "completed"), (garden.Outcome, tomorrow.Outcome));
        Assert.Contains("Brown garden waste bin (if you pay for it): next on Tuesday 2 March 2027", garden.Text, StringComparison.Ordinal);
        Assert.Contains("Tomorrow, Tuesday 24 November: black rubbish bin", tomorrow.Text, StringComparison.Ordinal);
        var kept = await KeptAsync(citizen, "alderbrook");
        Assert.Contains("alder-cross-a", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("1AA", kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(world.App.Logs.GetSnapshot(), r => r.Message.Contains("1AA", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("no", "answered")]
    [InlineData("I don't know my postcode", "answered")]
    [InlineData("How much does a bulky waste collection cost?", "answered")]
    public async Task Without_a_postcode_the_page_answers_and_it_is_not_asked_for_again(string next, string outcome)
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        Assert.Equal("clarified", (await citizen.AskAsync(Question)).Outcome);

        var (instead, again) = (await citizen.AskAsync(next), await citizen.AskAsync("which bin goes out tomorrow?"));

        Assert.Equal(outcome, instead.Outcome);
        Assert.DoesNotContain("What is your postcode", again.Text, StringComparison.Ordinal);
        Assert.NotEqual("completed", again.Outcome);
        Assert.Equal("completed", (await citizen.AskAsync("and which bin at WM1 1AA?")).Outcome);
    }

    [Fact]
    public async Task A_place_in_the_place_of_a_postcode_is_answered_by_the_page()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync(Question);

        var told = await citizen.AskAsync("Mellbury");

        Assert.Equal("answered", told.Outcome);
        Assert.Contains("Wednesday", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alderbrook", "What day do my bins go out in Mellbury?", "Wednesday")]
    [InlineData("alderbrook", "What time do I have to put my bin out?", "6.30am")]
    [InlineData("brohelyg", "Pa ddiwrnod mae'r biniau yn cael eu gwagio yn Nhrefaes?", "dydd Gwener")]
    public async Task What_the_page_answers_better_is_left_to_it(string council, string question, string fact)
    {
        var citizen = await world.App.BeginAsync(council);

        var told = await citizen.AskAsync(question);

        Assert.Equal("answered", told.Outcome);
        Assert.Contains(fact, told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_of_the_neighbour_leads_to_the_neighbour_and_its_page()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync(Question);

        var told = await citizen.AskAsync("WM6 3AB");

        Assert.Equal("signposted", told.Outcome);
        Assert.Contains("Fernleigh Borough Council", told.Text, StringComparison.Ordinal);
        Assert.Equal(["Check your rubbish and recycling day"], told.Pages);
    }

    [Fact]
    public async Task A_postcode_that_is_not_in_the_list_is_said_plainly_with_the_page_and_the_team()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync(Question);

        var told = await citizen.AskAsync("WM1 9ZZ");

        Assert.Equal("suggested", told.Outcome);
        Assert.Contains("it is not in my list", told.Text, StringComparison.Ordinal);
        Assert.Contains("Waste and recycling on 01632 960100", told.Text, StringComparison.Ordinal);
        Assert.Equal(["Find your bin collection day"], told.Pages);
        Assert.DoesNotContain("9ZZ", told.Activity.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postcode_from_elsewhere_in_the_country_is_said_to_be_so()
    {
        var citizen = await world.App.BeginAsync("brohelyg");
        await citizen.AskAsync(Question);

        var told = await citizen.AskAsync("SW1A 1AA");

        Assert.Equal("signposted", told.Outcome);
        Assert.Contains("not in the area of Bro Helyg County Council", told.Text, StringComparison.Ordinal);
        Assert.Contains("https://www.gov.uk/find-local-council", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_in_Welsh()
    {
        var citizen = await world.App.BeginAsync("brohelyg");

        var asked = await citizen.AskAsync("Pryd mae'r biniau'n cael eu casglu?");
        var told = await citizen.AskAsync("HY5 1AA");

        Assert.Equal(("clarified", "cy"), (asked.Outcome, asked.Language));
        Assert.Contains("Beth yw eich cod post?", asked.Text, StringComparison.Ordinal);
        Assert.Equal(("completed", "cy"), (told.Outcome, told.Language));
        Assert.Contains("- Dydd Gwener 27 Tachwedd: cadi gwastraff bwyd lliw arian, ", told.Text, StringComparison.Ordinal);
        Assert.Equal(["Diwrnodau casglu biniau"], told.Sources);
    }

    [Fact]
    public async Task A_person_can_be_asked_for_in_the_place_of_a_postcode()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync(Question);

        Assert.Equal("handed-over", (await citizen.AskAsync("no, can I speak to a person please")).Outcome);
    }

    [Fact]
    public async Task The_page_without_script_tells_the_same_and_links_the_calendar()
    {
        using var page = new ChatPage(world.App, "alderbrook");
        await page.OpenAsync();
        await page.AskAsync(Question);

        await page.AskAsync("WM1 1AA");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Tomorrow, Tuesday 24 November", page.Messages[^1], StringComparison.Ordinal);
        var link = page.Shown.QuerySelector("#latest a[href^='/calendar/']")!;
        Assert.Equal(("/calendar/alderbrook/alder-cross-a.ics?lang=en", "Add these bin days to your calendar"), (link.GetAttribute("href"), link.TextContent));
    }

    [Fact]
    public async Task The_record_says_what_was_done_and_for_which_service()
    {
        var citizen = await world.App.BeginAsync("alderbrook");
        await citizen.AskAsync("When is my bin collected at WM1 1AA?");

        await using var db = world.App.Services.GetRequiredService<EnquiryBotStore>().Read(CouncilScope.Of(CouncilId.Parse("alderbrook")));
        var record = (await db.Set<TurnRecord>().Where(r => r.Outcome == "completed").ToListAsync())[^1];

        Assert.Equal((524, "bin-collection-days", "Postcode"), (record.Service, record.Articles, record.PersonalDataMasked));
        Assert.Contains("LookUpCollections=", record.Steps, StringComparison.Ordinal);
    }

    // What the conversation remembers, opened as the service opens it.
    private async Task<string> KeptAsync(ConversationDriver citizen, string council)
    {
        var log = world.App.Services.GetRequiredService<ConversationLog>();
        var state = await log.ReadStateAsync(citizen.Id, CouncilId.Parse(council), sequence: 999, CancellationToken.None);
        return state!.Memory ?? JsonSerializer.Serialize(state);
    }
}
