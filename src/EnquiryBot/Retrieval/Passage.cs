using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval;

/// <summary>
/// A chunk of a published article as it is searched and quoted: what stands under one heading, rendered for one council
/// with that council's facts. It belongs to exactly one council.
/// </summary>
public sealed record Passage
{
    /// <summary>Unique in the index: council, article, language and place in the article.</summary>
    public required string Id { get; init; }

    /// <summary>The council whose citizens may see it.</summary>
    public required CouncilId Council { get; init; }

    /// <summary>The language it is written in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The article, by its id in the knowledge base.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The article's title.</summary>
    public required string Title { get; init; }

    /// <summary>The article's page on the council's website.</summary>
    public required string Url { get; init; }

    /// <summary>The day an editor last checked the article; null when unknown.</summary>
    public DateOnly? LastChecked { get; init; }

    /// <summary>The last day on which the article may be taken for true unseen; null when unknown.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The LGSL code of the service; null when unknown.</summary>
    public int? Service { get; init; }

    /// <summary>Ids of the interactions that the article helps with.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>Words citizens use that the text does not.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The headings above the text, outermost first; empty for the opening of the article.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>Where the passage stands in its article, from 0.</summary>
    public int Position { get; init; }

    /// <summary>The blocks of plain text (paragraphs, list items, table rows as sentences) in reading order.</summary>
    public required IReadOnlyList<PassageBlock> Blocks { get; init; }

    /// <summary>The plain text of all blocks, one a line.</summary>
    public string Text => string.Join('\n', Blocks.Select(b => b.Text));
}

/// <summary>What kind of block a piece of a passage is.</summary>
public enum BlockKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a bulleted list.</summary>
    ListItem,

    /// <summary>An item of a numbered list, a step.</summary>
    Step,

    /// <summary>A row of a table, worded as "header: cell; header: cell".</summary>
    TableRow,
}

/// <summary>One block of plain text.</summary>
/// <param name="Kind">What it was in the article.</param>
/// <param name="Text">Its plain text, markup removed.</param>
public sealed record PassageBlock(BlockKind Kind, string Text);

/// <summary>A passage found by a search.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The fused score that ranks it; comparable only within one search.</param>
/// <param name="Coverage">How much of the question's meaning-bearing words it covers, 0 to 1, free of the size of the index.</param>
public sealed record RankedPassage(Passage Passage, double Score, double Coverage)
{
    /// <summary>Likeness by character 3- to 5-grams, 0 to 1: finds what is misspelt or inflected.</summary>
    public double CharGram { get; init; }

    /// <summary>How much more alike in meaning it is to the question than the mean of the council's passages, -1 to 1; 0 without vectors.</summary>
    public double Cosine { get; init; }

    /// <summary>How like the question is in words to a phrase that citizens use for the passage's service; 0 without phrases.</summary>
    public double PhraseWords { get; init; }

    /// <summary>The same in meaning, more than the mean of the services; 0 without vectors.</summary>
    public double PhraseMeaning { get; init; }

    /// <summary>How likely the question is about the passage's service, 0 to 1; 0 when nobody said.</summary>
    public double ServicePrior { get; init; }
}
