using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Retrieval;

/// <summary>
/// What each sign that a passage answers a question counts for: the score is their weighted sum. Only their ratios matter; 0
/// leaves a sign out. Settings under <c>Retrieval:Weights</c>; how they were chosen stands in <c>docs/retrieval.md</c>.
/// </summary>
public sealed record RankingWeights
{
    /// <summary>How much of the question's words the passage has (BM25 as a share of a perfect match).</summary>
    [Range(0, 10)]
    public double Words { get; init; } = 0.8;

    /// <summary>Likeness of passage and question by character n-grams: finds what is misspelt or inflected.</summary>
    [Range(0, 10)]
    public double CharGrams { get; init; } = 0.8;

    /// <summary>Likeness in meaning to the passage and its best sentence.</summary>
    [Range(0, 10)]
    public double Meaning { get; init; } = 1.2;

    /// <summary>How much of the question's words the whole article has, wherever they stand in it.</summary>
    [Range(0, 10)]
    public double ArticleWords { get; init; } = 1;

    /// <summary>How much of the question's words title, keywords and headings of the article have.</summary>
    [Range(0, 10)]
    public double TopicWords { get; init; } = 0.5;

    /// <summary>Likeness in meaning to the title and keywords of the article.</summary>
    [Range(0, 10)]
    public double TopicMeaning { get; init; } = 1.2;

    /// <summary>Likeness in words to the phrases that citizens use for the article's service.</summary>
    [Range(0, 10)]
    public double PhraseWords { get; init; } = 1;

    /// <summary>Likeness in meaning to the phrases that citizens use for the article's service.</summary>
    [Range(0, 10)]
    public double PhraseMeaning { get; init; } = 1;

    /// <summary>How likely the classifier thinks the article's service.</summary>
    [Range(0, 10)]
    public double Service { get; init; } = 0.5;

    /// <summary>The share of its score that an article loses when nobody has looked at it by its review date.</summary>
    [Range(0, 1)]
    public double PastReview { get; init; } = 0.1;
}
