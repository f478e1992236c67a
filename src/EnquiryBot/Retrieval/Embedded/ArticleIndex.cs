using System.Numerics.Tensors;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Embedded;

/// <summary>
/// The articles of one council in one language as wholes: a question whose words are spread over an article finds it though no
/// single passage has them all, and what an article is about counts for each of its passages. Immutable.
/// </summary>
internal sealed class ArticleIndex
{
    private readonly string[] _topics;
    private readonly CoverageIndex _whole;
    private readonly CoverageIndex _about;
    private readonly ReadOnlyMemory<float>[]? _vectors;

    /// <param name="articles">The passages of each article.</param>
    /// <param name="language">The language of all.</param>
    /// <param name="synonyms">The synonym groups.</param>
    public ArticleIndex(IReadOnlyList<IReadOnlyList<Passage>> articles, LanguageTag language, SynonymTable synonyms)
    {
        _topics = [.. articles.Select(a => TopicOf(a[0]))];
        _about = new CoverageIndex([.. articles.Select(a => Stems(About(a), language))], language, synonyms[language]);
        _whole = new CoverageIndex(
            [.. articles.Select(a => Stems($"{About(a)} {string.Join('\n', a.Select(p => p.Text))}", language))], language, synonyms[language]);
    }

    private ArticleIndex(ArticleIndex words, ReadOnlyMemory<float>[] vectors) =>
        (_topics, _whole, _about, _vectors) = (words._topics, words._whole, words._about, vectors);

    /// <summary>The text of an article's topic, which wants a vector.</summary>
    public static string TopicOf(Passage passage) => passage.Keywords.Count == 0 ? passage.Title : $"{passage.Title}. {string.Join(", ", passage.Keywords)}";

    /// <summary>The same articles with the vectors of their topics; themselves when one is missing.</summary>
    public ArticleIndex With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors)
    {
        var found = new ReadOnlyMemory<float>[_topics.Length];
        for (var i = 0; i < found.Length; i++)
        {
            if (!vectors.TryGetValue(_topics[i], out found[i]))
            {
                return this;
            }
        }

        return new ArticleIndex(this, found);
    }

    /// <summary>Adds to the score of each article what its words and its topic say to a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="repaired">The question with its spelling repaired; null when nothing needs repair.</param>
    /// <param name="weights">What each sign counts for.</param>
    /// <param name="scores">One score an article.</param>
    public void AddTo(SearchRequest request, Query? repaired, RankingWeights weights, Span<float> scores)
    {
        var share = repaired is null ? 1f : 0.5f;
        AddWords(request.Text.Value, request.Topic?.Value, share, weights, scores);
        if (repaired is not null)
        {
            AddWords(repaired.Text, repaired.Topic, share, weights, scores);
        }

        if (_vectors is null || request.Vector is not { } vector)
        {
            return;
        }

        var cosines = Array.ConvertAll(_vectors, v => TensorPrimitives.Dot(v.Span, vector.Span));
        var mean = TensorPrimitives.Sum<float>(cosines) / cosines.Length;
        for (var i = 0; i < cosines.Length; i++)
        {
            scores[i] += (float)weights.TopicMeaning * (cosines[i] - mean);
        }
    }

    private void AddWords(string text, string? topic, float share, RankingWeights weights, Span<float> scores)
    {
        foreach (var (index, weight) in ((CoverageIndex, double)[])[(_whole, weights.ArticleWords), (_about, weights.TopicWords)])
        {
            var query = index.Read(text, topic);
            if (query.Slots.Count > 0)
            {
                index.AddTo(query, scores, share * (float)weight);
            }
        }
    }

    private static string About(IReadOnlyList<Passage> article) =>
        $"{article[0].Title} {article[0].Title} {string.Join(' ', article[0].Keywords)} {string.Join(' ', article.SelectMany(p => p.HeadingPath).Distinct(StringComparer.Ordinal))}";

    private static List<string> Stems(string text, LanguageTag language) => TextAnalyser.Terms(text, language).ConvertAll(t => t.Stem);
}
