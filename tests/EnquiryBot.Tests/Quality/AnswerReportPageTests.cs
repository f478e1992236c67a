using AngleSharp.Html.Parser;
using EnquiryBot.Councils;
using EnquiryBot.Quality;

namespace EnquiryBot.Tests.Quality;

public sealed class AnswerReportPageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 20, 15, 0, TimeSpan.Zero);

    [Fact]
    public void Every_miss_is_there_with_what_was_asked_got_and_wanted_and_why()
    {
        var miss = Judged("plain-1", "what is it for a wardrobe", "It costs £40.");
        var right = Judged("plain-2", "and a sofa", "It costs £38.");

        var page = new HtmlParser().ParseDocument(AnswerReportPage.Write(AnswerReport.Of([miss, right]), [miss, right], At));

        var only = Assert.Single(page.QuerySelectorAll("article"));
        Assert.Equal("plain-1", only.Id);
        string[] parts = ["what is it for a wardrobe", "answered, from bulky-waste", "It costs £40.", "answered, from bulky-waste; to say £38", "lacks \"£38\""];
        Assert.All(parts, part => Assert.Contains(part, only.TextContent, StringComparison.Ordinal));
        Assert.Equal("Golden set: 50.0 % right", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Twins_have_a_table_with_their_interval()
    {
        var original = Judged("plain-1", "what is it for a wardrobe", "It costs £38.");
        var twin = original with { Row = original.Row with { Id = "misspelt-1", Kind = "misspelt", Twin = "plain-1" } };

        var page = new HtmlParser().ParseDocument(AnswerReportPage.Write(AnswerReport.Of([original, twin]), [original, twin], At));

        var row = page.QuerySelectorAll("tr").Single(r => r.TextContent.StartsWith("misspelt, right", StringComparison.Ordinal));
        Assert.Equal(6, row.Children.Length);
        Assert.Contains(" % to ", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_row_says_is_text_and_never_markup()
    {
        var miss = Judged("plain-1", "<script>alert(1)</script>", "<b>no</b>");

        var page = new HtmlParser().ParseDocument(AnswerReportPage.Write(AnswerReport.Of([miss]), [miss], At));

        Assert.Empty(page.QuerySelectorAll("script, b"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    private static JudgedAnswer Judged(string id, string question, string answer) => new()
    {
        Row = new GoldenRow
        {
            Id = id,
            Council = CouncilId.Parse("alderbrook"),
            Language = LanguageTag.English,
            Kind = "plain",
            Text = question,
            Outcome = ["answered"],
            Articles = ["bulky-waste"],
            Contains = ["£38"],
            Split = GoldenSplit.Tuning,
        },
        Outcome = "answered",
        Text = answer,
        Cited = ["bulky-waste"],
        Ranked = ["bulky-waste"],
    };
}
