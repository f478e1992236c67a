using EnquiryBot.Retrieval;

namespace EnquiryBot.Quality;

/// <summary>The weightings that show what each sign is worth: each alone, then each left out of the whole.</summary>
public static class RetrievalAblation
{
    private static readonly RankingWeights None = new()
    {
        Words = 0, CharGrams = 0, Meaning = 0, ArticleWords = 0, TopicWords = 0, TopicMeaning = 0, PhraseWords = 0, PhraseMeaning = 0, Service = 0,
    };

    /// <summary>The weightings around the whole one.</summary>
    public static IEnumerable<(string Name, RankingWeights Weights)> Of(RankingWeights whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        yield return ("words alone (BM25)", None with { Words = 1 });
        yield return ("character n-grams alone", None with { CharGrams = 1 });
        yield return ("meaning alone", None with { Meaning = 1 });
        yield return ("phrases alone, words", None with { PhraseWords = 1 });
        yield return ("phrases alone, meaning", None with { PhraseMeaning = 1 });
        yield return ("classifier alone", None with { Service = 1, Words = 0.001 });
        yield return ("words + n-grams", None with { Words = 1, CharGrams = 0.5 });
        yield return ("the same + classifier (before)", None with { Words = 1, CharGrams = 0.5, Service = 0.15 });
        yield return ("the same + meaning", None with { Words = 1, CharGrams = 0.5, Service = 0.15, Meaning = 1 });
        yield return ("whole", whole);
        yield return ("whole less words", whole with { Words = 0 });
        yield return ("whole less character n-grams", whole with { CharGrams = 0 });
        yield return ("whole less meaning", whole with { Meaning = 0 });
        yield return ("whole less article words", whole with { ArticleWords = 0 });
        yield return ("whole less topic words", whole with { TopicWords = 0 });
        yield return ("whole less topic meaning", whole with { TopicMeaning = 0 });
        yield return ("whole less phrase words", whole with { PhraseWords = 0 });
        yield return ("whole less phrase meaning", whole with { PhraseMeaning = 0 });
        yield return ("whole less classifier", whole with { Service = 0 });
        yield return ("whole less all vectors", whole with { Meaning = 0, TopicMeaning = 0, PhraseMeaning = 0 });
    }
}
