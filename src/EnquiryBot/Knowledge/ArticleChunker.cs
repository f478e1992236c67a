using EnquiryBot.Retrieval;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Cuts an article at its headings into passages of plain text. What stands before the first heading is a passage of its own.
/// A section of more than about <see cref="LongSection"/> words is cut again between blocks, because a passage that is about
/// several things ranks badly for each of them.
/// </summary>
public static class ArticleChunker
{
    /// <summary>Words after which a section is cut at the next block.</summary>
    public const int LongSection = 120;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>The passages of an article in reading order; none for an empty body.</summary>
    public static IReadOnlyList<Passage> Chunk(Article article)
    {
        var passages = new List<Passage>();
        var path = new List<(int Level, string Text)>();
        var blocks = new List<PassageBlock>();

        void Close()
        {
            if (blocks.Count > 0)
            {
                passages.Add(ToPassage(article, passages.Count, [.. path.Select(h => h.Text)], [.. blocks]));
                blocks.Clear();
            }
        }

        foreach (var block in Parse(article.Body))
        {
            if (block is HeadingBlock heading)
            {
                Close();
                path.RemoveAll(h => h.Level >= heading.Level);
                path.Add((heading.Level, TextOf(heading.Inline)));
                continue;
            }

            if (blocks.Sum(b => Words(b.Text)) >= LongSection)
            {
                Close();
            }

            blocks.AddRange(PlainBlocks(block));
        }

        Close();
        return passages;
    }

    /// <summary>Parses a body; raw HTML stays text.</summary>
    internal static MarkdownDocument Parse(string body) => Markdown.Parse(body, Pipeline);

    /// <summary>The plain text of inline Markdown: links by their text, emphasis without its marks.</summary>
    internal static string TextOf(ContainerInline? inlines)
    {
        if (inlines is null)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        foreach (var inline in inlines.Descendants())
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                AutolinkInline link => text.Append(link.Url),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    /// <summary>A block as blocks of plain text, each with the line of the body, counted from 0, where it begins.</summary>
    internal static IEnumerable<(PassageBlock Block, int Line)> PlainBlocksWithLines(Block block) => block switch
    {
        ParagraphBlock paragraph => [(new(BlockKind.Paragraph, TextOf(paragraph.Inline)), paragraph.Line)],
        ListBlock list => list.OfType<ListItemBlock>().SelectMany(item => Item(item, list.IsOrdered)),
        Table table => Rows(table),
        QuoteBlock quote => quote.SelectMany(PlainBlocksWithLines),
        LeafBlock { Lines.Count: > 0 } leaf => [(new(BlockKind.Paragraph, leaf.Lines.ToString().Trim()), leaf.Line)],
        _ => [],
    };

    private static IEnumerable<PassageBlock> PlainBlocks(Block block) =>
        PlainBlocksWithLines(block).Select(b => b.Block).Where(b => b.Text.Length > 0);

    // An item's own paragraphs are one block; a list inside it follows as items of its own.
    private static IEnumerable<(PassageBlock Block, int Line)> Item(ListItemBlock item, bool ordered)
    {
        var text = string.Join(' ', item.OfType<ParagraphBlock>().Select(p => TextOf(p.Inline)));
        yield return (new PassageBlock(ordered ? BlockKind.Step : BlockKind.ListItem, text), item.Line);
        foreach (var inner in item.Where(b => b is not ParagraphBlock).SelectMany(PlainBlocksWithLines))
        {
            yield return inner;
        }
    }

    private static IEnumerable<(PassageBlock Block, int Line)> Rows(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var headers = rows.Find(r => r.IsHeader)?.OfType<TableCell>().Select(CellText).ToList() ?? [];
        foreach (var row in rows.Where(r => !r.IsHeader))
        {
            var cells = row.OfType<TableCell>().Select(CellText)
                .Select((cell, i) => i < headers.Count && headers[i].Length > 0 ? $"{headers[i]}: {cell}" : cell)
                .Where(cell => cell.Length > 0);
            yield return (new PassageBlock(BlockKind.TableRow, string.Join("; ", cells)), row.Line);
        }
    }

    private static string CellText(TableCell cell) => string.Join(' ', cell.OfType<ParagraphBlock>().Select(p => TextOf(p.Inline)));

    private static int Words(string text) => text.Count(c => c == ' ') + 1;

    private static Passage ToPassage(Article article, int position, IReadOnlyList<string> headings, IReadOnlyList<PassageBlock> blocks) => new()
    {
        Id = $"{article.Council}/{article.Id}/{article.Language}#{position}",
        Council = article.Council,
        Language = article.Language,
        ArticleId = article.Id,
        Title = article.Title,
        Url = article.Url,
        LastChecked = article.LastChecked,
        Service = article.Service,
        Interactions = article.Interactions,
        Keywords = article.Keywords,
        HeadingPath = headings,
        Position = position,
        Blocks = blocks,
    };
}
