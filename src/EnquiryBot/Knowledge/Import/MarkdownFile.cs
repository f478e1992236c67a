using EnquiryBot.Content;
using Markdig;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Reads anybody's Markdown, with front matter like ours, like another system's, or without. It goes by way of HTML, so that
/// headings, links and whatever HTML stands in it come out as from any other page.
/// </summary>
internal static class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadablePageException">Its front matter is not YAML.</exception>
    public static PageText Read(string text, Uri? address)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        var map = end < 0 ? null : Parse(string.Join('\n', lines[1..end]));
        var page = HtmlPage.Read(Markdown.ToHtml(string.Join('\n', lines[(end + 1)..]), Pipeline), address);
        return map is null ? page : page with
        {
            Title = map.Text("title") ?? page.Title,
            Fields = new ArticleFields(
                map.Text("url"), map.Text("language"), map.Number("service"), map.Date("updated"), map.Date("lastChecked"), map.Date("reviewBy"),
                map.Text("owner"), map.Text("contact"), map.Texts("keywords")),
        };
    }

    private static YamlMap Parse(string yaml)
    {
        var faults = new FaultList();
        return YamlMap.Parse(yaml, "", faults)
            ?? throw new UnreadablePageException($"its front matter cannot be read: {faults.All[0].Message}");
    }
}
