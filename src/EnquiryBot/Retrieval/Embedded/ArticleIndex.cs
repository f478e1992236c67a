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
    private readonly ArticleIndex? _corpus;

    // Empty where an article has none yet.
    private readonly ReadOnlyMemory<float>[]? _vectors;

    /// <param name="articles">The passages of each article.</param>
    /// <param name="language">The language of all.</param>
    /// <param name="synonyms">The synonym groups.</param>
    /// <param name="corpus">The index of the articles that they join: their words weigh, and their meaning is judged, as there. Null: they are all there is.</param>
    public ArticleIndex(IReadOnlyList<IReadOnlyList<Passage>> articles, LanguageTag language, SynonymTable synonyms, ArticleIndex? corpus = null)
    {
        _corpus = corpus;
        _topics = [.. articles.Select(a => TopicOf(a[0]))];
        _about = new CoverageIndex([.. articles.Select(a => Stems(About(a), language))], language, synonyms[language], corpus?._about);
        _whole = new CoverageIndex(
            [.. articles.Select(a => Stems($"{About(a)} {string.Join('\n', a.Select(p => p.Text))}", language))], language, synonyms[language], corpus?._whole);
    }

    private ArticleIndex(ArticleIndex words, ReadOnlyMemory<float>[]? vectors, ArticleIndex? corpus) =>
        (_topics, _whole, _about, _vectors, _corpus) = (words._topics, words._whole, words._about, vectors, corpus);

    /// <summary>The text of an article's topic, which wants a vector; empty for a page without a title, which is like no question and unlike none.</summary>
    public static string TopicOf(Passage passage) => passage.Keywords.Count == 0 ? passage.Title : $"{passage.Title}. {string.Join(", ", passage.Keywords)}";

    /// <summary>The same articles with the vectors of their topics, where they are known.</summary>
    /// <param name="vectors">Vectors by their texts.</param>
    /// <param name="former">What articles before these had: a topic that stays keeps its vector.</param>
    public ArticleIndex With(IReadOnlyDictionary<string, ReadOnlyMemory<float>> vectors, ArticleIndex? former)
    {
        var kept = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        former?.AddVectorsTo(kept);
        AddVectorsTo(kept);
        return new ArticleIndex(this, Array.ConvertAll(_topics, t => t.Length == 0 ? default : vectors.TryGetValue(t, out var made) ? made : kept.GetValueOrDefault(t)), _corpus);
    }

    /// <summary>The same articles beside the corpus as it is now.</summary>
    public ArticleIndex Beside(ArticleIndex corpus) => new(this, _vectors, corpus);

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

        Span<float> cosines = new float[_vectors.Length];
        var mean = Cosines(vector.Span, cosines);
        mean = _corpus is null ? mean : _corpus.Cosines(vector.Span, new float[_corpus._topics.Length]);
        for (var i = 0; i < _vectors.Length; i++)
        {
            scores[i] += _vectors[i].IsEmpty ? 0 : (float)weights.TopicMeaning * (cosines[i] - mean);
        }
    }

    /// <summary>Writes the cosine of each topic that has a vector; returns their mean, 0 without any.</summary>
    private float Cosines(ReadOnlySpan<float> question, Span<float> cosines)
    {
        var (sum, count) = (0f, 0);
        for (var i = 0; i < (_vectors?.Length ?? 0); i++)
        {
            if (!_vectors![i].IsEmpty)
            {
                cosines[i] = TensorPrimitives.Dot(_vectors[i].Span, question);
                (sum, count) = (sum + cosines[i], count + 1);
            }
        }

        return count == 0 ? 0 : sum / count;
    }

    private void AddVectorsTo(Dictionary<string, ReadOnlyMemory<float>> vectors)
    {
        for (var i = 0; i < (_vectors?.Length ?? 0); i++)
        {
            if (!_vectors![i].IsEmpty)
            {
                vectors[_topics[i]] = _vectors[i];
            }
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
