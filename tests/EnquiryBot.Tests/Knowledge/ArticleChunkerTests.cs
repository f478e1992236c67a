using EnquiryBot.Knowledge;
using EnquiryBot.Retrieval;
using EnquiryBot.Testing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace EnquiryBot.Tests.Knowledge;

public sealed class ArticleChunkerTests
{
    [Fact]
    public void A_passage_is_what_stands_under_a_heading_and_the_opening_is_one_too()
    {
        var passages = ArticleChunker.Chunk(SomeArticle.Of("Opening.\n\n## Costs\n\nIt is free.\n\n### In flats\n\nAlso free.\n\n## Days\n\nMonday."));

        Assert.Equal(["Opening.", "It is free.", "Also free.", "Monday."], passages.Select(p => p.Text));
        Assert.Equal(["", "Costs", "Costs > In flats", "Days"], passages.Select(p => string.Join(" > ", p.HeadingPath)));
        Assert.Equal(["alderbrook/bins/en#0", "alderbrook/bins/en#1", "alderbrook/bins/en#2", "alderbrook/bins/en#3"], passages.Select(p => p.Id));
        Assert.Equal([0, 1, 2, 3], passages.Select(p => p.Position));
    }

    [Fact]
    public void A_passage_carries_what_search_and_answer_need_of_its_article()
    {
        var article = SomeArticle.Of("Opening.");

        var passage = Assert.Single(ArticleChunker.Chunk(article));

        Assert.Equal(
            (article.Council, article.Language, article.Id, article.Title, article.Url, article.LastChecked, article.Service),
            (passage.Council, passage.Language, passage.ArticleId, passage.Title, passage.Url, passage.LastChecked, passage.Service));
        Assert.Equal((article.Interactions, article.Keywords), (passage.Interactions, passage.Keywords));
    }

    [Theory]
    [InlineData("See [the **bulky** page](article:bulky-waste) or [GOV.UK](https://www.gov.uk).", "See the bulky page or GOV.UK.")]
    [InlineData("Pay *£38* in\nadvance,  \nby `card`.", "Pay £38 in advance, by card.")]
    [InlineData("Bins &amp; boxes &#163;5 \\*each\\*", "Bins & boxes £5 *each*")]
    [InlineData("A <b>bold</b> word", "A <b>bold</b> word")]
    [InlineData("<div>\nBlock\n</div>", "<div>\nBlock\n</div>")]
    [InlineData("![A green bin](bin.png) is green.", "A green bin is green.")]
    [InlineData("Go to <https://www.gov.uk>.", "Go to https://www.gov.uk.")]
    [InlineData("> ### Note\n>\n> Quoted.", "Note\nQuoted.")]
    public void Markup_becomes_plain_text(string markdown, string text) =>
        Assert.Equal(text, Assert.Single(ArticleChunker.Chunk(SomeArticle.Of(markdown))).Text);

    [Fact]
    public void Lists_steps_and_table_rows_are_blocks_of_their_kind()
    {
        var passage = Assert.Single(ArticleChunker.Chunk(SomeArticle.Of(
            "We take:\n\n- beds\n- sofas\n\n1. Book.\n\n   Pay too.\n   - by card\n\n   Then wait.\n2. Put it out.\n\n| Day | Bin | |\n| --- | --- | --- |\n| Monday | green | large |\n| Friday | | |")));

        Assert.Equal(
            [
                new(BlockKind.Paragraph, "We take:"),
                new(BlockKind.ListItem, "beds"),
                new(BlockKind.ListItem, "sofas"),
                new(BlockKind.Step, "Book. Pay too."),
                new(BlockKind.ListItem, "by card"),
                new(BlockKind.Step, "Then wait."),
                new(BlockKind.Step, "Put it out."),
                new(BlockKind.TableRow, "Day: Monday; Bin: green; large"),
                new(BlockKind.TableRow, "Day: Friday"),
            ],
            passage.Blocks);
    }

