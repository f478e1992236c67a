using System.Text;
using AngleSharp.Dom;

namespace EnquiryBot.Knowledge.Import;

/// <summary>Turns HTML into the Markdown of our own articles: headings, paragraphs, lists, tables and links; nothing else has a meaning of its own.</summary>
/// <param name="address">The page, to make its links whole; null when unknown.</param>
internal sealed class HtmlToMarkdown(Uri? address)
{
    private const int WidestSpan = 20;

    private static readonly HashSet<string> BlockNames = new(
        [
            "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
            "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary",
            "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
        ],
        StringComparer.Ordinal);

    /// <summary>The Markdown of an element's content.</summary>
    public string Convert(IElement element)
    {
        var writer = new MarkdownWriter();
        Walk(element, writer);
        return writer.ToString();
    }

    private void Walk(INode parent, MarkdownWriter writer)
    {
        var inline = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && IsBlock(element))
            {
                Close(inline, writer);
                Block(element, writer);
            }
            else
            {
                Inline(node, inline);
            }
        }

        Close(inline, writer);
    }

    // A link or a span around whole blocks (a card) is one too.
    private static bool IsBlock(IElement element) =>
        BlockNames.Contains(element.LocalName) || (element.ChildElementCount > 0 && element.Children.Any(IsBlock));

    private static void Close(StringBuilder inline, MarkdownWriter writer)
    {
        writer.Paragraph(inline.ToString());
        inline.Clear();
    }

    private void Block(IElement element, MarkdownWriter writer)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var level]:
                writer.Heading(level - '0', InlineOf(element), element.Id ?? element.QuerySelector("[id], a[name]") switch
                {
                    { Id: { Length: > 0 } id } => id,
                    { } anchor => anchor.GetAttribute("name"),
                    null => null,
                });
                break;
            case "summary":
                writer.Heading(6, InlineOf(element), element.ParentElement?.Id);
                break;
            case "ul" or "ol":
                writer.List(element.Children.Where(c => c.LocalName == "li").Select(Item).Where(i => i.Length > 0), element.LocalName == "ol");
                break;
            case "dl":
                Terms(element, writer);
                break;
            case "table":
                Table(element, writer);
                break;
            case "blockquote":
                writer.Add(Convert(element) is { Length: > 0 } quoted ? "> " + quoted.Replace("\n", "\n> ", StringComparison.Ordinal) : "");
                break;
            default:
                Walk(element, writer);
                break;
        }
    }

    private string Item(IElement item)
    {
        var writer = new MarkdownWriter();
        Walk(item, writer);
        // A heading within an item would cut the list: it is its first sentence.
        return string.Join('\n', writer.ToString().Split('\n').Select(l => l.StartsWith('#') ? HeadingAnchor.Split(l).Text.TrimStart('#', ' ') : l));
    }

    private void Terms(IElement list, MarkdownWriter writer)
    {
        var term = "";
        foreach (var part in list.QuerySelectorAll("dt, dd"))
        {
            if (part.LocalName == "dt")
            {
                term = InlineOf(part);
            }
            else if (part.QuerySelector("ul, ol, table, p + p") is null)
            {
                var said = InlineOf(part);
                writer.Paragraph(term.Length == 0 ? said : $"{term.TrimEnd(':', ' ')}: {said}");
                term = "";
            }
            else
            {
                writer.Paragraph(term);
                Walk(part, writer);
                term = "";
            }
        }
    }

    private void Table(IElement table, MarkdownWriter writer)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table && r.Children.Any(c => c.LocalName is "td" or "th")).ToList();
        if (rows.Count == 0 || table.GetAttribute("role") is "presentation" or "none" || rows.All(r => r.ChildElementCount < 2))
        {
            rows.SelectMany(r => r.Children).ToList().ForEach(cell => Walk(cell, writer));
            return;
        }

        if (table.QuerySelector("caption") is { } caption)
        {
            writer.Paragraph(InlineOf(caption));
        }

        var cells = Grid(rows);
        var hasHeader = rows[0].ParentElement?.LocalName == "thead" || rows[0].Children.All(c => c.LocalName == "th");
        writer.Table(hasHeader && cells.Count > 1 ? cells : [.. cells.Prepend([.. cells[0].Select(_ => "")])]);
    }

    // A cell over several rows is said again in each, so that a row is whole by itself.
    private List<IReadOnlyList<string>> Grid(List<IElement> rows)
    {
        var grid = new List<IReadOnlyList<string>>();
        var below = new Dictionary<int, (string Text, int Rows)>();
        foreach (var row in rows)
        {
            var line = new List<string>();
            void TakeFromAbove()
            {
                while (below.TryGetValue(line.Count, out var above) && above.Rows > 0)
                {
                    below[line.Count] = (above.Text, above.Rows - 1);
                    line.Add(above.Text);
                }
            }

            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
            {
                TakeFromAbove();
                var text = InlineOf(cell);
                var (wide, high) = (Span(cell, "colspan"), Span(cell, "rowspan"));
                for (var i = 0; i < wide; i++)
                {
                    below[line.Count] = (i == 0 ? text : "", high - 1);
                    line.Add(i == 0 ? text : "");
                }
            }

            TakeFromAbove();
            grid.Add(line);
        }

        return grid;
    }

    private static int Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), out var span) ? Math.Clamp(span, 1, WidestSpan) : 1;

    private string InlineOf(INode node)
    {
        var inline = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            Inline(child, inline);
        }

        return inline.ToString().Trim();
    }

    private void Inline(INode node, StringBuilder inline)
    {
        switch (node)
        {
            case IText text:
                inline.Append(MarkdownWriter.Escape(text.Data));
                break;
            case IElement { LocalName: "br" }:
                inline.Append(MarkdownWriter.Break);
                break;
            case IElement { LocalName: "a" } link when Target(link) is { } target && InlineOf(link) is { Length: > 0 } shown:
                inline.Append('[').Append(shown.Replace(MarkdownWriter.Break, ' ')).Append("](").Append(target).Append(')');
                break;
            case IElement { LocalName: "img" or "rt" or "rp" }:
                break;
            case IElement element:
                inline.Append(BlockNames.Contains(element.LocalName) ? " " : "").Append(InlineOfKeepingSpace(element)).Append(BlockNames.Contains(element.LocalName) ? " " : "");
                break;
        }
    }

    private StringBuilder InlineOfKeepingSpace(IElement element)
    {
        var inline = new StringBuilder();
        foreach (var child in element.ChildNodes)
        {
            Inline(child, inline);
        }

        return inline;
    }

    private string? Target(IElement link)
    {
        var href = link.GetAttribute("href")?.Trim();
        if (string.IsNullOrEmpty(href) || href.StartsWith('#') || !(Uri.TryCreate(href, UriKind.Absolute, out var uri) || (address is not null && Uri.TryCreate(address, href, out uri))))
        {
            return null;
        }

        return uri.Scheme is "https" or "http" or "mailto" or "tel"
            ? uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;
    }
}
