using EnquiryBot.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EnquiryBot.Web.Tests.Browser;

/// <summary>The questions that councils get most, each asked in the widget and on the page without script.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CommonestQuestionsTests(BrowserWorld world)
{
    /// <summary>Council, language, question, article that answers it, fact that the answer must show.</summary>
    public static readonly TheoryData<string, string, string, string, string> Questions = new()
    {
        { "alderbrook", "en", "what day do my bins go out in alder cross", "bin-collection-days", "Tuesday" },
        { "alderbrook", "en", "My rubbish wasn't taken this morning, can you send them back?", "missed-bin", "3 working days" },
        { "fernleigh", "en", "how much to have a sofa taken away", "bulky-waste", "£24" },
        { "alderbrook", "en", "how much is a brown bin for the year?", "garden-waste", "£52" },
        { "fernleigh", "en", "Which day of the month is my council tax instalment due?", "pay-council-tax", "5th" },
        { "brohelyg", "en", "I live alone, do I get anything off my council tax?", "single-person-discount", "25%" },
        { "fernleigh", "en", "price of a resident parking permit for one car please", "parking-permit", "£62" },
        { "westmarch", "en", "there's a dangerous pothole outside my house who do I ring", "report-pothole", "01632 960340" },
        { "westmarch", "en", "when do I have to apply for a reception place by", "primary-school-place", "15 January 2027" },
        { "westmarch", "en", "what times is the tip open in winter", "recycling-centres", "9am to 4pm" },
        { "brohelyg", "cy", "pryd mae'r biniau'n cael eu casglu yn Llanhelyg?", "bin-collection-days", "dydd Llun" },
        { "brohelyg", "cy", "Faint mae'n gostio i gael gwared ar hen soffa?", "bulky-waste", "£27" },
        { "brohelyg", "cy", "dwi'n byw ar ben fy hun, ga i rywbeth oddi ar y dreth gyngor?", "single-person-discount", "25%" },
        { "brohelyg", "cy", "Faint yw trwydded barcio i un car am flwyddyn?", "parking-permit", "£42" },
        { "brohelyg", "cy", "newydd gael babi, faint o amser sydd gen i i'w gofrestru?", "register-birth", "42 diwrnod" },
    };

    [NeedsChromiumTheory, MemberData(nameof(Questions))]
    public async Task Is_answered_in_the_widget_with_its_source(string council, string language, string question, string article, string fact)
    {
        await using var citizen = await world.VisitAsync($"/{council}?lang={language}");
        await citizen.OpenAsync();

        var reply = await citizen.AskAsync(question);

        await Expect(reply.Locator(".links a")).ToHaveTextAsync([TitleOf(council, language, article)]);
        await Expect(reply.Locator(".body")).ToContainTextAsync(fact);
        await Expect(reply.Locator(".body")).ToHaveAttributeAsync("lang", language);
        Assert.Empty(citizen.Faults);
    }

    [NeedsChromiumTheory, MemberData(nameof(Questions))]
    public async Task Is_answered_without_script_with_its_source(string council, string language, string question, string article, string fact)
    {
        await using var citizen = await world.VisitAsync($"/chat/{council}?lang={language}", hasScript: false);
        await citizen.Page.GetByRole(AriaRole.Textbox).FillAsync(question);

        await citizen.Page.Locator("button[type=submit]").First.ClickAsync();

        var reply = citizen.Page.Locator("#latest");
        await Expect(reply.Locator(".eb-chat__sources a")).ToHaveTextAsync([TitleOf(council, language, article)]);
        await Expect(reply).ToContainTextAsync(fact);
    }

    // From the file itself, so that a better title needs no change here.
    private string TitleOf(string council, string language, string article)
    {
        var name = language == "en" ? $"{article}.md" : $"{article}.{language}.md";
        string[] places = [Path.Combine(council, "articles", name), Path.Combine("shared", name)];
        var file = places.Select(p => Path.Combine(world.App.KnowledgeFolder, p)).First(File.Exists);
        return File.ReadLines(file).First(l => l.StartsWith("title: ", StringComparison.Ordinal))["title: ".Length..].Trim('"', '\'');
    }
}
