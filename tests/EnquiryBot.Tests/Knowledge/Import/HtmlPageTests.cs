using System.Text;
using EnquiryBot.Knowledge;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Testing;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Knowledge.Import;

public sealed class HtmlPageTests
{
    private static readonly Uri Address = new("https://www.alderbrook.example/bins/bulky");

    [Fact]
    public void Only_the_main_content_is_read()
    {
        var page = Read("""
            <html><head><title>Bulky waste | Alderbrook</title></head><body>
            <div class="cookie-banner"><p>We use cookies to make this site better for you.</p></div>
            <header><p>Alderbrook District Council</p></header><nav><a href="/">Home</a></nav>
            <main><div class="breadcrumb">Home / Bins</div><h1>Bulky waste</h1><p>We take away large items for £38.</p>
            <form><label>Was this page useful?</label><input></form><script>alert(1)</script></main>
            <footer><p>All rights reserved</p></footer></body></html>
            """);

        Assert.Equal("Bulky waste", page.Title);
        Assert.Equal("We take away large items for £38.", page.Markdown);
    }

    [Fact]
    public void Without_a_marked_main_part_the_densest_block_is_read()
    {
        var menu = string.Concat(Enumerable.Range(0, 40).Select(i => $"<li><a href='/{i}'>A service of ours</a></li>"));
        var page = Read($"<body><div><ul>{menu}</ul></div><div id=wrap><div class=col><h2>How to book</h2><p>{SomeArticle.Prose}</p></div></div></body>");

        Assert.Equal($"## How to book\n\n{SomeArticle.Prose}", page.Markdown);
    }

    [Fact]
    public void A_form_around_the_whole_page_is_no_form()
    {
        var page = Read($"<body><form id=aspnetForm><div><h1>Bins</h1><p>{SomeArticle.Prose}</p><input value=x></div></form></body>");

        Assert.Equal(SomeArticle.Prose, page.Markdown);
    }

    [Fact]
    public void Headings_lists_and_tables_are_kept()
    {
        var page = Read("""
            <main><h1>Waste</h1><h3 id="fees">Fees</h3><table><tr><th>Item</th><th>Fee</th></tr><tr><td>Sofa</td><td>£38</td></tr></table>
            <h4>What we take</h4><p>We take:</p><ul><li>sofas<ul><li>and chairs</li></ul></li><li>beds</li></ul><ol><li>Book</li><li>Pay</li></ol>
            <h3>Empty</h3></main>
            """);

        Assert.Equal(
            """
            ## Fees {#fees}

            | Item | Fee |
            | --- | --- |
            | Sofa | £38 |

            ### What we take

            We take:

            - sofas

              - and chairs
            - beds

            1. Book
            2. Pay
            """.ReplaceLineEndings("\n"), page.Markdown);
    }

    [Fact]
    public void A_citation_leads_to_the_heading_on_the_page()
    {
        var page = Read($"<main><h1>Waste</h1><p>{SomeArticle.Prose}</p><h2 id='fees'>Fees</h2><p>It costs £38.</p></main>");
        var passages = ArticleChunker.Chunk(SomeArticle.Of(page.Markdown));

        Assert.Equal(["https://www.alderbrook.example/bins", "https://www.alderbrook.example/bins#fees"], passages.Select(p => p.Url));
        Assert.Equal(["Fees"], passages[1].HeadingPath);
    }

    [Fact]
    public void A_cell_over_two_rows_is_said_in_both()
    {
        var page = Read("<main><h1>Fees</h1><table><thead><tr><th>Day</th><th>Item</th><th>Fee</th></tr></thead><tr><td rowspan=2>Monday</td><td>Sofa</td><td>£38</td></tr><tr><td>Bed</td><td>£20</td></tr></table></main>");

        Assert.Equal(["Day: Monday; Item: Sofa; Fee: £38", "Day: Monday; Item: Bed; Fee: £20"], Blocks(page));
    }

    [Fact]
    public void What_the_page_says_of_itself_is_read()
    {
        var page = Read("""<html lang="cy"><head><link rel="canonical" href="/biniau"><meta name="DCTERMS.modified" content="2026-03-02"><title>Biniau - Cyngor</title></head><body><main><p>Rydym yn casglu biniau pob wythnos o'r stryd.</p></main></body></html>""");

        Assert.Equal(new Uri("https://www.alderbrook.example/biniau"), page.Canonical);
        Assert.Equal(new DateOnly(2026, 3, 2), page.Updated);
        Assert.Equal(("cy", "Biniau"), (page.Language, page.Title));
    }

    [Theory]
    [InlineData("<p style='display:none'>secret words here</p>", false)]
    [InlineData("<p hidden>secret words here</p>", false)]
    [InlineData("<p style='color:#fff'>secret words are here</p>", true)]
    [InlineData("<div style='background:#000'><p style='color: rgb(0, 0, 0)'>secret words are here</p></div>", true)]
    [InlineData("<span style='font-size:0'>secret words are here</span>", true)]
    [InlineData("<div style='position:absolute;left:-9999px'>secret words are here</div>", true)]
    public void Hidden_text_is_left_out_and_a_trick_is_named(string html, bool isTrick)
    {
        var page = Read($"<main><h1>Bins</h1><p>We collect bins.</p>{html}</main>");

        Assert.DoesNotContain("secret", page.Markdown, StringComparison.Ordinal);
        Assert.Contains(page.Hidden, t => t.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(isTrick, page.Concealed is not null);
    }

    [Fact]
    public void White_text_on_a_dark_ground_is_no_trick() =>
        Assert.Null(Read("<main><h1>Bins</h1><div style='background-color:#00594f'><p style='color:white'>Ring us when a bin was missed.</p></div></main>").Concealed);

    [Fact]
    public void A_hundred_thousand_boxes_in_each_other_are_refused() =>
        Assert.Throws<UnreadablePageException>(() => Read(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep"));

    [Property]
    public void Any_text_comes_through_Markdown_as_it_was(string[] words)
    {
        var text = string.Join(' ', words.SelectMany(w => (w ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(w => string.Concat(w.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)))).Where(w => w.Length > 0));
        var page = Read($"<main><h1>Title</h1><p>Start</p><p>{System.Net.WebUtility.HtmlEncode(text)}</p></main>");

        Assert.Equal(text.Trim(), string.Join(' ', Blocks(page).Skip(1)).Trim());
    }

    [Theory]
    [InlineData("# not a heading")]
    [InlineData("- not a list")]
    [InlineData("1. not a step")]
    [InlineData("*not* _emphasis_ [not](a-link) <b>not</b> &amp; `code` | pipe")]
    [InlineData("--- ===")]
    [InlineData("> no quote")]
    public void Marks_of_Markdown_in_a_page_are_text(string text)
    {
        var page = Read($"<main><h1>Title</h1><p>{System.Net.WebUtility.HtmlEncode(text)}</p></main>");

        Assert.Equal([text], Blocks(page));
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("windows-1252", "utf-8")]
    [InlineData("windows-1252", null)]
    [InlineData("utf-8", "iso-8859-1")]
    [InlineData("utf-16", null)]
    public void A_pound_sign_is_one_whatever_the_server_says(string real, string? said)
    {
        var encoding = real == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(real);

        Assert.Equal("It costs £38.", PageCharset.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("It costs £38.")], said));
    }

    private static PageText Read(string html) => HtmlPage.Read(html, Address);

    private static IEnumerable<string> Blocks(PageText page) => ArticleChunker.Chunk(SomeArticle.Of(page.Markdown)).SelectMany(p => p.Blocks).Select(b => b.Text);
}
