using EnquiryBot.Retrieval;
using Markdig.Syntax;

namespace EnquiryBot.Knowledge;

/// <summary>
/// Cuts an article at its headings into passages of plain text. What stands before the first heading is a passage of its own.
/// A section of more than about <see cref="LongSection"/> words is cut again between blocks, because a passage that is about
/// several things ranks badly for each of them.
/// </summary>
public static class ArticleChunker
{
    /// <summary>Words after which a section is cut at the next paragraph, list or table.</summary>
    public const int LongSection = 80;

    /// <summary>The passages of an article in reading order; none for an empty body.</summary>
    public static IReadOnlyList<Passage> Chunk(Article article)
    {
        var passages = new List<Passage>();
        var path = new List<(int Level, string Text, string? Anchor)>();
        var blocks = new List<PassageBlock>();

        void Close()
        {
            if (blocks.Count > 0)
            {
                passages.Add(ToPassage(article, passages.Count, [.. path.Select(h => h.Text)], [.. blocks], path.LastOrDefault().Anchor));
                blocks.Clear();
            }
        }

        foreach (var block in ArticleText.Parse(article.Body))
        {
            if (block is HeadingBlock heading)
            {
                Close();
                path.RemoveAll(h => h.Level >= heading.Level);
                var (text, anchor) = HeadingAnchor.Split(ArticleText.Of(heading.Inline));
                path.Add((heading.Level, text, anchor));
                continue;
            }

            if (MayCutAfter(blocks))
            {
                Close();
            }

            blocks.AddRange(ArticleText.Blocks(block).Select(b => b.Block));
        }

        Close();
        return passages;
    }

    // A list is never parted from the sentence that leads into it, nor cut in itself: half of it, quoted under no "We do
    // not take:", says the opposite of what the council wrote.
    private static bool MayCutAfter(List<PassageBlock> blocks) =>
        blocks.Sum(b => ArticleText.Words(b.Text)) >= LongSection && !blocks[^1].Text.EndsWith(':');

    private static Passage ToPassage(Article article, int position, IReadOnlyList<string> headings, IReadOnlyList<PassageBlock> blocks, string? anchor) => new()
    {
        Id = $"{article.Council}/{article.Id}/{article.Language}#{position}",
        Council = article.Council,
        Language = article.Language,
        ArticleId = article.Id,
        Title = article.Title,
        Url = anchor is null ? article.Url : $"{article.Url.Split('#')[0]}#{anchor}",
        LastChecked = article.LastChecked,
        ReviewBy = article.ReviewBy,
        Service = article.Service,
        Interactions = article.Interactions,
        Keywords = article.Keywords,
        HeadingPath = headings,
        Position = position,
        Blocks = blocks,
    };
}
