using EnquiryBot.Retrieval;

namespace EnquiryBot.Quality;

/// <summary>A way to rank: by one weighted sum, or by the reciprocal ranks (1 / (60 + place)) of several.</summary>
/// <param name="Name">What it is called in a table.</param>
/// <param name="Legs">The weights of each sum; at least one.</param>
public sealed record Ranking(string Name, IReadOnlyList<RankingWeights> Legs)
{
    private const int Depth = 50;
    private const double Damping = 60;

    /// <summary>A ranking by one weighted sum.</summary>
    public Ranking(string name, RankingWeights weights)
        : this(name, [weights])
    {
    }

    /// <summary>The ids of the articles found, best first.</summary>
    public IReadOnlyList<string> Of(KnowledgeSearch search, SearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(request);
        if (Legs is [var only])
        {
            return [.. search.Search(request with { Weights = only }).Articles.Select(a => a.Id)];
        }

        return
        [
            .. Legs.SelectMany(l => search.Search(request with { Weights = l, Take = Depth }).Articles.Select((a, place) => (a.Id, Points: 1 / (Damping + place + 1))))
                .GroupBy(a => a.Id, StringComparer.Ordinal)
                .OrderByDescending(a => a.Sum(p => p.Points))
                .ThenBy(a => a.Key, StringComparer.Ordinal)
                .Select(a => a.Key)
                .Take(request.Take),
        ];
    }
}

/// <summary>The rankings that show what each sign is worth: each alone, how they are fused, each added to those before, each left out of the whole.</summary>
public static class RetrievalAblation
{
    /// <summary>The name of the ranking that the service goes by.</summary>
    public const string Whole = "whole";

    private static readonly RankingWeights None = new()
    {
        Words = 0, CharGrams = 0, Meaning = 0, ArticleWords = 0, TopicWords = 0, TopicMeaning = 0, PhraseWords = 0, PhraseMeaning = 0, Service = 0,
    };

    private static readonly IReadOnlyList<Sign> OfPages =
    [
        new("words (BM25)", w => w.Words, (w, v) => w with { Words = v }),
        new("character n-grams", w => w.CharGrams, (w, v) => w with { CharGrams = v }),
        new("meaning", w => w.Meaning, (w, v) => w with { Meaning = v }),
        new("article words", w => w.ArticleWords, (w, v) => w with { ArticleWords = v }),
        new("topic words", w => w.TopicWords, (w, v) => w with { TopicWords = v }),
        new("topic meaning", w => w.TopicMeaning, (w, v) => w with { TopicMeaning = v }),
    ];

    private static readonly IReadOnlyList<Sign> OfServices =
    [
        new("phrase words", w => w.PhraseWords, (w, v) => w with { PhraseWords = v }),
        new("phrase meaning", w => w.PhraseMeaning, (w, v) => w with { PhraseMeaning = v }),
        // By itself the classifier finds nothing: it only puts what was found in order.
        new("classifier", w => w.Service, (w, v) => w with { Service = v, Words = Math.Max(w.Words, v / 1000) }),
    ];

    /// <summary>The rankings around the one that the service goes by, without that one.</summary>
    /// <param name="whole">The weights that the service goes by.</param>
    /// <param name="services">Whether the pages are of services, which have phrases and a classifier.</param>
    public static IEnumerable<Ranking> Of(RankingWeights whole, bool services)
    {
        ArgumentNullException.ThrowIfNull(whole);
        List<Sign> signs = [.. OfPages, .. services ? OfServices : []];
        var alone = signs.ConvertAll(s => new Ranking($"{s.Name} alone", s.Set(None, 1)));
        return
        [
            .. alone,
            .. Fusions(whole, [.. alone.Take(3).SelectMany(a => a.Legs)]),
            .. Additions(whole, signs),
            .. signs.Select(s => new Ranking($"{Whole} less {s.Name}", s.Set(whole, 0))),
            new Ranking($"{Whole} less all vectors", whole with { Meaning = 0, TopicMeaning = 0, PhraseMeaning = 0 }),
        ];
    }

    private static IEnumerable<Ranking> Fusions(RankingWeights whole, IReadOnlyList<RankingWeights> legs)
    {
        yield return new Ranking("reciprocal ranks of words and meaning", [legs[0], legs[2]]);
        yield return new Ranking("reciprocal ranks of words, n-grams and meaning", legs);
        yield return new Ranking("sum 1 words + 1 meaning", None with { Words = 1, Meaning = 1 });
        yield return new Ranking("sum 1 words + 0.5 n-grams", None with { Words = 1, CharGrams = 0.5 });
        yield return new Ranking("sum 1 words + 0.5 n-grams + 1 meaning", None with { Words = 1, CharGrams = 0.5, Meaning = 1 });
    }

    // The last one would be the whole.
    private static IEnumerable<Ranking> Additions(RankingWeights whole, List<Sign> signs)
    {
        var sum = signs[0].Set(None, signs[0].Of(whole));
        foreach (var sign in signs.Skip(1).SkipLast(1))
        {
            sum = sign.Set(sum, sign.Of(whole));
            yield return new Ranking($"... + {sign.Name}", sum);
        }
    }

    private sealed record Sign(string Name, Func<RankingWeights, double> Of, Func<RankingWeights, double, RankingWeights> Set);
}
