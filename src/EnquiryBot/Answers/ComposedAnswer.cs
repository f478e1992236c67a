using System.Collections.Frozen;
using EnquiryBot.Councils;
using EnquiryBot.Retrieval;

namespace EnquiryBot.Answers;

/// <summary>Where an answer comes from: the page that a citizen can read it on.</summary>
/// <param name="ArticleId">The article's id in the knowledge base.</param>
/// <param name="Title">The article's title.</param>
/// <param name="Url">The article's page on the council's website.</param>
/// <param name="LastChecked">The day an editor last checked the article; null when unknown.</param>
public sealed record Citation(string ArticleId, string Title, string Url, DateOnly? LastChecked)
{
    /// <summary>The source that a passage belongs to.</summary>
    public static Citation Of(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return new Citation(passage.ArticleId, passage.Title, passage.Url, passage.LastChecked);
    }
}

/// <summary>One quoted sentence, list item, step or row.</summary>
/// <param name="Kind">How it stands on the page and should be shown.</param>
/// <param name="Text">The words of the page, unchanged.</param>
/// <param name="PassageId">The passage that they stand in.</param>
public sealed record AnswerSentence(BlockKind Kind, string Text, string PassageId);

/// <summary>An answer made of the page's own sentences in reading order, with its source.</summary>
/// <param name="Sentences">The quotes; empty when there is no answer.</param>
/// <param name="Source">The one article that all quotes stand in; null when there is no answer.</param>
public sealed record ComposedAnswer(IReadOnlyList<AnswerSentence> Sentences, Citation? Source)
{
    /// <summary>No answer.</summary>
    public static ComposedAnswer None { get; } = new([], null);

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => Sentences.Count == 0;

    /// <summary>The quotes as plain text, one a line.</summary>
    public string Text => string.Join('\n', Sentences.Select(s => s.Text));
}

/// <summary>A page that may help, with its first words.</summary>
/// <param name="Source">The page.</param>
/// <param name="FirstLine">The first sentence of the article; empty when it has none.</param>
/// <param name="Service">The LGSL code of its service; null when unknown.</param>
public sealed record PageSuggestion(Citation Source, string FirstLine, int? Service)
{
    /// <summary>The suggestion of an article that a search found.</summary>
    public static PageSuggestion Of(RankedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Of(article.Passages.Count > 0 ? article.Passages[0].Passage : article.Best.Passage);
    }

    /// <summary>The suggestion of the article that begins with a passage.</summary>
    public static PageSuggestion Of(Passage opening)
    {
        ArgumentNullException.ThrowIfNull(opening);
        var units = PassageView.Of(opening).Units;
        return new PageSuggestion(Citation.Of(opening), units.Length > 0 ? units[0].Text : "", opening.Service);
    }
}

/// <summary>A question to the council's own pages.</summary>
/// <param name="Council">The council whose pages answer.</param>
/// <param name="Language">The language of pages and answer.</param>
/// <param name="Text">The question.</param>
/// <param name="Topic">What a follow-up leans on, see <see cref="FollowUp"/>; null when the question stands by itself.</param>
/// <param name="ServicePrior">How likely each service (LGSL code) is what the question is about, 0 to 1; null when nobody said.</param>
public sealed record EnquiryRequest(
    CouncilId Council,
    LanguageTag Language,
    Privacy.RedactedText Text,
    Privacy.RedactedText? Topic = null,
    IReadOnlyDictionary<int, double>? ServicePrior = null)
{
    /// <summary>The day on which it is asked; null when nobody said.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Services (LGSL codes) on which a wrong answer could do harm.</summary>
    public IReadOnlySet<int> RiskyServices { get; init; } = FrozenSet<int>.Empty;
}
