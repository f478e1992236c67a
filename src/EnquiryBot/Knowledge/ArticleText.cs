using System.Text;
using EnquiryBot.Retrieval;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnquiryBot.Knowledge;

/// <summary>Turns the Markdown of an article into plain text, by way of its syntax tree. Nothing here writes HTML.</summary>
internal static class ArticleText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    /// <summary>Parses a body. Lines of the tree are those of the body, counted from 0.</summary>
    public static MarkdownDocument Parse(string body) => Markdown.Parse(body, Pipeline);

    /// <summary>The plain text of inline Markdown: links and pictures by their text, emphasis without its marks, HTML as it stands.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                AutolinkInline link => text.Append(link.Url),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                HtmlInline html => text.Append(html.Tag),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    /// <summary>A block as blocks of plain text in reading order, each with its line of the body, counted from 0; those without text are left out.</summary>
    public static IEnumerable<(PassageBlock Block, int Line)> Blocks(Block block) => AllBlocks(block).Where(b => b.Block.Text.Length > 0);

    /// <summary>The words of a text: what white space parts.</summary>
    public static int Words(string text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1])))
            {
                words++;
            }
        }

        return words;
    }

    private static IEnumerable<(PassageBlock Block, int Line)> AllBlocks(Block block) => block switch
    {
        ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => Item(item, list.IsOrdered ? BlockKind.Step : BlockKind.ListItem)),
        Table table => Rows(table),
        QuoteBlock quote => quote.SelectMany(AllBlocks),
        LeafBlock { Inline: not null } leaf => [(new(BlockKind.Paragraph, Of(leaf.Inline)), leaf.Line)],
        LeafBlock { Lines.Count: > 0 } leaf => [(new(BlockKind.Paragraph, leaf.Lines.ToString().Trim()), leaf.Line)],
        _ => [],
    };

    // The paragraphs that an item begins with are one block; what comes after, a list inside it say, follows where it stands.
    private static IEnumerable<(PassageBlock Block, int Line)> Item(ListItemBlock item, BlockKind kind)
    {
        var opening = item.TakeWhile(b => b is ParagraphBlock).Cast<ParagraphBlock>().ToList();
        var rest = item.Skip(opening.Count).SelectMany(AllBlocks);
        return rest
            .Select(b => b.Block.Kind == BlockKind.Paragraph ? (b.Block with { Kind = kind }, b.Line) : b)
            .Prepend((new PassageBlock(kind, string.Join(' ', opening.Select(p => Of(p.Inline)))), item.Line));
    }

    private static IEnumerable<(PassageBlock Block, int Line)> Rows(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var headers = rows.Find(r => r.IsHeader)?.OfType<TableCell>().Select(Cell).ToList() ?? [];
        foreach (var row in rows.Where(r => !r.IsHeader))
        {
            var cells = row.OfType<TableCell>().Select(Cell)
                .Select((cell, i) => cell.Length > 0 && headers.ElementAtOrDefault(i) is { Length: > 0 } header ? $"{header}: {cell}" : cell)
                .Where(cell => cell.Length > 0);
            yield return (new PassageBlock(BlockKind.TableRow, string.Join("; ", cells)), row.Line);
        }
    }

    private static string Cell(TableCell cell) => string.Join(' ', cell.SelectMany(AllBlocks).Select(b => b.Block.Text));
}