    [Fact]
    public void A_long_section_is_cut_between_paragraphs()
    {
        var forty = string.Join(' ', Enumerable.Repeat("word", 40));

        var passages = ArticleChunker.Chunk(SomeArticle.Of($"## Days\n\n{string.Join("\n\n", Enumerable.Repeat(forty, 7))}"));

        Assert.Equal([2, 2, 2, 1], passages.Select(p => p.Blocks.Count));
        Assert.All(passages, p => Assert.Equal(["Days"], p.HeadingPath));
    }

    [Fact]
    public void A_list_stays_whole_and_with_the_sentence_that_leads_into_it()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("word", ArticleChunker.LongSection));
        var items = string.Join('\n', Enumerable.Repeat("- three more words", 60));

        var passages = ArticleChunker.Chunk(SomeArticle.Of($"{long_}\n\nWe do not take:\n\n{items}\n\nAfter."));
        var led = ArticleChunker.Chunk(SomeArticle.Of($"{long_} and we do not take:\n\n{items}\n\nAfter."));

        Assert.Equal([1, 61, 1], passages.Select(p => p.Blocks.Count));
        Assert.Equal([61, 1], led.Select(p => p.Blocks.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("## Only a heading")]
    [InlineData("---")]
    public void Nothing_to_say_is_no_passage(string body) => Assert.Empty(ArticleChunker.Chunk(SomeArticle.Of(body)));

    [Property]
    public Property No_text_is_lost_and_order_is_kept() => Prop.ForAll(Bodies, body =>
    {
        var passages = ArticleChunker.Chunk(SomeArticle.Of(body.Markdown));

        Assert.Equal(body.Words, passages.SelectMany(p => p.Blocks).SelectMany(b => b.Text.Split(' ', ':', ';')).Where(w => w.StartsWith('w')));
        Assert.Equal(Enumerable.Range(0, passages.Count), passages.Select(p => p.Position));
        Assert.Distinct(passages.Select(p => p.Id));
        Assert.All(passages, p => Assert.All(p.Blocks, b => Assert.NotEqual("", b.Text)));
    });

    [Property]
    public void Any_text_at_all_can_be_chunked(NonNull<string> body)
    {
        var passages = ArticleChunker.Chunk(SomeArticle.Of(body.Get));

        Assert.All(passages, p => Assert.NotEmpty(p.Blocks));
    }

    // Bodies of numbered words (w0 w1 ...) in every kind of block, so that the words say what came out and in what order.
    private static Arbitrary<Body> Bodies => Gen.ListOf(Gen.Choose(0, 6).Zip(Gen.Choose(1, 90))).Select(parts =>
    {
        var body = new Body();
        foreach (var (kind, length) in parts)
        {
            body.Add(kind, length);
        }

        return body;
    }).ToArbitrary();

    private sealed class Body
    {
        private readonly List<string> _blocks = [];

        public List<string> Words { get; } = [];

        public string Markdown => string.Join("\n\n", _blocks);

        public void Add(int kind, int length) => _blocks.Add(kind switch
        {
            0 => $"## Heading {_blocks.Count}",
            1 => $"### Heading {_blocks.Count}",
            2 => string.Join('\n', Next(length).Select(w => $"- {w}")) + "\n\n<!-- -->",
            3 => string.Join('\n', Next(length).Select((w, i) => $"{i + 1}. {w}")) + "\n\n<!-- -->",
            4 => "| a | b |\n| --- | --- |\n" + string.Join('\n', Enumerable.Range(0, length).Select(_ => $"| {Next(1)[0]} | {Next(1)[0]} |")),
            5 => $"**{Next(1)[0]}** [{string.Join(' ', Next(length))}](article:x):",
            _ => string.Join(' ', Next(length)),
        });

        public override string ToString() => Markdown;

        private List<string> Next(int count)
        {
            var words = Enumerable.Range(Words.Count, count).Select(i => $"w{i}").ToList();
            Words.AddRange(words);
            return words;
        }
    }
}
